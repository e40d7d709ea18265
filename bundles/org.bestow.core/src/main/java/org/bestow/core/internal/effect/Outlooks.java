package org.bestow.core.internal.effect;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Effect.Outlook;
import org.bestow.spi.Status;

/** Consequences that follow from a snapshot. */
public final class Outlooks {

    /** A refund is possible through this day after the purchase, day 0 (DESIGN rule 6; seeds: "within 30 days of purchase"). */
    public static final int REFUND_DAYS = 30;

    private Outlooks() {}

    static Outlook usesUnits(Snapshot snapshot, long count) {
        var left = snapshot.benefit().left();
        return left == Long.MAX_VALUE
                ? new Outlook("uses-units-unlimited", Map.of("count", count), false)
                : new Outlook("uses-units", Map.of("count", count, "left", Math.max(0, left - count)), false);
    }

    /** Before this day it cannot be changed again. */
    public static Outlook locksUntil(LocalDate day) {
        return new Outlook("locks-until", Map.of("day", day.toString()), true);
    }

    /** Present while the purchase can still be given back. */
    public static Optional<Outlook> endsRefund(Snapshot snapshot) {
        var benefit = snapshot.benefit();
        var days = REFUND_DAYS - ChronoUnit.DAYS.between(benefit.purchasedOn(), snapshot.today());
        var cancelled = benefit.status(snapshot.now(), snapshot.today()) == Status.CANCELLED;
        return benefit.refundEndedOn().isPresent() || cancelled || days < 0
                ? Optional.empty()
                : Optional.of(new Outlook("ends-refund", Map.of("days", days), true));
    }
}
