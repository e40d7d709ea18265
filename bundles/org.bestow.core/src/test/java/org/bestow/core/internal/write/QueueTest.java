package org.bestow.core.internal.write;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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

    @Test
    public void aGroupHasAtMostSixtyFourActionsInOrderOfArrival() {
        var queue = new Queue(1000);
        var offered = new ArrayList<Entry>();
        for (var number = 0; number < 100; number++) {
            var entry = small(number);
            offered.add(entry);
            assertTrue(queue.offer(entry));
        }
        assertEquals(offered.subList(0, 64), queue.take());
        assertEquals(offered.subList(64, 100), queue.take());
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
        assertEquals(List.of(first), queue.take());
        assertEquals(List.of(giant), queue.take());
        assertEquals(List.of(last), queue.take());
    }

    @Test
    public void whatWasStaleTwiceIsAGroupOfItsOwn() {
        var queue = new Queue(1000);
        var first = small(1);
        var alone = entry(2, true, new Assign(-1, 1, "{}", 1));
        var last = small(3);
        List.of(first, alone, last).forEach(queue::offer);
        assertEquals(List.of(first), queue.take());
        assertEquals(List.of(alone), queue.take());
        assertEquals(List.of(last), queue.take());
    }

    @Test
    public void oneMemberHoldsAtMostHalf() {
        var queue = new Queue(10);
        for (var number = 0; number < 5; number++) {
            assertTrue(queue.offer(small(1)));
        }
        assertFalse(queue.offer(small(1)));
        assertTrue(queue.offer(small(2)));
        assertEquals(6, queue.take().size());
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
        assertEquals(List.of(stays), queue.take());
        assertFalse("once taken nobody withdraws", stays.withdraw());
    }

    @Test
    public void whatIsGivenBackComesFirst() {
        var queue = new Queue(10);
        var twin = small(1);
        queue.offer(twin);
        queue.take();
        var next = small(2);
        queue.offer(next);
        queue.giveBack(List.of(twin));
        assertEquals(List.of(twin, next), queue.take());
    }

    @Test
    public void aClosedQueueIsDrainedAndTakesNothing() {
        var queue = new Queue(10);
        queue.offer(small(1));
        queue.close();
        assertFalse(queue.offer(small(2)));
        assertEquals(1, queue.take().size());
        assertTrue(queue.take().isEmpty());
    }
}
