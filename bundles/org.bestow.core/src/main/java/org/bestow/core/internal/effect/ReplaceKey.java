package org.bestow.core.internal.effect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.KeyKind;

/**
 * Takes a key out of the pool that a taken key came from, for the same unit, and shows it. The old one is marked as replaced, once.
 *
 * @param why JSON of the text that history shows
 */
public record ReplaceKey(long key, long poolId, KeyKind kind, String why) implements Effect {

    public ReplaceKey {
        if (kind != KeyKind.RETAIL && kind != KeyKind.MULTIPLE_ACTIVATION) {
            throw new IllegalArgumentException("keys of kind " + kind + " are one shared value, which is not replaced");
        }
    }

    @Override
    public String kindName() {
        return "replaces-key";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        needs.keys.add(key);
        needs.pools.merge(poolId, 1, Integer::sum);
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var no = Rules.running(act, Rules.benefit(act, changes));
        if (no.isPresent()) {
            return no;
        }
        var old = Rules.heldKey(act, changes, key);
        if (old.isEmpty()) {
            return Optional.of(Violation.of("key-gone"));
        }
        if (old.get().replacedBy().isPresent()) {
            return Optional.of(Violation.of("key-replaced"));
        }
        var pool = changes.pools.get(poolId);
        var keys = changes.keysLeft(poolId, 1);
        if (pool.isEmpty() || keys.isEmpty()) {
            return Optional.of(Violation.lasting("pool-empty", Map.of("asked", 1)));
        }
        var taken = changes.take(act, keys.get(0), kind, old.get().note(), Optional.of(key));
        changes.heldKeys.put(key, old.get().replacedBy(taken.id()));
        changes.pools.put(poolId, pool.get().moving(1));
        changes.stir(act.benefit());
        return Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("key", key, "why", why);
    }

    @Override
    public List<Outlook> outlook(Snapshot snapshot) {
        return List.of(new Outlook("replaces-key", Map.of(), true));
    }

    @Override
    public List<KeyKind> newKeys() {
        return List.of(kind);
    }

    @Override
    public int rows() {
        return 5;
    }
}
