package org.bestow.shell.internal;

import java.io.PrintStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Standing;

/** Lists member companies, or changes how one stands. */
@Service
@Command(
        scope = "bestow",
        name = "member-list",
        description = "Lists the member companies, by name, or gives one another standing",
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

    @Option(
            name = "--set-standing",
            description = "Gives the company of --member this standing: member, managed-elsewhere or not-a-member",
            valueToShowInHelp = "")
    @Completion(StandingCompleter.class)
    String standing;

    @Option(name = "--member", description = "With --set-standing: the company, by id or name", valueToShowInHelp = "")
    @Completion(MemberCompleter.class)
    String member;

    @Option(
            name = "--link",
            description = "With --set-standing: https address where its benefits are, or where it can join",
            valueToShowInHelp = "")
    String link;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        if (standing != null) {
            change(services.need(MemberAccounts.class), out);
            return;
        }
        if (member != null || link != null) {
            throw new CommandException(
                    "--member and --link go with --set-standing. To look for a company: --search TEXT.");
        }
        var request = Arguments.page(limit, after);
        var page = given(services.need(MemberAccounts.class).list(operator(), Optional.ofNullable(search), request));
        var table =
                new Table("Member", "Name", "Time zone", "E-mail", "Standing").whenEmpty("No member company matches.");
        new Listing<>(table, MemberListCommand::row, MemberListCommand::json).print(page, json, out);
    }

    private static void row(Table table, MemberAccounts.Company company) {
        var member = company.member();
        table.row(member.id(), member.name(), member.timeZone().getId(), member.email(), words(company.standing()));
    }

    private void change(MemberAccounts accounts, PrintStream out) throws CommandException {
        if (member == null || search != null || after != null) {
            throw new CommandException(
                    "--set-standing needs --member with the id or name of a company, and takes --link.");
        }
        var wish = wish(standing, link);
        var before = given(accounts.get(operator(), member));
        var company = given(accounts.change(operator(), before.member().id(), wish, before.version()));
        if (json) {
            out.println(Json.write(json(company)));
            return;
        }
        out.println(company.member().name() + " stands as " + words(company.standing()) + ".");
    }

    static Standing.Wish wish(String standing, String link) throws CommandException {
        var kind = Standing.Kind.of(standing)
                .orElseThrow(() -> new CommandException(
                        "A standing is member, managed-elsewhere or not-a-member; it was '" + standing + "'."));
        return new Standing.Wish(kind, Optional.ofNullable(link));
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
