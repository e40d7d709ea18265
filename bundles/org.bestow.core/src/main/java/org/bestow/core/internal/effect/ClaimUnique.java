package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/**
 * Holds a value for a seat as long as it lasts and its benefit does; nobody else of the member may hold it for this type. What a seat
 * of a benefit that is over still holds, changes hands.
 */
public record ClaimUnique(String name, String value, long seat) implements Effect {

    @Override
    public String kindName() {
        return "claims";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        needs.guards.add(seen.memberId());
        needs.claims.add(claim(seen));
        if (seat >= 0) {
            needs.seats.add(seat);
        }
    }

    private Changes.Claim claim(Snapshot.BenefitRow benefit) {
        return new Changes.Claim(benefit.memberId(), benefit.type(), name, value);
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var number = act.seatNumber(seat);
        var claim = claim(act.seen());
        if (changes.seats
                .get(number)
                .filter(row -> row.benefitId() == act.benefit())
                .isEmpty()) {
            return Optional.of(Violation.of("seat-gone"));
        }
        var holder = changes.claims.get(claim);
        if (holder.isPresent() && !changes.lapsed(claim, act.today())) {
            return holder.get() == number
                    ? Optional.empty()
                    : Optional.of(
                            Violation.lasting("claimed", Map.of("claim", name, "value", value, "seat", holder.get())));
        }
        changes.claims.put(claim, number);
        return Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("claim", name, "value", value);
    }
}
