package org.bestow.core.internal.benefit;

import java.time.Instant;
import java.time.LocalDate;
import org.bestow.spi.Status;

/** The status of a benefit: a function of its row and the asked moment; the first rule that holds wins (DESIGN section 1). */
public final class BenefitStatus {

    private BenefitStatus() {}

    /** @param today the day of {@code now} in the member's time zone; days are inclusive */
    public static Status of(Snapshot.BenefitRow benefit, Instant now, LocalDate today) {
        if (benefit.cancelledOn().isPresent()) {
            return Status.CANCELLED;
        }
        var lapsed = benefit.activateBy().filter(today::isAfter).isPresent() && unused(benefit);
        if (today.isAfter(benefit.expires()) || lapsed) {
            return Status.EXPIRED;
        }
        if (now.isBefore(benefit.availableFrom())) {
            return Status.PROVISIONING;
        }
        if (benefit.unit().consumable() && benefit.left() == 0 && benefit.pending() == 0) {
            return Status.EXHAUSTED;
        }
        if (benefit.pending() > 0 && unused(benefit)) {
            return Status.PENDING;
        }
        return unused(benefit) ? Status.AVAILABLE : Status.ACTIVE;
    }

    private static boolean unused(Snapshot.BenefitRow benefit) {
        return benefit.used() == 0 && benefit.activatedOn().isEmpty();
    }
}
