package org.bestow.core.internal.keys;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.KeyPools.Report;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Secret;
import org.bestow.core.internal.keys.KeyBatch.Candidate;
import org.bestow.core.internal.keys.KeyBatch.Fingerprint;
import org.bestow.core.internal.member.Trail;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/** Takes rows of keys into a pool: one transaction, under the lock of the pool's row. Thread-safe. */
final class KeyImporter {

    private static final int CHUNK = 500;
    private static final Duration KEPT = Duration.ofHours(24);

    private final Store store;
    private final Ids keyIds;
    private final Ids importIds;
    private final Keyring keyring;
    private final Journal journal;
    private final Clock clock;
    private volatile String recorded = ""; // the last key whose use is in the database

    KeyImporter(Store store, Keyring keyring, Journal journal, Clock clock) {
        this.store = store;
        this.keyIds = store.ids("pool_key_seq");
        this.importIds = store.ids("key_import_seq");
        this.keyring = keyring;
        this.journal = journal;
        this.clock = clock;
    }

    /** What is to be done. @param seen what came before in the same table */
    record Task(
            Caller caller,
            Pools.PoolInfo pool,
            List<KeyRow> rows,
            int ignoredColumns,
            Optional<String> idempotencyKey,
            Set<Fingerprint> seen) {}

    private record Twin(Journal.IdempotencyScope scope, String hash) {}

    /** The same report, without a trace. */
    Report preview(Task task) {
        var batch = new KeyBatch(task.rows(), task.pool().id(), keyring, task.seen());
        batch.imported(unknown(batch.candidates(), task.pool().id()));
        return batch.states().report(task.caller().language(), true, task.ignoredColumns(), false);
    }

    Answer<Report> run(Task task) {
        // what is sealed here has to be written before the key that seals is another
        return keyring.whileSealing(() -> {
            var batch = new KeyBatch(task.rows(), task.pool().id(), keyring, task.seen());
            // no key ever leaves a pool but for a claim: what is known now stays so, and needs neither a number nor a
            // seal
            var unknown = unknown(batch.candidates(), task.pool().id());
            var sealed = KeyBatch.seal(unknown, task.pool().id(), keyring, keyIds);
            if (!sealed.isEmpty() && !keyring.newest().equals(recorded)) {
                new KeyringUse(store).record(keyring, clock.instant());
                recorded = keyring.newest();
            }
            var twin = task.idempotencyKey()
                    .map(key -> new Twin(
                            new Journal.IdempotencyScope(0, task.caller().user(), key), hash(task)));
            if (sealed.isEmpty() && twin.isEmpty()) {
                return Answer.of(batch.states().report(task.caller().language(), false, task.ignoredColumns(), false));
            }
            // the same idempotency key for another pool at the same moment: the locks are different ones, so it shows
            // only as a duplicate
            return twin.isEmpty()
                    ? store.global().transact(sql -> write(sql, task, batch, unknown, sealed, twin))
                    : store.global().transactBesideTwins(sql -> write(sql, task, batch, unknown, sealed, twin));
        });
    }

    private Answer<Report> write(
            Sql sql,
            Task task,
            KeyBatch batch,
            List<Candidate> candidates,
            List<KeyBatch.Sealed> sealed,
            Optional<Twin> twin)
            throws SQLException {
        var language = task.caller().language();
        var pool = task.pool().id();
        lock(sql, pool);
        var now = clock.instant();
        if (twin.isPresent()) {
            var scope = twin.get().scope();
            var done = journal.find(sql.connection(), List.of(scope), now).get(scope);
            if (done != null && !done.requestHash().equals(twin.get().hash())) {
                return Answer.no(Problems.of(Problem.Kind.IDEMPOTENCY_MISMATCH, language));
            }
            if (done != null) {
                return Answer.of(replay(sql, done.history()).report(language, false, task.ignoredColumns(), true));
            }
        }
        var known = known(sql, pool, candidates);
        batch.imported(fresh(candidates, known));
        var written = new ArrayList<KeyBatch.Sealed>();
        for (int index = 0; index < candidates.size(); index++) {
            if (!known.contains(candidates.get(index).mac())) {
                written.add(sealed.get(index));
            }
        }
        insert(sql, pool, written);
        var audit = new ArrayList<Journal.AuditRow>();
        if (!written.isEmpty()) {
            sql.update("update key_pool set available = available + :count where id = :id")
                    .bind("count", written.size())
                    .bind("id", pool)
                    .execute();
            audit.add(audit(task, written.size(), now));
        }
        var states = batch.states();
        var twins = new ArrayList<Journal.IdempotencyRow>();
        if (twin.isPresent()) {
            var number = keep(sql, task, states, now);
            twins.add(new Journal.IdempotencyRow(twin.get().scope(), twin.get().hash(), number, now));
        }
        journal.write(sql.connection(), audit, List.of(), twins);
        return Answer.of(states.report(language, false, task.ignoredColumns(), false));
    }

    static void lock(Sql sql, long pool) {
        sql.query("select id from key_pool where id = :id for update")
                .bind("id", pool)
                .mapTo(Long.class)
                .one();
    }

    private static Journal.AuditRow audit(Task task, int imported, Instant now) {
        var code = task.pool().code();
        return Trail.of(task.caller(), now)
                .row(
                        0,
                        "key-import",
                        new Trail.Subject(
                                "key-pool",
                                PublicId.of(
                                        PublicId.Kind.KEY_POOL, 0, task.pool().id())),
                        Trail.json(Map.of("pool", code, "imported", imported)),
                        imported + " keys were imported into the pool " + code + ".");
    }

    /** Gives back the number under which the states are kept. */
    private long keep(Sql sql, Task task, RowStates states, Instant now) {
        sql.update("delete from key_import where at < :old")
                .bind("old", now.minus(KEPT))
                .execute();
        var number = importIds.next();
        sql.update("insert into key_import (id, pool_id, at, ignored_columns, states)"
                        + " values (:id, :pool, :at, :ignored, :states)")
                .bind("id", number)
                .bind("pool", task.pool().id())
                .bind("at", now)
                .bind("ignored", task.ignoredColumns())
                .bind("states", states.text())
                .execute();
        return number;
    }

    private static RowStates replay(Sql sql, long number) {
        return RowStates.of(sql.query("select states from key_import where id = :id")
                .bind("id", number)
                .mapTo(String.class)
                .one());
    }

    private String hash(Task task) {
        // a MAC: a plain hash of a short value could be guessed
        var said = new StringBuilder();
        for (var row : task.rows()) {
            said.append(row.number())
                    .append(' ')
                    .append(row.key().map(Secret::reveal).orElse("\u0000" + row.fault()))
                    .append('\n');
        }
        return HexFormat.of().formatHex(keyring.mac(task.pool().id(), Secret.of(said.toString())));
    }

    private List<Candidate> unknown(List<Candidate> candidates, long pool) {
        return fresh(candidates, store.global().read(sql -> known(sql, pool, candidates)));
    }

    private static List<Candidate> fresh(List<Candidate> candidates, Set<Fingerprint> known) {
        return candidates.stream()
                .filter(candidate -> !known.contains(candidate.mac()))
                .toList();
    }

    private static void insert(Sql sql, long pool, List<KeyBatch.Sealed> fresh) {
        for (var part : chunks(fresh)) {
            var rows = sql.batch("insert into pool_key (id, pool_id, mac, sealed, masked)"
                    + " values (:id, :pool, :mac, :sealed, :masked)");
            for (var key : part) {
                rows.bind("id", key.id())
                        .bind("pool", pool)
                        .bind("mac", key.mac())
                        .bind("sealed", key.sealed())
                        .bind("masked", key.masked())
                        .add();
            }
            rows.execute();
        }
    }

    /**
     * What the pool has or had. By a join: given a list of MACs and the pool, H2 compares every key of the pool with each of the list.
     * The pool's keys go first, as a claim moves them to the others.
     */
    private static Set<Fingerprint> known(Sql sql, long pool, List<Candidate> candidates) {
        var known = new HashSet<Fingerprint>();
        if (candidates.isEmpty()) {
            return known;
        }
        var macs = candidates.stream().map(candidate -> candidate.mac().bytes()).toArray(byte[][]::new);
        for (var columns : List.of("k.mac from %s join pool_key k", "k.mac, k.member_id from %s join claimed_key k")) {
            sql.query("select " + columns.formatted("(select * from unnest(:macs) as asked (mac)) a")
                            + " on k.pool_id = :pool and k.mac = a.mac")
                    .bind("pool", pool)
                    .bind("macs", macs)
                    .mapTo(byte[].class)
                    .forEach(mac -> known.add(new Fingerprint(mac)));
        }
        return known;
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
        }
        return chunks;
    }
}
