package org.bestow.core.internal.effect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/**
 * Gives a seat to a user who has none of this benefit, and uses a unit. The member's guard is locked, so that nobody is deleted at the
 * same moment. {@code seat} is the negative name of the new seat.
 */
public record Assign(long seat, long user, String data, int dataVersion) implements Effect {

    public Assign {
        if (seat >= 0) {
            throw new IllegalArgumentException("a new seat is named by a negative number");
        }
    }

    @Override
    public String kindName() {
        return "assigns-seat";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        needs.holders.add(new Changes.Holder(seen.id(), user));
        needs.guards.add(seen.memberId());
        needs.users.add(user);
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var benefit = Rules.benefit(act, changes);
        var holder = new Changes.Holder(act.benefit(), user);
        var no = Rules.running(act, benefit);
        if (no.isEmpty() && changes.departed(user)) {
            no = Optional.of(Violation.of("user-unknown"));
        }
        if (no.isEmpty() && changes.holders.get(holder).isPresent()) {
            no = Optional.of(Violation.lasting("user-has-seat", Map.of("user", user)));
        }
        no = no.or(() -> Rules.unitsLeft(benefit, 1));
        if (no.isPresent()) {
            return no;
        }
        var number = act.newSeat(seat);
        changes.seats.put(
                number, new Changes.Seat(number, act.member(), act.benefit(), user, data, dataVersion, act.now(), 1));
        changes.holders.put(holder, number);
        changes.benefits.put(act.benefit(), benefit.using(1));
        changes.stir(act.benefit());
        return Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("user", user);
    }

    @Override
    public List<Outlook> outlook(Snapshot snapshot) {
        return List.of(Outlooks.usesUnits(snapshot, 1));
    }

    @Override
    public long units() {
        return 1;
    }
}
