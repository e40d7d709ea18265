package org.bestow.core.internal.effect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/** Uses units of the benefit without a seat or a key, or with a negative count gives some back. */
public record UseUnits(long count) implements Effect {

    public UseUnits {
        if (count == 0) {
            throw new IllegalArgumentException("no units are neither used nor freed");
        }
    }

    private boolean uses() {
        return count > 0;
    }

    @Override
    public String kindName() {
        return uses() ? "uses-units" : "frees-units";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        // the benefit's lock, which every action takes, is enough
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var benefit = Rules.benefit(act, changes);
        var no = uses()
                ? Rules.running(act, benefit).or(() -> Rules.unitsLeft(benefit, count))
                : Rules.notCancelled(act, benefit).or(() -> inUse(benefit));
        if (no.isEmpty()) {
            changes.benefits.put(act.benefit(), benefit.using(count));
        }
        return no;
    }

    private Optional<Violation> inUse(Snapshot.BenefitRow benefit) {
        return benefit.used() + count < 0
                ? Optional.of(Violation.of("no-unit-in-use", Map.of("asked", -count, "used", benefit.used())))
                : Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("count", Math.abs(count));
    }

    @Override
    public List<Outlook> outlook(Snapshot snapshot) {
        return List.of(
                uses()
                        ? Outlooks.usesUnits(snapshot, count)
                        : new Outlook("frees-units", Map.of("count", -count), false));
    }

    @Override
    public long units() {
        return count;
    }
}
