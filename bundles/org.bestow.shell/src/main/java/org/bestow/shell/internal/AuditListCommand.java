package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.AuditLog;

/** Lists what was done, newest first. */
@Service
@Command(
        scope = "bestow",
        name = "audit-list",
        description = "Lists what was done, by whom and why, newest first",
        detailedDescription = "classpath:audit-list.txt")
public final class AuditListCommand extends PlatformCommand {

    @Option(name = "--subject", description = "Only about this thing: its id", valueToShowInHelp = "")
    String subject;

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
        var page = given(services.need(AuditLog.class).list(operator(), Optional.ofNullable(subject), request));
        var table =
                new Table("At", "Who", "Why", "Action", "Subject", "What", "From").whenEmpty("Nothing was done yet.");
        new Listing<>(table, AuditListCommand::row, AuditListCommand::json).print(page, json, out);
    }

    private static void row(Table table, AuditLog.Entry entry) {
        table.row(
                entry.at(),
                entry.actorName(),
                entry.reason(),
                entry.action(),
                entry.subjectType() + " " + entry.subjectId(),
                entry.summary(),
                entry.from());
    }

    private static Map<String, Object> json(AuditLog.Entry entry) {
        return Json.object(
                "id", entry.id(),
                "at", entry.at(),
                "actor", Json.object("id", entry.actorId(), "name", entry.actorName()),
                "reason", entry.reason(),
                "action", entry.action(),
                "subject", Json.object("type", entry.subjectType(), "id", entry.subjectId()),
                "summary", entry.summary(),
                "from", entry.from());
    }
}
