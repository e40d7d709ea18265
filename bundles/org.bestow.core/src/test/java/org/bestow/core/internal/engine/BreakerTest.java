package org.bestow.core.internal.engine;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import org.bestow.api.testing.MovableClock;
import org.junit.Test;

public class BreakerTest {

    private final MovableClock clock = new MovableClock(Scene.NOW);
    private final Breaker breaker = new Breaker(clock);

    private void fail(int times, int members) {
        for (var call = 0; call < times; call++) {
            breaker.failed(call % members);
        }
    }

    @Test
    public void opensWhenMostCallsOfManyFail() {
        fail(19, 3);
        assertTrue(breaker.allows());
        fail(1, 3);
        assertFalse(breaker.allows());
    }

    @Test
    public void oneMembersFaultsDoNotOpenIt() {
        fail(200, 2);
        assertTrue(breaker.allows());
    }

    @Test
    public void halfIsNotEnough() {
        for (var call = 0; call < 20; call++) {
            breaker.succeeded();
        }
        fail(20, 5);
        assertTrue(breaker.allows());
        fail(1, 5);
        assertFalse(breaker.allows());
    }

    @Test
    public void forgetsAfterAMinute() {
        fail(19, 3);
        clock.move(Duration.ofSeconds(60));
        fail(10, 3);
        assertTrue(breaker.allows());
    }

    @Test
    public void triesOneCallAfterItsRest() {
        fail(20, 3);
        clock.move(Duration.ofSeconds(30));
        assertTrue(breaker.allows());
        assertFalse(breaker.allows());
        breaker.failed(1);
        assertFalse(breaker.allows());
        clock.move(Duration.ofSeconds(30));
        assertTrue(breaker.allows());
        breaker.succeeded();
        assertTrue(breaker.allows());
        assertTrue(breaker.allows());
    }
}
