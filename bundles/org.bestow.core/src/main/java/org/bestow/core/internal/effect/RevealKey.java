package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/** Shows a taken key again. Taken keys never move, so that the snapshot's word is good. */
public record RevealKey(long key) implements Effect {

    @Override
    public String kindName() {
        return "shows-key";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        // the benefit's lock, which every action takes, is enough
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var no = Rules.notCancelled(act, Rules.benefit(act, changes));
        if (no.isEmpty()) {
            act.showed(key);
        }
        return no;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("key", key);
    }
}
