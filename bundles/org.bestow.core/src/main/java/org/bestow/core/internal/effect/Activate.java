package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/** Marks the benefit as active from today. */
public record Activate() implements Effect {

    @Override
    public String kindName() {
        return "activates";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        // the benefit's lock, which every action takes, is enough
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var benefit = Rules.benefit(act, changes);
        var no = Rules.running(act, benefit);
        if (no.isEmpty()) {
            changes.benefits.put(act.benefit(), benefit.activated(act.today()));
        }
        return no;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }
}
