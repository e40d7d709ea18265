package org.bestow.shell.internal;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Messages;

/** Sends what failed again, or what waits at once. */
@Service
@Command(
        scope = "bestow",
        name = "message-retry",
        description = "Sends a failed message again, or a waiting one at once",
        detailedDescription = "classpath:message-retry.txt")
public final class MessageRetryCommand extends PlatformCommand {

    @Option(name = "--all-failed", description = "All that failed, in the order in which they were queued")
    boolean allFailed;

    @Argument(index = 0, name = "message", description = "Id of the message")
    @Completion(MessageCompleter.class)
    String message;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        if (allFailed == (message != null)) {
            throw new CommandException("Name a message, or say --all-failed.");
        }
        var messages = services.need(Messages.class);
        if (allFailed) {
            var count = given(messages.retryFailed(operator()));
            out.println(json ? Json.write(Json.object("queued", count)) : "Messages queued again: " + count);
            return;
        }
        var item = given(messages.retry(operator(), message));
        out.println(json ? Json.write(MessageListCommand.json(item)) : outcome(item));
    }

    private static String outcome(Messages.Item item) {
        var to = item.id() + " to " + item.recipientAddress();
        return switch (item.state()) {
            case QUEUED -> to + " is queued.";
            case SENDING -> to + " is on its way; nothing was changed.";
            case SENT -> to + " was sent before; nothing was changed.";
            case FAILED -> to + " failed too long ago: what it said is not kept any more. Nothing was changed.";
        };
    }
}
