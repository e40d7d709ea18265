package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.bestow.api.Caller;
import org.bestow.api.Page;
import org.bestow.api.RoleRequests;
import org.bestow.api.UserAccounts;

/** Shows or changes the roles of a user. */
@Service
@Command(
        scope = "bestow",
        name = "user-roles",
        description = "Shows a user's roles, or gives the user others instead",
        detailedDescription = "classpath:user-roles.txt")
public final class UserRolesCommand extends MemberCommand {

    private static final String ENDED = "The user's sessions have ended; the next sign-in has these roles.";

    @Argument(index = 0, name = "user", description = "Id of the user", required = true)
    @Completion(UserCompleter.class)
    String user;

    @Argument(index = 1, name = "role", description = "All the roles that the user shall have", multiValued = true)
    @Completion(RoleCompleter.class)
    List<String> roles = List.of();

    @Option(
            name = "--decide",
            description = "Instead: decides the user's open request to become Global admin: granted or refused",
            valueToShowInHelp = "")
    @Completion(
            value = StringsCompleter.class,
            values = {"granted", "refused"})
    String decide;

    @Option(name = "--note", description = "With --decide: told to the user", valueToShowInHelp = "")
    String note;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        if (decide != null) {
            decide(services, out);
            return;
        }
        if (note != null) {
            throw new CommandException("--note goes with --decide.");
        }
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
            out.println(ENDED);
        }
    }

    private void decide(Services services, PrintStream out) throws CommandException {
        if (!roles.isEmpty() || !(decide.equals("granted") || decide.equals("refused"))) {
            throw new CommandException("--decide takes granted or refused, and no roles.");
        }
        var caller = changing(services);
        var requests = services.need(RoleRequests.class);
        var decision = new RoleRequests.Decision(decide.equals("granted"), Optional.ofNullable(note));
        var decided = given(requests.decide(caller, open(requests, caller), decision));
        if (json) {
            out.println(Json.write(RoleRequestOutput.json(decided)));
            return;
        }
        out.println("The request of " + decided.asker().name() + " is "
                + decided.state().code() + "; the user is told by mail.");
        if (decision.granted()) {
            out.println(ENDED);
        }
    }

    /** A user has one open request at most. */
    private String open(RoleRequests requests, Caller caller) throws CommandException {
        var page = Page.Request.first(200);
        for (; ; ) {
            var found = given(requests.list(caller, Optional.of(RoleRequests.State.OPEN), page));
            for (var request : found.items()) {
                if (request.asker().id().equals(user)) {
                    return request.id();
                }
            }
            page = new Page.Request(
                    Optional.of(found.next()
                            .orElseThrow(
                                    () -> new CommandException("'" + user + "' has no open request. bestow:user-list"
                                            + " --member M --role-requests shows those there are."))),
                    200);
        }
    }
}
