package org.bestow.spi.testing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;
import org.bestow.spi.View;

/** A benefit that was bought on 1 February 2026 for a year. */
record FakeBenefit(
        String id, Unit unit, OptionalLong quantity, long used, Optional<LocalDate> activateBy, Status status)
        implements View.Benefit {

    @Override
    public long left() {
        return quantity.isPresent() ? quantity.getAsLong() - used : Long.MAX_VALUE;
    }

    @Override
    public LocalDate purchasedOn() {
        return LocalDate.parse("2026-02-01");
    }

    @Override
    public LocalDate expires() {
        return LocalDate.parse("2027-01-31");
    }

    @Override
    public boolean activated() {
        return used > 0;
    }
}
