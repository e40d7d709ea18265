package org.bestow.core.internal.effect;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.spi.Status;

/** Preconditions that several effects share. */
final class Rules {

    private Rules() {}

    /** A benefit gives something new only while it runs. */
    static Optional<Violation> running(Act act, BenefitRow benefit) {
        var status = benefit.status(act.now(), act.today());
        return switch (status) {
            case CANCELLED -> Optional.of(Violation.of("cancelled"));
            case EXPIRED -> Optional.of(
                    Violation.of("expired", Map.of("on", expired(act, benefit).toString())));
            case PROVISIONING -> Optional.of(Violation.of(
                    "provisioning", Map.of("from", benefit.availableFrom().toString())));
            case EXHAUSTED, PENDING, ACTIVE, AVAILABLE -> Optional.empty();
        };
    }

    /** The last day on which it could have been used: what was never used lapses earlier. */
    private static LocalDate expired(Act act, BenefitRow benefit) {
        return act.today().isAfter(benefit.expires())
                ? benefit.expires()
                : benefit.activateBy().orElse(benefit.expires());
    }

    static Optional<Violation> notCancelled(Act act, BenefitRow benefit) {
        return benefit.status(act.now(), act.today()) == Status.CANCELLED
                ? Optional.of(Violation.of("cancelled"))
                : Optional.empty();
    }

    static Optional<Violation> unitsLeft(BenefitRow benefit, long wanted) {
        return benefit.left() < wanted
                ? Optional.of(
                        Violation.of("no-unit-left", Map.of("asked", wanted, "left", Math.max(0, benefit.left()))))
                : Optional.empty();
    }

    /** A taken key of the action's benefit. */
    static Optional<Changes.HeldKey> heldKey(Act act, Changes changes, long key) {
        return changes.heldKeys.get(key).filter(row -> row.benefitId() == act.benefit());
    }

    static BenefitRow benefit(Act act, Changes changes) {
        return changes.benefits
                .get(act.benefit())
                .orElseThrow(() -> new IllegalStateException("benefit " + act.benefit() + " was not read"));
    }
}
