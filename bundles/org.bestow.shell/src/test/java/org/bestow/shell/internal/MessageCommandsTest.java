package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Messages;
import org.junit.Test;

public class MessageCommandsTest {

    private final FakeMessages messages = new FakeMessages();
    private final FakeServices services = new FakeServices().with(Messages.class, messages);

    private static MessageRetryCommand retry(String message, boolean all) {
        var command = new MessageRetryCommand();
        command.message = message;
        command.allFailed = all;
        return command;
    }

    @Test
    public void listsHowFarMessagesAre() throws CommandException {
        var printed = Printed.by(new MessageListCommand(), services);
        assertTrue(
                printed,
                printed.matches("(?s).*e1-3 \\| 2026-11-20T12:00:00Z \\| ada@one.example \\| invitation \\| user u1-b"
                        + " \\| failed +\\| 2 +\\| - +\\| recipient-refused 550.*"));
        assertTrue(printed, printed.endsWith("There is more: --after more\n"));
    }

    @Test
    public void onlyThoseOfAState() throws CommandException {
        var command = new MessageListCommand();
        command.state = "sent";
        var items = Printed.jsonBy(command, services).get("items");
        assertEquals(1, items.size());
        assertEquals("sent", items.get(0).get("state").asText());
        assertEquals(
                "ada@one.example", items.get(0).get("recipient").get("address").asText());
        assertTrue(items.get(0).get("error").isNull());
        command.state = "lost";
        assertTrue(Printed.errorOf(command, services).contains("queued, sending, sent or failed"));
    }

    @Test
    public void retriesOneOrAll() throws CommandException {
        assertTrue(Printed.by(retry("e1-0", false), services).contains("e1-0 to ada@one.example is queued."));
        assertTrue(Printed.by(retry("e1-1", false), services).contains("on its way"));
        assertTrue(Printed.by(retry("e1-2", false), services).contains("sent before"));
        assertTrue(Printed.by(retry("e1-3", false), services).contains("too long ago"));
        assertEquals("Messages queued again: 7\n", Printed.by(retry(null, true), services));
        assertEquals(
                7, Printed.jsonBy(retry(null, true), services).get("queued").asInt());
        assertEquals(
                "failed",
                Printed.jsonBy(retry("e1-3", false), services).get("state").asText());
    }

    @Test
    public void wantsOneOrTheOther() {
        assertFalse(Printed.errorOf(retry(null, false), services).isEmpty());
        assertFalse(Printed.errorOf(retry("e1-3", true), services).isEmpty());
        assertEquals(List.of(), messages.retried);
        assertTrue(Printed.errorOf(retry("e1-x", false), services).contains("no such message"));
    }

    @Test
    public void completesWithWhatFailed() {
        assertEquals(List.of("e1-3"), List.copyOf(new MessageCompleter().candidates(services, List.of())));
        assertEquals(List.of(), List.copyOf(new MessageCompleter().candidates(new FakeServices(), List.of())));
    }
}
