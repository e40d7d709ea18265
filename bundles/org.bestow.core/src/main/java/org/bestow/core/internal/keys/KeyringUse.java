package org.bestow.core.internal.keys;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/** Which keys of the ring the database needs. Thread-safe. */
record KeyringUse(Store store) {

    /** A row of the table. */
    public record Row(String keyId, String purpose) {}

    /**
     * The ring to work with.
     *
     * @throws KeyringRefused if it lacks a key that sealed something that is still there
     */
    Keyring open(KeyringFile file) {
        var recorded = store.global().read(sql -> sql.query("select key_id, purpose from keyring_use")
                .mapTo(Row.class)
                .list());
        var ring = file.read();
        if (ring.isPresent() && missing(ring.get(), recorded).isEmpty()) {
            return ring.get();
        }
        if (sealedAnything()) {
            throw new KeyringRefused(refusal(file, ring.isPresent(), recorded));
        }
        // What was recorded sealed nothing that is left.
        store.global().transact(sql -> sql.update("delete from keyring_use").execute());
        return ring.orElseGet(file::create);
    }

    /** To be called before sealed values are written. */
    void record(Keyring ring, Instant now) {
        store.global().transactBesideTwins(sql -> {
            record(sql, ring.newest(), "seal", now);
            record(sql, ring.macId(), "mac", now);
            return null;
        });
    }

    private static void record(Sql sql, String id, String purpose, Instant now) {
        sql.update("insert into keyring_use (key_id, purpose, first_used_at) select :id, :purpose, :now"
                        + " where not exists (select 1 from keyring_use where key_id = :id)")
                .bind("id", id)
                .bind("purpose", purpose)
                .bind("now", now)
                .execute();
    }

    /** How many values each key seals: keys in pools, keys taken, and settings; keys that seal nothing are not there. */
    Map<String, Long> sealed() {
        // one statement, so that a key that is being taken is in one of the two tables
        var counts = new HashMap<String, Long>();
        store.global()
                .read(sql -> sql.query(
                                "select key_id, sum(sealed) as sealed from ("
                                        + "select substring(sealed from 1 for 4) as key_id, count(*) as sealed from pool_key"
                                        + " group by substring(sealed from 1 for 4) union all "
                                        + "select substring(sealed from 1 for 4) as key_id, count(*) as sealed from claimed_key"
                                        + " where member_id > 0 group by substring(sealed from 1 for 4) union all "
                                        + "select substring(sealed from 1 for 4) as key_id, count(*) as sealed from package_item"
                                        + " where sealed is not null group by substring(sealed from 1 for 4)) used group by key_id")
                        .mapTo(Count.class)
                        .list())
                .forEach(row -> counts.put(HexFormat.of().formatHex(row.keyId()), row.sealed()));
        return counts;
    }

    /** A row of what is counted. */
    public record Count(byte[] keyId, long sealed) {}

    /** The database does not need this key any more. To be said before the file loses it. */
    static void forget(Sql sql, String id) {
        sql.update("delete from keyring_use where key_id = :id and purpose = 'seal'")
                .bind("id", id)
                .execute();
    }

    private boolean sealedAnything() {
        return store.global()
                .read(sql -> any(sql, "select id from pool_key fetch first 1 rows only")
                        || any(sql, "select member_id from claimed_key fetch first 1 rows only")
                        || any(sql, "select id from package_item where sealed is not null fetch first 1 rows only"));
    }

    private static boolean any(Sql sql, String statement) {
        return sql.query(statement).mapTo(Long.class).findFirst().isPresent();
    }

    private static Set<String> missing(Keyring ring, List<Row> recorded) {
        var missing = new TreeSet<String>();
        for (var row : recorded) {
            var there = row.purpose().equals("mac")
                    ? ring.macId().equals(row.keyId())
                    : ring.ids().contains(row.keyId());
            if (!there) {
                missing.add(row.keyId());
            }
        }
        return missing;
    }

    private static String refusal(KeyringFile file, boolean there, List<Row> recorded) {
        var ids = String.join(
                ", ", new TreeSet<>(recorded.stream().map(Row::keyId).toList()));
        return there
                ? "The keyring " + file.path() + " is not the one that this database was written with (needed: " + ids
                        + "); put the right file there and start again."
                : "The keyring " + file.path() + " is missing, but the database holds what was sealed with it (" + ids
                        + "); put the file back and start again.";
    }
}
