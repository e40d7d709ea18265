package org.bestow.identity.internal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.spi.Role;

/** Who asks in tests. */
public final class Callers {

    private Callers() {}

    /** Greta, with these roles in a member. */
    public static Caller caller(long member, Role... roles) {
        return new Caller(
                1, "Greta Global", OptionalLong.of(member), Set.of(roles), Language.EN, Optional.empty(), "test");
    }

    public static Caller operator() {
        return new Caller(
                9, "Olga", OptionalLong.empty(), Set.of(Role.OPERATOR), Language.EN, Optional.empty(), "test");
    }
}
