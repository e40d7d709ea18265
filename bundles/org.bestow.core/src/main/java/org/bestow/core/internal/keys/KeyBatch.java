package org.bestow.core.internal.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bestow.api.KeyPools.State;
import org.bestow.api.Secret;
import org.bestow.store.Ids;

/** The keys of one import on their way into a pool, and what became of each. Not thread-safe. */
final class KeyBatch {

    private static final int BLOCK = 500;

    private final List<KeyRow> rows;
    private final List<Candidate> candidates = new ArrayList<>();
    private Set<Candidate> imported = Set.of();

    /** @param seen what came before in the same table; gets what is here */
    KeyBatch(List<KeyRow> rows, long pool, Keyring keyring, Set<Fingerprint> seen) {
        this.rows = rows;
        for (int index = 0; index < rows.size(); index++) {
            var key = rows.get(index).key();
            if (key.isPresent()) {
                var mac = new Fingerprint(keyring.mac(pool, key.get()));
                if (seen.add(mac)) {
                    candidates.add(new Candidate(index, mac, key.get()));
                }
            }
        }
    }

    /** What a MAC is compared by. */
    record Fingerprint(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Fingerprint that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** A valid key, the first of its value in the table; equal only to itself. */
    static final class Candidate {
        private final int index;
        private final Fingerprint mac;
        private final Secret key;

        private Candidate(int index, Fingerprint mac, Secret key) {
            this.index = index;
            this.mac = mac;
            this.key = key;
        }

        Fingerprint mac() {
            return mac;
        }
    }

    /** As it is stored. */
    record Sealed(long id, byte[] mac, byte[] sealed, String masked) {}

    List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    /** Sealed under new numbers; needs no lock. */
    static List<Sealed> seal(List<Candidate> fresh, long pool, Keyring keyring, Ids ids) {
        var sealed = new ArrayList<Sealed>(fresh.size());
        var next = 0L;
        for (var candidate : fresh) {
            if (sealed.size() % BLOCK == 0) {
                next = ids.next(BLOCK);
            }
            var id = next++;
            sealed.add(new Sealed(
                    id, candidate.mac().bytes(), keyring.seal(pool, id, candidate.key), candidate.key.masked()));
        }
        return sealed;
    }

    void imported(List<Candidate> written) {
        imported = new HashSet<>(written);
    }

    /** States and faults by row, without any value. */
    RowStates states() {
        var taken = new HashSet<Integer>();
        imported.forEach(candidate -> taken.add(candidate.index));
        var states = new ArrayList<RowStates.Row>();
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var state = row.key().isEmpty() ? State.INVALID : taken.contains(index) ? State.IMPORTED : State.DUPLICATE;
            states.add(new RowStates.Row(row.number(), state, row.fault()));
        }
        return new RowStates(states);
    }
}
