package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/**
 * Replaces the data of a seat. Holds only on the seat that the decision saw.
 *
 * @param seen version of that seat; {@link #UNSEEN}: whatever it is
 */
public record UpdateSeat(long seat, String data, int dataVersion, long seen) implements Effect {

    public static final long UNSEEN = 0;

    @Override
    public String kindName() {
        return "updates-seat";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        if (seat >= 0) {
            needs.seats.add(seat);
        }
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var number = act.seatNumber(seat);
        var found = changes.seats.get(number).filter(row -> row.benefitId() == act.benefit());
        if (found.filter(row -> seen != UNSEEN && row.version() != seen).isPresent()) {
            return Optional.of(Violation.of("stale"));
        }
        found.ifPresent(row -> changes.seats.put(
                number,
                new Changes.Seat(
                        row.id(),
                        row.memberId(),
                        row.benefitId(),
                        row.userId(),
                        data,
                        dataVersion,
                        row.since(),
                        row.version() + 1)));
        changes.stir(act.benefit());
        return found.isPresent() ? Optional.empty() : Optional.of(Violation.of("seat-gone"));
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }
}
