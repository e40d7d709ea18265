package org.bestow.core.internal.write;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import org.junit.Test;

public class TurnsTest {

    private final Turns turns = new Turns(4, Duration.ofNanos(100));

    @Test
    public void whileNobodyIsAtWorkNothingWaits() {
        assertEquals(0, turns.patience(1, 0));
        assertTrue(turns.wakes(1));
        turns.begin();
        turns.end();
        assertEquals(0, turns.patience(1, 0));
        assertTrue(turns.wakes(3));
    }

    @Test
    public void whileSomebodyIsFewWaitForTheRestOfTheTime() {
        turns.begin();
        assertEquals(100, turns.patience(1, 0));
        assertEquals(40, turns.patience(3, 60));
        assertEquals(0, turns.patience(3, 100));
        assertEquals(0, turns.patience(3, 5_000));
    }

    @Test
    public void muchIsWorthAnother() {
        turns.begin();
        assertEquals(0, turns.patience(4, 0));
        assertTrue(turns.wakes(4));
        turns.begin();
        assertEquals("and the next as well", 0, turns.patience(5, 0));
    }

    /** Every other would be woken for nothing. */
    @Test
    public void onlyTheFirstThatWaitsWakesSomebodyToCountTheTime() {
        turns.begin();
        assertTrue(turns.wakes(1));
        assertFalse(turns.wakes(2));
        assertFalse(turns.wakes(3));
    }
}
