package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.bestow.api.Benefits;
import org.bestow.spi.Status;

/** Lists a member's benefits. */
@Service
@Command(
        scope = "bestow",
        name = "benefit-list",
        description = "Lists the benefits of a member",
        detailedDescription = "classpath:benefit-list.txt")
public final class BenefitListCommand extends MemberCommand {

    @Option(name = "--type", description = "Only of this type", valueToShowInHelp = "")
    @Completion(TypeCompleter.class)
    String type;

    @Option(name = "--status", description = "Only with one of these, separated by commas", valueToShowInHelp = "")
    @Completion(
            value = StringsCompleter.class,
            values = {"cancelled", "expired", "provisioning", "exhausted", "pending", "active", "available"})
    String status;

    @Option(name = "--search", description = "Only with this text in title, source or holder", valueToShowInHelp = "")
    String search;

    @Option(name = "--expiring-before", description = "Only those that end before a day", valueToShowInHelp = "")
    String expiringBefore;

    @Option(
            name = "--sort",
            description = "title, source, activateBy, expires or used; with - in front, descending",
            valueToShowInHelp = "activateBy")
    @Completion(
            value = StringsCompleter.class,
            values = {
                "title",
                "-title",
                "source",
                "-source",
                "activateBy",
                "-activateBy",
                "expires",
                "-expires",
                "used",
                "-used"
            })
    String sort = "activateBy";

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
        var query = query();
        var page = given(services.need(Benefits.class).list(looking(services), query, request));
        var table = new Table("Benefit", "Type", "Title", "Source", "Used", "Status", "Activate by", "Expires")
                .whenEmpty("No benefit matches.");
        new Listing<>(table, BenefitListCommand::row, BenefitOutput::json).print(page, json, out);
    }

    private static void row(Table table, Benefits.Row row) {
        table.row(
                row.id(),
                row.type() + (row.typeAvailable() ? "" : " (missing)"),
                row.title(),
                row.source(),
                BenefitOutput.used(row),
                Arguments.word(row.status()),
                row.activateBy(),
                row.expires());
    }

    private Benefits.Query query() throws CommandException {
        boolean descending = sort.startsWith("-");
        return new Benefits.Query(
                Optional.ofNullable(type),
                statuses(),
                Optional.ofNullable(search),
                Arguments.day("--expiring-before", expiringBefore),
                order(descending ? sort.substring(1) : sort),
                descending);
    }

    private Set<Status> statuses() throws CommandException {
        var wanted = EnumSet.noneOf(Status.class);
        if (status != null) {
            for (var word : status.split(",")) {
                wanted.add(Arguments.constant(Status.class, "--status", word.strip()));
            }
        }
        return wanted;
    }

    private static Benefits.Sort order(String name) throws CommandException {
        return Arrays.stream(Benefits.Sort.values())
                .filter(each -> each.name().replace("_", "").equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "--sort takes title, source, activateBy, expires or used, not '" + name + "'."));
    }
}
