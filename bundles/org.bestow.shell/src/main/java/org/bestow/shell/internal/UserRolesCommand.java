package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.OptionalLong;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.UserAccounts;

/** Shows or changes the roles of a user. */
@Service
@Command(
        scope = "bestow",
        name = "user-roles",
        description = "Shows a user's roles, or gives the user others instead",
        detailedDescription = "classpath:user-roles.txt")
public final class UserRolesCommand extends MemberCommand {

    @Argument(index = 0, name = "user", description = "Id of the user", required = true)
    @Completion(UserCompleter.class)
    String user;

    @Argument(index = 1, name = "role", description = "All the roles that the user shall have", multiValued = true)
    @Completion(RoleCompleter.class)
    List<String> roles = List.of();

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var accounts = services.need(UserAccounts.class);
        var account = roles.isEmpty()
                ? given(accounts.get(member == null ? operator() : looking(services), user))
                : given(accounts.setRoles(
                        member == null ? operator() : changing(services),
                        new UserAccounts.RoleChange(user, Arguments.roles(roles), OptionalLong.empty())));
        if (json) {
            out.println(Json.write(UserOutput.json(account)));
            return;
        }
        out.println(account.person().name() + ": " + UserOutput.roles(account.person()));
        if (!roles.isEmpty()) {
            out.println("The user's sessions have ended; the next sign-in has these roles.");
        }
    }
}
