package org.bestow.journal.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a postponed message is tried again: after 1 minute, then twice as long each time up to 1 hour, spread a little so that not all
 * come at once; for 48 hours.
 *
 * @param spread gives numbers from 0 to 1
 */
record Backoff(DoubleSupplier spread) {

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration GIVEN_UP = Duration.ofHours(48);
    private static final double SPREAD = 0.2;

    /** @param attempts made so far, at least 1. Empty when the message is given up */
    Optional<Instant> next(int attempts, Instant first, Instant now) {
        var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 10));
        var spreadOut = (long) (doubled.toMillis() * (1 + SPREAD * spread.getAsDouble()));
        var next = now.plusMillis(Math.min(spreadOut, LONGEST.toMillis()));
        return next.isAfter(first.plus(GIVEN_UP)) ? Optional.empty() : Optional.of(next);
    }
}
