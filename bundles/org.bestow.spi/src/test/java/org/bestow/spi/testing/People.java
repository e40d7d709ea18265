package org.bestow.spi.testing;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.bestow.spi.Role;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** Who is in a {@link FakeView}. */
final class People {

    private People() {}

    record Asking(UserRef user, Set<Role> roles) implements View.Actor {}

    record Company(String id, String name, ZoneId timeZone, String email) implements View.Member {}

    record Person(UserRef ref, String name, String email, Optional<String> notificationEmail, String language)
            implements View.User {}
}
