package org.bestow.identity.internal.signin;

import java.util.Objects;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Users.Person;

/**
 * Whose a session or token is, and what it is good for. Immutable.
 *
 * @param name for audit
 */
record Holder(Person person, String name, Caller.Access access) {

    Holder {
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(access, "access");
    }

    /** @param oneTime whether the person's password has to be changed */
    static Holder ofSession(Person person, long number, boolean oneTime) {
        return new Holder(person, person.name(), Caller.Access.session(number, oneTime));
    }

    Caller caller(String from) {
        return new Caller(
                person.number(),
                name,
                person.member(),
                person.roles(),
                person.language(),
                Optional.empty(),
                from,
                access);
    }
}
