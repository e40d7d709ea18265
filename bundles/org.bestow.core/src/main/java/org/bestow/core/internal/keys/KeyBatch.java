package org.bestow.core.internal.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bestow.api.KeyPools.Report;
import org.bestow.api.KeyPools.RowReport;
import org.bestow.api.Language;
import org.bestow.api.Secret;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.store.Ids;

/** The keys of one import on their way into a pool, and what became of each. Not thread-safe. */
final class KeyBatch {

    private static final int LONGEST = 512;
    private static final int BLOCK = 500;

    private final List<Secret> keys;
    private final String[] invalid; // why, by row; null where the key may be imported
    private final List<Candidate> candidates = new ArrayList<>();
    private Set<Candidate> imported = Set.of();

    KeyBatch(List<Secret> keys) {
        this.keys = keys.stream().map(key -> Secret.of(key.reveal().strip())).toList();
        this.invalid = new String[keys.size()];
        for (int row = 0; row < invalid.length; row++) {
            invalid[row] = fault(this.keys.get(row).reveal());
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

    /** A valid key, the first of its value in the batch; equal only to itself. */
    static final class Candidate {
        private final int row;
        private final long id;
        private final Fingerprint mac;
        private final byte[] sealed;
        private final String masked;

        private Candidate(int row, long id, Fingerprint mac, byte[] sealed, String masked) {
            this.row = row;
            this.id = id;
            this.mac = mac;
            this.sealed = sealed;
            this.masked = masked;
        }

        long id() {
            return id;
        }

        Fingerprint mac() {
            return mac;
        }

        byte[] sealed() {
            return sealed;
        }

        String masked() {
            return masked;
        }
    }

    /** Does what needs no lock: numbers, fingerprints and sealing. */
    void seal(long pool, Keyring keyring, Ids ids) {
        var seen = new HashSet<Fingerprint>();
        var next = 0L;
        for (int row = 0; row < invalid.length; row++) {
            if (invalid[row] != null) {
                continue;
            }
            var mac = new Fingerprint(keyring.mac(pool, keys.get(row)));
            if (!seen.add(mac)) {
                continue;
            }
            if (candidates.size() % BLOCK == 0) {
                next = ids.next(BLOCK);
            }
            var id = next++;
            var key = keys.get(row);
            candidates.add(new Candidate(row, id, mac, keyring.seal(pool, id, key), key.masked()));
        }
    }

    List<Candidate> candidates() {
        return List.copyOf(candidates);
    }

    void imported(Set<Candidate> written) {
        imported = Set.copyOf(written);
    }

    /** One line a row, without any value. */
    Report report(Language language) {
        var taken = new HashSet<Integer>();
        imported.forEach(candidate -> taken.add(candidate.row));
        var rows = new ArrayList<RowReport>();
        var faults = 0;
        for (int row = 0; row < invalid.length; row++) {
            if (invalid[row] != null) {
                faults++;
                rows.add(new RowReport(
                        row + 1, "invalid", OperatorTexts.of(invalid[row], language, Map.of("max", LONGEST))));
            } else if (taken.contains(row)) {
                rows.add(new RowReport(row + 1, "imported", ""));
            } else {
                rows.add(new RowReport(row + 1, "duplicate", OperatorTexts.of("key.duplicate", language, Map.of())));
            }
        }
        return new Report(taken.size(), rows.size() - taken.size() - faults, faults, rows);
    }

    private static String fault(String value) {
        if (value.isEmpty()) {
            return "key.empty";
        }
        if (value.length() > LONGEST) {
            return "key.too-long";
        }
        return value.codePoints().anyMatch(Character::isISOControl) ? "key.control" : null;
    }
}
