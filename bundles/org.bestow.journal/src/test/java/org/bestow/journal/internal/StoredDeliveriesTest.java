package org.bestow.journal.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.bestow.api.Deliveries;
import org.bestow.api.Deliveries.Due;
import org.bestow.api.Messages;
import org.bestow.api.Page;
import org.bestow.api.testing.Crowd;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class StoredDeliveriesTest {

    private static final String ME = "me";
    private static final Deliveries.Fault REFUSED =
            new Deliveries.Fault("recipient-refused", OptionalInt.of(550), "5.1.1");
    private static final Deliveries.Fault LOST = Deliveries.Fault.of("connection-lost");

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private MessageWorld world;
    private StoredDeliveries deliveries;

    @Before
    public void open() {
        world = new MessageWorld(dialect);
        deliveries = world.deliveries();
    }

    @After
    public void close() {
        assertEquals(Set.of(), world.database.untenanted());
        world.close();
    }

    private static List<String> about(List<Due> due) {
        return due.stream().map(one -> one.message().about().id()).toList();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "u1-" + number).toList();
    }

    private Due begin() {
        var due = deliveries.claim(ME, 1).get(0);
        assertTrue(deliveries.begin(ME, due.number(), "id-" + due.number() + "@first.example"));
        return due;
    }

    private void settle(Due due, Deliveries.Outcome outcome) {
        deliveries.settle(ME, due.number(), outcome);
    }

    private Messages.Item item(String about) {
        return world
                .messages
                .list(MessageWorld.OPERATOR, Optional.empty(), Page.Request.first(200))
                .fold(Page::items, problem -> List.<Messages.Item>of())
                .stream()
                .filter(item -> item.subjectId().equals(about))
                .findFirst()
                .orElseThrow();
    }

    private void assertWaits(String about, Duration wait) {
        assertEquals(Messages.State.QUEUED, item(about).state());
        assertEquals(Optional.of(world.clock.instant().plus(wait)), item(about).nextAttemptAt());
    }

    @Test
    public void theOldestFirstAndComplete() {
        world.queue(0, 150);
        assertEquals(numbers(0, 40), about(deliveries.claim(ME, 40)));
        var next = deliveries.claim(ME, 200);
        assertEquals(numbers(40, 150), about(next));
        var message = next.get(0).message();
        assertEquals("ada40@one.example", message.to().address());
        assertEquals("Secret: hush-40", message.body().text());
        assertEquals("邀請 40", message.body().subject());
        assertEquals(MessageWorld.NOW.plusSeconds(40), message.at());
        assertFalse(next.toString(), next.toString().contains("hush"));
    }

    @Test
    public void whatIsQueuedTogetherLeavesInTheOrderOfTheCall() {
        var all = IntStream.range(0, 250)
                .mapToObj(number -> world.message(1, number))
                .toArray(org.bestow.api.Message[]::new);
        world.queue(all);
        assertEquals(numbers(0, 250), about(deliveries.claim(ME, 250)));
    }

    @Test
    public void twoDeliverersAtOnceBeginNothingTwice() throws Exception {
        world.queue(0, 300);
        var begun = new ConcurrentLinkedQueue<Long>();
        var work = new ArrayList<Callable<Void>>();
        for (var name : List.of("one", "two")) {
            work.add(() -> {
                var mine = world.deliveries();
                while (mine.backlog().waiting() > 0) {
                    for (var due : mine.claim(name, 16)) {
                        if (mine.begin(name, due.number(), "id@example")) {
                            begun.add(due.number());
                            mine.settle(name, due.number(), new Deliveries.Sent());
                        }
                    }
                }
                return null;
            });
        }
        Crowd.together(work);
        assertEquals(300, begun.size());
        assertEquals(300, Set.copyOf(begun).size());
        assertEquals(0, world.bodies());
    }

    @Test
    public void whatWasSentSaysNothingAnyMore() {
        world.queue(0, 2);
        settle(begin(), new Deliveries.Sent());
        assertEquals(Messages.State.SENT, item("u1-0").state());
        assertEquals(1, item("u1-0").attempts());
        assertEquals(Optional.empty(), item("u1-0").error());
        assertEquals(Optional.of(world.clock.instant()), item("u1-0").finishedAt());
        assertEquals(1, world.bodies());
        assertEquals(numbers(1, 2), about(deliveries.claim(ME, 9)));
    }

    @Test
    public void aRefusedOneFailsAtOnce() {
        world.queue(0, 1);
        settle(begin(), new Deliveries.Refused(REFUSED));
        assertEquals(Messages.State.FAILED, item("u1-0").state());
        assertEquals(Optional.of("recipient-refused 550 5.1.1"), item("u1-0").error());
        assertTrue(item("u1-0").retryable());
    }

    @Test
    public void postponedOnesWaitLongerEachTimeAndFailAfterTwoDays() {
        world.queue(0, 1);
        var waits = new ArrayList<Duration>();
        var first = world.clock.instant();
        while (item("u1-0").state() != Messages.State.FAILED) {
            settle(begin(), new Deliveries.Postponed(MessageWorld.BUSY));
            var wait = item("u1-0")
                    .nextAttemptAt()
                    .map(next -> Duration.between(world.clock.instant(), next))
                    .orElse(Duration.ZERO);
            waits.add(wait);
            if (!wait.isZero()) {
                world.clock.move(wait.minusMillis(1));
                assertEquals(List.of(), deliveries.claim(ME, 9));
            }
            world.clock.move(Duration.ofMillis(1));
        }
        assertEquals(
                List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L),
                waits.subList(0, 8).stream().map(Duration::toMinutes).toList());
        var passed = Duration.between(first, world.clock.instant());
        assertTrue(
                passed.toString(),
                passed.compareTo(Duration.ofHours(47)) > 0 && passed.compareTo(Duration.ofHours(49)) < 0);
        assertEquals(Optional.of("recipient-postponed"), item("u1-0").error());
    }

    @Test
    public void theServersFaultCountsAgainstNobody() {
        world.queue(0, 3);
        settle(begin(), new Deliveries.Returned(LOST));
        assertEquals(0, item("u1-0").attempts());
        assertWaits("u1-0", Duration.ZERO);
        assertEquals(numbers(0, 3), about(deliveries.claim(ME, 9)));
        deliveries.release(ME);
        assertEquals(numbers(0, 3), about(deliveries.claim("another", 9)));
    }

    @Test
    public void aKilledDeliverersClaimsComeBackAfterTheLeaseWithoutADoubt() {
        world.queue(0, 2);
        deliveries.claim(ME, 9);
        assertEquals(List.of(), deliveries.claim("restarted", 9));
        world.clock.move(StoredDeliveries.LEASE);
        assertEquals(numbers(0, 2), about(deliveries.claim("restarted", 9)));
        assertEquals(0, item("u1-0").attempts());
    }

    @Test
    public void aBegunOneIsSentOnceMoreWithTheSameMessageIdThenGivenUp() {
        world.queue(0, 1);
        begin();
        assertEquals(List.of(), deliveries.claim("second", 9));
        world.clock.move(StoredDeliveries.LEASE);
        var again = deliveries.claim("second", 9).get(0);
        var messageId = "id-" + again.number() + "@first.example";
        assertEquals(Optional.of(messageId), again.messageId());
        assertTrue(deliveries.begin("second", again.number(), "another@second.example"));
        world.clock.move(StoredDeliveries.LEASE);
        assertEquals(List.of(), deliveries.claim("third", 9));
        assertEquals(Messages.State.FAILED, item("u1-0").state());
        assertEquals(Optional.of("outcome-unknown"), item("u1-0").error());
        assertTrue(item("u1-0").retryable());
    }

    @Test
    public void anAnswerLostTwiceIsGivenUpToo() {
        world.queue(0, 1);
        settle(begin(), new Deliveries.Unknown(LOST));
        assertWaits("u1-0", Duration.ofMinutes(1));
        world.clock.move(Duration.ofMinutes(1));
        // the server surely did not take it: this was no delivery, so there is one more left
        settle(begin(), new Deliveries.Postponed(MessageWorld.BUSY));
        world.clock.move(Duration.ofMinutes(2));
        settle(begin(), new Deliveries.Unknown(LOST));
        assertEquals(Messages.State.FAILED, item("u1-0").state());
        assertEquals(3, item("u1-0").attempts());
    }

    @Test
    public void whoseLeaseIsOverDecidesNothingButThatItWasSent() {
        world.queue(0, 2);
        var first = begin();
        world.clock.move(StoredDeliveries.LEASE);
        var taken = deliveries.claim("second", 9);
        assertEquals(numbers(0, 2), about(taken));
        settle(first, new Deliveries.Refused(REFUSED));
        assertEquals(Messages.State.QUEUED, item("u1-0").state());
        settle(first, new Deliveries.Sent());
        assertEquals(Messages.State.SENT, item("u1-0").state());
        assertFalse(deliveries.begin("second", first.number(), "x@example"));
        world.clock.move(StoredDeliveries.LEASE);
        assertFalse(
                "a lease that is over", deliveries.begin("second", taken.get(1).number(), "x@example"));
    }

    @Test
    public void settlingTwiceIsSettlingOnce() {
        world.queue(0, 1);
        var due = begin();
        settle(due, new Deliveries.Sent());
        settle(due, new Deliveries.Sent());
        settle(due, new Deliveries.Postponed(LOST));
        assertEquals(Messages.State.SENT, item("u1-0").state());
    }

    @Test
    public void theBacklogNamesTheOldest() {
        assertEquals(new Deliveries.Backlog(0, Optional.empty(), 0), deliveries.backlog());
        world.queue(0, 3);
        settle(begin(), new Deliveries.Refused(REFUSED));
        begin();
        assertEquals(new Deliveries.Backlog(2, Optional.of(MessageWorld.NOW.plusSeconds(1)), 1), deliveries.backlog());
    }
}
