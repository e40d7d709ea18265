package org.bestow.shell.internal;

import java.time.ZoneId;
import org.bestow.api.testing.FakeMembers;

/** Northwind and Harbour & Sons. */
final class TwoCompanies extends FakeMembers {

    TwoCompanies() {
        super(member(7, "Northwind"), member(8, "Harbour & Sons"));
    }

    private static Member member(long number, String name) {
        return new Member(number, name, ZoneId.of("Europe/Berlin"), "info@example.org");
    }
}
