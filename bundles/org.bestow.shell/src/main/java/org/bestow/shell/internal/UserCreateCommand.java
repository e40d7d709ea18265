package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Secret;
import org.bestow.api.UserAccounts;
import org.bestow.spi.Role;

/** Makes a user of a member, or an operator. */
@Service
@Command(
        scope = "bestow",
        name = "user-create",
        description = "Makes a user of a member company, or without one an operator",
        detailedDescription = "classpath:user-create.txt")
public final class UserCreateCommand extends MemberCommand {

    @Argument(index = 0, name = "name", description = "Full name", required = true)
    @Completion(AnythingCompleter.class)
    String name;

    @Argument(index = 1, name = "email", description = "E-mail to sign in with", required = true)
    @Completion(AnythingCompleter.class)
    String email;

    @Argument(index = 2, name = "role", description = "Roles; an operator has none other", multiValued = true)
    @Completion(RoleCompleter.class)
    List<String> roles = List.of();

    @Option(name = "--user-language", description = "The user's language: en, zh-CN or zh-TW", valueToShowInHelp = "en")
    @Completion(LanguageCompleter.class)
    String userLanguage = "en";

    @Option(name = "--invite", description = "Invites the user by mail, instead of a one-time password")
    boolean invite;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var given = Arguments.roles(roles);
        var draft = new UserAccounts.Draft(
                name,
                email,
                Arguments.language("--user-language", userLanguage),
                member == null && given.isEmpty() ? Set.of(Role.OPERATOR) : given,
                invite,
                Optional.empty());
        var caller = member == null ? operator() : changing(services);
        var created = given(services.need(UserAccounts.class).create(caller, draft));
        var person = created.account().person();
        if (json) {
            out.println(Json.write(Json.object(
                    "user", UserOutput.json(created.account()),
                    "oneTimePassword", created.oneTimePassword().map(Secret::reveal))));
            return;
        }
        if (invite) {
            UserOutput.printInvitation(person, out);
        } else {
            UserOutput.printPassword(person, created.oneTimePassword(), out);
        }
    }
}
