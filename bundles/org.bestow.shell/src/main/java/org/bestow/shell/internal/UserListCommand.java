package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
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
        var caller = member == null ? operator() : looking(services);
        var page = given(services.need(Users.class).list(caller, Optional.ofNullable(search), request));
        if (json) {
            out.println(Json.write(Json.object(
                    "items", page.items().stream().map(UserOutput::json).toList(), "next", page.next())));
            return;
        }
        var table = new Table("User", "Name", "E-mail", "Language", "Roles").whenEmpty("No user matches.");
        page.items()
                .forEach(user -> table.row(
                        user.id(), user.name(), user.email(), user.language().tag(), UserOutput.roles(user)));
        table.print(out);
        page.next().ifPresent(cursor -> out.println("There is more: --after " + cursor));
    }
}
