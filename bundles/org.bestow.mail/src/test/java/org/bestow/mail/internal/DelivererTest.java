package org.bestow.mail.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.bestow.api.Messages.State;
import org.junit.After;
import org.junit.Test;

public class DelivererTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MailWorld world = new MailWorld();
    private final ScriptedServer server = ScriptedServer.start();
    private final Deliverer deliverer = world.deliverer(MailWorld.settings(server.port()));

    @After
    public void close() {
        deliverer.stop();
        server.close();
    }

    private KeptDeliveries.Row row(int number) {
        return world.deliveries.row(number);
    }

    private void run() {
        MailWorld.run(deliverer);
    }

    private String open() {
        return deliverer.circuit().open().orElseThrow().fault().text();
    }

    private static List<String> subjects(int count) {
        return IntStream.range(0, count).mapToObj(number -> "Number " + number).toList();
    }

    @Test
    public void manyMessagesInOrderOverOneConnection() {
        world.deliveries.queue(100);
        run();
        assertEquals(subjects(100), server.headers("Subject"));
        assertEquals(1, server.connections());
        assertEquals(100, world.deliveries.count(State.SENT));
        world.deliveries.queue(1);
        run();
        assertEquals("none is kept open for nothing", 2, server.connections());
    }

    @Test
    public void aThousandSurviveAnHourWithoutServerAndLeaveInOrder() {
        var port = server.port();
        server.close();
        world.deliveries.queue(1_000);
        for (var second = 0; second < 3_600; second += 5) {
            run();
            world.clock.move(Duration.ofSeconds(5));
        }
        assertEquals("unreachable", open());
        var faults = deliverer.circuit().open().orElseThrow().faults();
        assertTrue("one probe in some minutes, not " + faults, faults > 10 && faults < 25);
        assertEquals(1_000, world.deliveries.count(State.QUEUED));
        assertEquals(0, world.deliveries.attempts());
        try (var back = ScriptedServer.start(port)) {
            world.clock.move(Duration.ofMinutes(5));
            run();
            assertEquals(subjects(1_000), back.headers("Subject"));
            assertTrue(deliverer.circuit().open().isEmpty());
            assertEquals(10, back.connections());
        }
    }

    @Test
    public void aRefusedAddressFailsAloneAndAtOnce() {
        server.when("RCPT TO:<ada1@", "550 5.1.1 no such user: the password is hush");
        world.deliveries.queue(3);
        run();
        assertEquals(State.FAILED, row(1).state);
        assertEquals("recipient-refused 550 5.1.1", row(1).error);
        assertEquals(2, world.deliveries.count(State.SENT));
        assertEquals(1, server.connections());
    }

    @Test
    public void aPostponedAddressIsTriedAgainAndTheRestGoOn() {
        server.when("RCPT TO:<ada0@", "450 4.2.1 try later");
        world.deliveries.queue(3);
        run();
        assertEquals("recipient-postponed 450 4.2.1", row(0).error);
        assertEquals(2, world.deliveries.count(State.SENT));
        server.behave();
        world.clock.move(MINUTE);
        run();
        assertEquals(3, world.deliveries.count(State.SENT));
        assertEquals(2, row(0).attempts);
    }

    @Test
    public void aRefusedMessageFailsAtOnce() {
        server.when(ScriptedServer.END, "554 looks like spam");
        world.deliveries.queue(1);
        run();
        assertEquals("message-refused 554", row(0).error);
        server.when("DATA", "552 5.3.4 too big");
        world.deliveries.queue(1);
        run();
        assertEquals("message-refused 552 5.3.4", row(1).error);
        server.behave();
        world.deliveries.queue(2);
        run();
        assertEquals(2, world.deliveries.count(State.SENT));
        assertEquals(2, world.deliveries.count(State.FAILED));
    }

    @Test
    public void aConnectionDroppedInTheMiddleIsTriedAgainWithTheSameMessageId() {
        server.when(ScriptedServer.LINE, ScriptedServer.DROP);
        world.deliveries.queue(1);
        run();
        assertEquals(State.QUEUED, row(0).state);
        assertEquals("connection-lost", row(0).error);
        assertEquals(0, server.messages().size());
        server.behave();
        world.clock.move(MINUTE);
        run();
        assertEquals(State.SENT, row(0).state);
        assertEquals(1, server.messages().size());
        assertTrue(server.headers("Message-ID").get(0).endsWith("@platform.example>"));
    }

    @Test
    public void anAnswerThatNeverComesLeadsToTwoDeliveriesAtMost() {
        server.when(ScriptedServer.END, ScriptedServer.DROP);
        world.deliveries.queue(1);
        for (var minute = 0; minute < 30; minute++) {
            run();
            world.clock.move(MINUTE);
        }
        assertEquals(State.FAILED, row(0).state);
        assertEquals(2, server.messages().size());
        assertEquals(1, Set.copyOf(server.headers("Message-ID")).size());
    }

    @Test
    public void aServerThatIsClosingIsOneFaultForAll() {
        server.when(ScriptedServer.GREETING, "421 4.3.2 closing");
        world.deliveries.queue(50);
        run();
        run();
        assertEquals("server-refused 421 4.3.2", open());
        assertEquals(1, server.connections());
        assertEquals(0, world.deliveries.attempts());
        server.behave();
        world.clock.move(MINUTE);
        run();
        assertEquals(subjects(50), server.headers("Subject"));
    }

    @Test
    public void aRefusedSenderIsNoFaultOfAMessage() {
        server.when("MAIL FROM", "550 5.7.1 not you");
        world.deliveries.queue(50);
        run();
        assertEquals("sender-refused 550 5.7.1", open());
        assertEquals(0, world.deliveries.count(State.FAILED));
        assertEquals(0, world.deliveries.attempts());
        server.behave();
        world.clock.move(MINUTE);
        run();
        assertEquals(50, world.deliveries.count(State.SENT));
    }

    @Test
    public void aConnectionThatTheServerFindsTooOldIsReplaced() {
        server.limit(4);
        world.deliveries.queue(10);
        run();
        assertEquals(subjects(10), server.headers("Subject"));
        assertEquals(3, server.connections());
        assertEquals(10, world.deliveries.attempts());
        assertTrue(deliverer.circuit().open().isEmpty());
    }

    @Test
    public void aConnectionThatCannotBeResetIsReplaced() {
        world.deliveries.queue(3);
        server.when("RSET", ScriptedServer.DROP);
        server.when("RCPT TO:<ada0@", "550 no");
        server.when("NOOP", ScriptedServer.DROP);
        run();
        assertEquals(State.FAILED, row(0).state);
        assertEquals(2, world.deliveries.count(State.SENT));
        assertTrue(deliverer.circuit().open().isEmpty());
    }

    @Test
    public void threeBrokenConnectionsInARowAreTheServersFault() {
        server.when("RCPT TO", ScriptedServer.DROP);
        world.deliveries.queue(10);
        run();
        assertEquals("connection-lost", open());
        assertEquals(3, server.connections());
        assertEquals(3, world.deliveries.attempts());
        world.clock.move(Duration.ofSeconds(13));
        run();
        assertEquals("the oldest that is due alone tries again", 4, server.connections());
        server.behave();
        world.clock.move(MINUTE);
        run();
        assertEquals(10, world.deliveries.count(State.SENT));
    }

    @Test
    public void aSlowServerIsGivenUpAfterTheTimeout() {
        server.when("RCPT TO:<ada0@", ScriptedServer.HANG);
        world.deliveries.queue(2);
        var impatient = world.deliverer(
                MailWorld.settings("localhost", server.port(), Settings.Tls.NONE, Duration.ofSeconds(3), 0));
        MailWorld.run(impatient);
        impatient.stop();
        assertEquals("timed-out", row(0).error);
        assertEquals(State.QUEUED, row(0).state);
        assertEquals(State.SENT, row(1).state);
    }

    @Test
    public void stopEndsAHangingConversationWithinFiveSeconds() throws InterruptedException {
        server.when("RCPT TO", ScriptedServer.HANG);
        world.deliveries.queue(3);
        deliverer.start();
        server.awaitHanging();
        var start = System.nanoTime();
        deliverer.stop();
        var took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.toString(), took.compareTo(Duration.ofSeconds(5)) < 0);
        assertEquals(3, world.deliveries.count(State.QUEUED));
        assertEquals("connection-lost", row(0).error);
        assertEquals(
                "what was not begun is free at once",
                2,
                world.deliveries.claim("next", 9).size());
    }

    @Test
    public void stopWaitsForWhatIsOnItsWay() throws InterruptedException {
        world.deliveries.queue(5_000); // more than are sent while this thread has no turn
        deliverer.start();
        while (server.messages().size() < 5) {
            Thread.onSpinWait();
        }
        deliverer.stop();
        assertEquals(0, world.deliveries.count(State.SENDING));
        assertEquals(world.deliveries.count(State.SENT), server.messages().size());
        assertTrue(server.messages().size() < 5_000);
    }

    @Test
    public void noMoreThanAllowedInAMinute() {
        world.deliveries.queue(70);
        var slow = world.deliverer(
                MailWorld.settings("localhost", server.port(), Settings.Tls.NONE, Duration.ofSeconds(20), 40));
        MailWorld.run(slow);
        assertEquals(40, server.messages().size());
        world.clock.move(Duration.ofSeconds(59));
        MailWorld.run(slow);
        assertEquals(40, server.messages().size());
        world.clock.move(Duration.ofSeconds(1));
        MailWorld.run(slow);
        slow.stop();
        assertEquals(subjects(70), server.headers("Subject"));
    }

    @Test
    public void anOutcomeIsNotForgottenWhileTheDatabaseIsAway() {
        var flaky = new KeptDeliveries(world.clock) {
            private int left = 3;

            @Override
            public synchronized void settle(String deliverer, long number, Outcome outcome) {
                if (left-- > 0) {
                    throw new IllegalStateException("the database is away");
                }
                super.settle(deliverer, number, outcome);
            }
        };
        flaky.queue(2);
        var stubborn = new Deliverer(
                MailWorld.settings(server.port()),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                flaky,
                world.clock,
                Duration.ofMillis(5));
        MailWorld.run(stubborn);
        stubborn.stop();
        assertEquals(2, flaky.count(State.SENT));
        assertEquals(2, server.messages().size());
    }
}
