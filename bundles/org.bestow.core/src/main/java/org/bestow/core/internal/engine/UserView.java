package org.bestow.core.internal.engine;

import java.util.Optional;
import org.bestow.api.Users;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** A user of the member as a type sees him. */
record UserView(UserRef ref, String name, String email, Optional<String> notificationEmail, String language)
        implements View.User {
    static UserView of(UserRef ref, Users.Person person) {
        return new UserView(
                ref,
                person.name(),
                person.email(),
                person.notificationEmail(),
                person.language().tag());
    }
}
