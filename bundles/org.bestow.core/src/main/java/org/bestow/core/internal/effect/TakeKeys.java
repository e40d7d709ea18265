package org.bestow.core.internal.effect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.KeyKind;

/**
 * Takes keys out of a pool and shows them (DESIGN rule 2). Retail: each key is a unit. Multiple-activation: the key leaves the pool,
 * units are activations. Static and custom: the one value stays in the pool and is shared.
 *
 * @param poolId number of the pool, 0 as long as it is not resolved or there is none; the code is kept for history
 * @param note on each key; empty: none
 */
public record TakeKeys(long poolId, String pool, KeyKind kind, int count, String note) implements Effect {

    public TakeKeys {
        if (count < 1 || count > 100) {
            throw new IllegalArgumentException("count must be 1 to 100");
        }
        if (kind != KeyKind.RETAIL && count != 1) {
            throw new IllegalArgumentException("of a pool of kind " + kind + " one key is taken");
        }
        note = Objects.requireNonNull(note, "note").strip();
        if (note.codePointCount(0, note.length()) > NoteKey.LONGEST) {
            throw new IllegalArgumentException("a note has " + NoteKey.LONGEST + " characters at most");
        }
    }

    /** As a type asks for it. */
    public TakeKeys(String pool, KeyKind kind, int count, String note) {
        this(0, pool, kind, count, note);
    }

    public TakeKeys resolved(long number) {
        return new TakeKeys(number, pool, kind, count, note);
    }

    private boolean shared() {
        return kind == KeyKind.STATIC || kind == KeyKind.CUSTOM;
    }

    @Override
    public String kindName() {
        return "takes-keys";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        if (poolId != 0) {
            needs.pools.merge(poolId, count, Integer::sum);
        }
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var benefit = Rules.benefit(act, changes);
        var no = Rules.running(act, benefit).or(() -> Rules.unitsLeft(benefit, units()));
        if (no.isPresent()) {
            return no;
        }
        var found = changes.pools.get(poolId);
        if (found.isEmpty()) {
            return Optional.of(Violation.lasting("pool-unknown", Map.of("pool", pool)));
        }
        var row = found.get();
        if (row.kind() != kind) {
            return Optional.of(Violation.lasting("pool-kind", Map.of("pool", pool)));
        }
        if (kind != KeyKind.RETAIL && benefit.activatedOn().isPresent()) {
            return Optional.of(Violation.of("key-taken"));
        }
        var keys = changes.keysLeft(poolId, count);
        if (keys.size() < count) {
            return Optional.of(Violation.lasting("pool-empty", Map.of("asked", count)));
        }
        for (var key : new ArrayList<>(keys)) {
            changes.take(act, key, kind, note, Optional.empty());
        }
        var moved = shared() ? 0 : count;
        changes.pools.put(
                poolId, new Changes.Pool(row.id(), row.code(), kind, row.available() - moved, row.claimed() + count));
        var after = benefit.using(units());
        changes.benefits.put(act.benefit(), kind == KeyKind.RETAIL ? after : after.activated(act.today()));
        return Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("pool", pool, "count", count);
    }

    @Override
    public List<Outlook> outlook(Snapshot snapshot) {
        return kind == KeyKind.RETAIL
                ? List.of(Outlooks.usesUnits(snapshot, count))
                : List.of(new Outlook("shows-key", Map.of(), false));
    }

    @Override
    public long units() {
        return kind == KeyKind.RETAIL ? count : 0;
    }

    @Override
    public List<KeyKind> newKeys() {
        return Collections.nCopies(count, kind);
    }

    @Override
    public int rows() {
        return 3 * count + 1;
    }
}
