package org.bestow.core.internal.write;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.effect.Assign;
import org.bestow.core.internal.effect.Effect;
import org.bestow.core.internal.effect.TakeKeys;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Unit;
import org.junit.Test;

public class QueueTest {

    private static Entry entry(long member, boolean alone, Effect... effects) {
        var seen = new BenefitRow(
                1,
                member,
                1,
                1,
                "software",
                OptionalLong.empty(),
                0,
                0,
                Unit.KEYS,
                LocalDate.EPOCH,
                World.NOW,
                Optional.empty(),
                LocalDate.MAX,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
        var by = new Submission.By(1, "Ada", Optional.empty(), "test");
        return new Entry(
                new Submission(seen, World.ZONE, "a", List.of(effects), by, "", Told.NOTHING, Optional.empty(), alone),
                1,
                1,
                1);
    }

    private static Entry small(long member) {
        return entry(member, false, new Assign(-1, 1, "{}", 1));
    }

    /** By a writer who is done with it at once. */
    private static List<Entry> taken(Queue queue) {
        var group = queue.take();
        if (!group.isEmpty()) {
            queue.done();
        }
        return group;
    }

    @Test
    public void whatComesWhileAWriterIsAtWorkGathersForHim() throws Exception {
        var queue = new Queue(1000, Queue.GROUP_ACTIONS, () -> 0);
        var first = small(1);
        var second = small(2);
        var third = small(3);
        queue.offer(first);
        assertEquals(List.of(first), queue.take());
        var other = CompletableFuture.supplyAsync(queue::take);
        queue.offer(second);
        queue.offer(third);
        queue.done();
        assertEquals(List.of(second, third), queue.take());
        queue.close();
        assertEquals("there was nothing for another", List.of(), other.get(1, TimeUnit.MINUTES));
    }

    @Test
    public void anotherWriterHelpsWhenMuchWaits() throws Exception {
        var queue = new Queue(1000, Queue.GROUP_ACTIONS, () -> 0);
        queue.offer(small(0));
        queue.take();
        var other = CompletableFuture.supplyAsync(queue::take);
        for (var member = 1; member <= Queue.MUCH; member++) {
            assertFalse("not yet, " + member, other.isDone());
            queue.offer(small(member));
        }
        assertEquals(Queue.MUCH, other.get(1, TimeUnit.MINUTES).size());
    }

    @Test
    public void anotherWriterHelpsWhenSomethingHasWaitedLong() throws Exception {
        var now = new AtomicLong();
        var queue = new Queue(1000, Queue.GROUP_ACTIONS, now::get);
        queue.offer(small(0));
        queue.take();
        var held = small(1);
        queue.offer(held);
        var other = CompletableFuture.supplyAsync(queue::take);
        now.addAndGet(Queue.LONGEST.toNanos() - 1);
        assertFalse("not yet", other.isDone());
        now.incrementAndGet();
        assertEquals(List.of(held), other.get(1, TimeUnit.MINUTES));
    }

    @Test
    public void aGroupHasAtMostSixtyFourActionsInOrderOfArrival() {
        var queue = new Queue(1000);
        var offered = new ArrayList<Entry>();
        for (var number = 0; number < 100; number++) {
            var entry = small(number);
            offered.add(entry);
            assertTrue(queue.offer(entry));
        }
        assertEquals(offered.subList(0, 64), taken(queue));
        assertEquals(offered.subList(64, 100), taken(queue));
    }

    @Test
    public void aGroupHasAtMostTwoThousandRowsAndALargerActionIsAlone() {
        var queue = new Queue(1000);
        var large = new Effect[10];
        for (var index = 0; index < large.length; index++) {
            large[index] = new TakeKeys("pool", KeyKind.RETAIL, 100, "");
        }
        var first = small(1);
        var giant = entry(2, false, large);
        var last = small(3);
        List.of(first, giant, last).forEach(queue::offer);
        assertEquals(List.of(first), taken(queue));
        assertEquals(List.of(giant), taken(queue));
        assertEquals(List.of(last), taken(queue));
    }

    @Test
    public void whatWasStaleTwiceIsAGroupOfItsOwn() {
        var queue = new Queue(1000);
        var first = small(1);
        var alone = entry(2, true, new Assign(-1, 1, "{}", 1));
        var last = small(3);
        List.of(first, alone, last).forEach(queue::offer);
        assertEquals(List.of(first), taken(queue));
        assertEquals(List.of(alone), taken(queue));
        assertEquals(List.of(last), taken(queue));
    }

    @Test
    public void oneMemberHoldsAtMostHalf() {
        var queue = new Queue(10);
        for (var number = 0; number < 5; number++) {
            assertTrue(queue.offer(small(1)));
        }
        assertFalse(queue.offer(small(1)));
        assertTrue(queue.offer(small(2)));
        assertEquals(6, taken(queue).size());
        assertTrue("what was taken is no longer held", queue.offer(small(1)));
    }

    @Test
    public void aFullQueueRefuses() {
        var queue = new Queue(4);
        for (var member = 0; member < 4; member++) {
            assertTrue(queue.offer(small(member)));
        }
        assertFalse(queue.offer(small(9)));
    }

    @Test
    public void whoWasWithdrawnIsLeftOut() {
        var queue = new Queue(10);
        var gone = small(1);
        var stays = small(2);
        queue.offer(gone);
        queue.offer(stays);
        assertTrue(gone.withdraw());
        assertEquals(List.of(stays), taken(queue));
        assertFalse("once taken nobody withdraws", stays.withdraw());
    }

    @Test
    public void whatIsGivenBackComesFirst() {
        var queue = new Queue(10);
        var twin = small(1);
        queue.offer(twin);
        taken(queue);
        var next = small(2);
        queue.offer(next);
        queue.giveBack(List.of(twin));
        assertEquals(List.of(twin, next), taken(queue));
    }

    @Test
    public void aClosedQueueIsDrainedAndTakesNothing() {
        var queue = new Queue(10);
        queue.offer(small(1));
        queue.close();
        assertFalse(queue.offer(small(2)));
        assertEquals(1, taken(queue).size());
        assertTrue(taken(queue).isEmpty());
    }
}
