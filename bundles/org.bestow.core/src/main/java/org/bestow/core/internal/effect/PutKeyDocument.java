package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/**
 * Replaces the type's own data of a taken key. Holds only on the document that the decision saw.
 *
 * @param seen version of that document; 0: there was none
 */
public record PutKeyDocument(long key, String data, int dataVersion, long seen) implements Effect {

    @Override
    public String kindName() {
        return "updates-key";
    }

    @Override
    public void needs(Snapshot.BenefitRow seenBenefit, Needs needs) {
        needs.keys.add(key);
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var found = Rules.heldKey(act, changes, key);
        if (found.isEmpty()) {
            return Optional.of(Violation.of("key-gone"));
        }
        var no = Rules.notCancelled(act, Rules.benefit(act, changes));
        if (no.isEmpty() && found.get().documentVersion() != seen) {
            no = Optional.of(Violation.of("stale"));
        }
        if (no.isEmpty()) {
            changes.heldKeys.put(key, found.get().with(data, dataVersion));
            changes.stir(act.benefit());
        }
        return no;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("key", key);
    }
}
