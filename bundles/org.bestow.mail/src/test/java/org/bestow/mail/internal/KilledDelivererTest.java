package org.bestow.mail.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.bestow.api.Deliveries;
import org.bestow.api.Messages.State;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What is promised about a process that ends without a word, at each point. */
@RunWith(Parameterized.class)
public class KilledDelivererTest {

    @Parameters(name = "{0}")
    public static Object[] points() {
        return Point.values();
    }

    @Parameter
    public Point point;

    private final MailWorld world = new MailWorld();
    private final ScriptedServer server = ScriptedServer.start();

    @After
    public void close() {
        server.close();
    }

    /** Nothing that is caught. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    public enum Point {
        AFTER_CLAIM,
        BEFORE_BEGIN,
        AFTER_BEGIN,
        BEFORE_SETTLE,
        AFTER_SETTLE
    }

    /** Ends the process at a point of the second message. */
    private record Mortal(Deliveries kept, Point point) implements Deliveries {

        private void pass(Point reached, long number) {
            if (reached == point && number == 1) {
                throw new Killed();
            }
        }

        @Override
        public List<Due> claim(String deliverer, int most) {
            var due = kept.claim(deliverer, most);
            pass(Point.AFTER_CLAIM, 1);
            return due;
        }

        @Override
        public boolean begin(String deliverer, long number, String messageId) {
            pass(Point.BEFORE_BEGIN, number);
            var begun = kept.begin(deliverer, number, messageId);
            pass(Point.AFTER_BEGIN, number);
            return begun;
        }

        @Override
        public void settle(String deliverer, long number, Outcome outcome) {
            pass(Point.BEFORE_SETTLE, number);
            kept.settle(deliverer, number, outcome);
            pass(Point.AFTER_SETTLE, number);
        }

        @Override
        public void release(String deliverer) {
            kept.release(deliverer);
        }

        @Override
        public Backlog backlog() {
            return kept.backlog();
        }
    }

    private void runAndDie(Point point) {
        var mortal = new Deliverer(
                MailWorld.settings(server.port()),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                new Mortal(world.deliveries, point),
                world.clock,
                Duration.ofMillis(5));
        assertThrows(Killed.class, () -> MailWorld.run(mortal));
    }

    private void restart() {
        var deliverer = world.deliverer(MailWorld.settings(server.port()));
        MailWorld.run(deliverer);
        world.clock.move(KeptDeliveries.LEASE);
        MailWorld.run(deliverer);
        deliverer.stop();
    }

    private List<String> idsOf(int number) {
        return server.messages().stream()
                .filter(message -> message.contains("Subject: Number " + number + "\n"))
                .map(message -> message.lines()
                        .filter(line -> line.startsWith("Message-ID: "))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    @Test
    public void deliveredAtLeastOnceAndAtMostTwiceWithTheSameMessageId() {
        world.deliveries.queue(4);
        runAndDie(point);
        restart();
        for (var number = 0; number < 4; number++) {
            var ids = idsOf(number);
            assertEquals(number == 1 && point == Point.BEFORE_SETTLE ? 2 : 1, ids.size());
            assertEquals(1, Set.copyOf(ids).size());
        }
        assertEquals(4, world.deliveries.count(State.SENT));
    }

    @Test
    public void killedTwiceItIsGivenUpRatherThanSentAThirdTime() {
        world.deliveries.queue(2);
        runAndDie(point);
        world.clock.move(KeptDeliveries.LEASE);
        if (point == Point.AFTER_SETTLE) {
            return; // it is done
        }
        runAndDie(point);
        world.clock.move(KeptDeliveries.LEASE);
        restart();
        var doubtful = point == Point.AFTER_BEGIN || point == Point.BEFORE_SETTLE;
        assertEquals(doubtful ? State.FAILED : State.SENT, world.deliveries.row(1).state);
        assertEquals(point == Point.BEFORE_SETTLE ? 2 : point == Point.AFTER_BEGIN ? 0 : 1, idsOf(1).size());
    }
}
