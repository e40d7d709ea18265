package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/**
 * Ends a seat with its unique claims and frees its unit. The member's guard is locked even where the seat turns out to hold no claim:
 * that is known only under the lock.
 *
 * @param why JSON of the text that history shows
 */
public record Release(long seat, String why) implements Effect {

    @Override
    public String kindName() {
        return "releases-seat";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        needs.seats.add(seat);
        needs.endingSeats.add(seat);
        needs.guards.add(seen.memberId());
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var number = act.seatNumber(seat);
        var found = changes.seats.get(number).filter(row -> row.benefitId() == act.benefit());
        if (found.isEmpty()) {
            return Optional.of(Violation.of("seat-gone"));
        }
        var row = found.get();
        changes.claimsHeldBy(number).forEach(changes.claims::remove);
        changes.seats.remove(number);
        changes.endedSeats.put(number, new Changes.EndedSeat(row, act.now(), act.actor(), act.actorName(), why));
        changes.holders.remove(new Changes.Holder(row.benefitId(), row.userId()));
        changes.benefits.put(act.benefit(), Rules.benefit(act, changes).using(-1));
        changes.stir(act.benefit());
        return Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("seat", seat, "why", why);
    }

    @Override
    public long units() {
        return -1;
    }

    @Override
    public int rows() {
        return 5;
    }
}
