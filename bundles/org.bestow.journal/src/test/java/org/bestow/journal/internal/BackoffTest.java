package org.bestow.journal.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.Test;

public class BackoffTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private static Duration delay(double spread, int attempts) {
        return Duration.between(
                NOW, new Backoff(() -> spread).next(attempts, NOW, NOW).orElseThrow());
    }

    @Test
    public void spreadsUpwardsAndNeverBeyondAnHour() {
        assertEquals(Duration.ofSeconds(60), delay(0, 1));
        assertEquals(Duration.ofSeconds(66), delay(0.5, 1));
        assertEquals(Duration.ofSeconds(144), delay(1, 2));
        for (var attempts = 7; attempts < 100; attempts++) {
            assertEquals(Duration.ofHours(1), delay(0.7, attempts));
        }
        assertTrue(delay(0.9, 6).compareTo(Duration.ofHours(1)) < 0);
    }

    @Test
    public void givesUpTwoDaysAfterTheFirstAttempt() {
        var backoff = new Backoff(() -> 0);
        var hour = Duration.ofHours(1);
        assertEquals(
                Optional.of(NOW.plus(hour)), backoff.next(50, NOW.plus(hour).minus(Duration.ofHours(48)), NOW));
        assertEquals(
                Optional.empty(),
                backoff.next(50, NOW.plus(hour).minus(Duration.ofHours(48)).minusMillis(1), NOW));
    }
}
