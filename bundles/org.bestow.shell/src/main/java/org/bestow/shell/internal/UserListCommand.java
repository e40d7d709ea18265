package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.bestow.api.Page;
import org.bestow.api.RoleRequestQueue;
import org.bestow.api.RoleRequests;
import org.bestow.api.UserAccounts;
import org.bestow.api.Users;

/** Lists the users of a member, or the operators. */
@Service
@Command(
        scope = "bestow",
        name = "user-list",
        description = "Lists the users of a member company, or without one the operators",
        detailedDescription = "classpath:user-list.txt")
public final class UserListCommand extends MemberCommand {

    @Option(name = "--search", description = "Only with this text in name or e-mail", valueToShowInHelp = "")
    String search;

    @Option(
            name = "--state",
            description = "Only those in this state: active, invited or deleted; usually all who are not deleted",
            valueToShowInHelp = "")
    @Completion(
            value = StringsCompleter.class,
            values = {"active", "invited", "deleted"})
    String state;

    @Option(name = "--role", description = "Only those who have this role", valueToShowInHelp = "")
    @Completion(RoleCompleter.class)
    String role;

    @Option(
            name = "--role-requests",
            description =
                    "Instead: who of the member asked to become Global admin, newest first; without --member, who of all"
                            + " companies waits for an answer")
    boolean roleRequests;

    @Option(name = "--limit", description = "How many, 1 to 200", valueToShowInHelp = "50")
    int limit = 50;

    @Option(
            name = "--after",
            description = "Goes on after a page: the cursor that it ended with",
            valueToShowInHelp = "")
    String after;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var request = Arguments.page(limit, after);
        if (roleRequests) {
            listRequests(services, request, out);
            return;
        }
        var caller = member == null ? operator() : looking(services);
        var page = given(services.need(UserAccounts.class).list(caller, filter(), request));
        var table = new Table("User", "Name", "E-mail", "Language", "Roles", "State").whenEmpty("No user matches.");
        new Listing<>(table, UserListCommand::row, UserOutput::json).print(page, json, out);
    }

    private static void row(Table table, UserAccounts.Account account) {
        var user = account.person();
        table.row(
                user.id(),
                user.name(),
                user.email(),
                user.language().tag(),
                UserOutput.roles(user),
                UserOutput.state(account));
    }

    private void listRequests(Services services, Page.Request request, PrintStream out) throws CommandException {
        if (search != null || role != null || state != null) {
            throw new CommandException("--role-requests goes with --member, --limit and --after alone.");
        }
        if (member == null) {
            var open = Optional.of(RoleRequests.State.OPEN);
            var queue = given(services.need(RoleRequestQueue.class).list(operator(), open, request));
            RoleRequestOutput.queue().print(queue, json, out);
            return;
        }
        var page = given(services.need(RoleRequests.class).list(looking(services), Optional.empty(), request));
        RoleRequestOutput.listing().print(page, json, out);
    }

    private UserAccounts.Filter filter() throws CommandException {
        var present = UserAccounts.Filter.present(Optional.ofNullable(search));
        return new UserAccounts.Filter(
                present.search(),
                role == null
                        ? Optional.empty()
                        : Arguments.roles(List.of(role)).stream().findFirst(),
                state == null ? present.states() : Set.of(Arguments.constant(Users.State.class, "--state", state)));
    }
}
