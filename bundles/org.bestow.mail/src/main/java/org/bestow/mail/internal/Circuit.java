package org.bestow.mail.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.bestow.api.Deliveries.Fault;

/** Opens when the server cannot be used, so that its fault is one and not every message's. Thread-safe. */
final class Circuit {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final double SPREAD = 0.2;

    private final DoubleSupplier spread;
    private Open open;

    /** @param next when one message tries again */
    record Open(Instant since, Fault fault, int faults, Instant next) {}

    /** @param spread gives numbers from 0 to 1 */
    Circuit(DoubleSupplier spread) {
        this.spread = spread;
    }

    synchronized Optional<Open> open() {
        return Optional.ofNullable(open);
    }

    synchronized boolean permits(Instant now) {
        return open == null || !now.isBefore(open.next());
    }

    /** Again and again: waits longer each time. */
    synchronized void fault(Fault fault, Instant now) {
        var faults = open == null ? 1 : open.faults() + 1;
        var doubled = FIRST.multipliedBy(1L << Math.min(faults - 1, 10)).toMillis();
        var wait = Math.min((long) (doubled * (1 + SPREAD * spread.getAsDouble())), LONGEST.toMillis());
        open = new Open(open == null ? now : open.since(), fault, faults, now.plusMillis(wait));
    }

    /** Whether it was open. */
    synchronized boolean close() {
        var was = open != null;
        open = null;
        return was;
    }
}
