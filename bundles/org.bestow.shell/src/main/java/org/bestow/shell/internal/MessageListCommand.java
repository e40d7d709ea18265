package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.bestow.api.Messages;

/** Lists mail and how far it is, newest first. */
@Service
@Command(
        scope = "bestow",
        name = "message-list",
        description = "Lists mail and how far it is, newest first; never what it says",
        detailedDescription = "classpath:message-list.txt")
public final class MessageListCommand extends PlatformCommand {

    @Option(
            name = "--state",
            description = "Only those in this state: queued, sending, sent or failed",
            valueToShowInHelp = "")
    @Completion(
            value = StringsCompleter.class,
            values = {"queued", "sending", "sent", "failed"})
    String state;

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
        var page = given(services.need(Messages.class).list(operator(), state(), request));
        var table = new Table("Id", "Queued", "To", "Purpose", "About", "State", "Attempts", "Next", "Error")
                .whenEmpty("There are no such messages.");
        new Listing<>(table, MessageListCommand::row, MessageListCommand::json).print(page, json, out);
    }

    private static void row(Table table, Messages.Item item) {
        table.row(
                item.id(),
                item.createdAt(),
                item.recipientAddress(),
                item.purpose(),
                item.subjectType() + " " + item.subjectId(),
                item.state().code(),
                item.attempts(),
                item.nextAttemptAt(),
                item.error());
    }

    private Optional<Messages.State> state() throws CommandException {
        if (state == null) {
            return Optional.empty();
        }
        var known = Messages.State.parse(state);
        if (known.isEmpty()) {
            throw new CommandException("--state must be queued, sending, sent or failed, not " + state + ".");
        }
        return known;
    }

    /** As the REST interface answers. */
    static Map<String, Object> json(Messages.Item item) {
        return Json.object(
                "id", item.id(),
                "member", item.member(),
                "purpose", item.purpose(),
                "subject", Json.object("type", item.subjectType(), "id", item.subjectId()),
                "recipient", Json.object("name", item.recipientName(), "address", item.recipientAddress()),
                "language", item.language().tag(),
                "state", item.state().code(),
                "attempts", item.attempts(),
                "error", item.error(),
                "retryable", item.retryable(),
                "createdAt", item.createdAt(),
                "nextAttemptAt", item.nextAttemptAt(),
                "finishedAt", item.finishedAt());
    }
}
