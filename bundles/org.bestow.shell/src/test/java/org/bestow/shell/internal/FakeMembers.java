package org.bestow.shell.internal;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Members;
import org.bestow.api.Standing;

/** Two companies. */
record FakeMembers() implements Members {

    private static final List<Member> ALL = List.of(member(7, "Northwind"), member(8, "Harbour & Sons"));

    @Override
    public Optional<Member> byNumber(long number) {
        return ALL.stream().filter(member -> member.number() == number).findFirst();
    }

    @Override
    public Optional<Member> find(String idOrName) {
        return ALL.stream()
                .filter(member -> member.id().equals(idOrName) || member.name().equalsIgnoreCase(idOrName))
                .findFirst();
    }

    @Override
    public List<Member> list() {
        return ALL;
    }

    @Override
    public Standing standing(long number) {
        return Standing.member();
    }

    private static Member member(long number, String name) {
        return new Member(number, name, ZoneId.of("Europe/Berlin"), "info@example.org");
    }
}
