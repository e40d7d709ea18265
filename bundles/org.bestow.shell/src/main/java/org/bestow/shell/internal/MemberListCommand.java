package org.bestow.shell.internal;

import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Standing;

/** Lists member companies. */
@Service
@Command(
        scope = "bestow",
        name = "member-list",
        description = "Lists the member companies, by name",
        detailedDescription = "classpath:member-list.txt")
public final class MemberListCommand extends PlatformCommand {

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
        var page = given(services.need(MemberAccounts.class).list(operator(), Optional.ofNullable(search), request));
        if (json) {
            out.println(Json.write(Json.object(
                    "items", page.items().stream().map(MemberListCommand::json).toList(), "next", page.next())));
            return;
        }
        var table =
                new Table("Member", "Name", "Time zone", "E-mail", "Standing").whenEmpty("No member company matches.");
        page.items().forEach(company -> {
            var member = company.member();
            table.row(member.id(), member.name(), member.timeZone().getId(), member.email(), words(company.standing()));
        });
        table.print(out);
        page.next().ifPresent(cursor -> out.println("There is more: --after " + cursor));
    }

    /** As {@code managed-elsewhere, https://…}. */
    private static String words(Standing standing) {
        return standing.link()
                .map(link -> standing.kind().code() + ", " + link)
                .orElse(standing.kind().code());
    }

    static Map<String, Object> json(MemberAccounts.Company company) {
        var member = company.member();
        var standing = company.standing();
        return Json.object(
                "id", member.id(),
                "name", member.name(),
                "timeZone", member.timeZone().getId(),
                "email", member.email(),
                "standing",
                        Json.object(
                                "kind", standing.kind().code(),
                                "link", standing.link().map(URI::toString),
                                "ownLink", standing.own().map(URI::toString)));
    }
}
