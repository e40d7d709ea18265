package org.bestow.shell.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Users;
import org.bestow.api.testing.NoAccounts;
import org.bestow.spi.Role;

/** One user in each member and one operator, both of the number 11; nothing but listing them. */
final class FakeAccounts extends NoAccounts {

    @Override
    public Answer<Page<Account>> list(Caller caller, Filter filter, Page.Request page) {
        var person =
                new Users.Person(11, caller.tenant(), "Ada", "ada@x.example", Language.EN, Set.of(Role.USER), true);
        return Answer.of(new Page<>(List.of(new Account(person, 1)), Optional.empty()));
    }
}
