package org.bestow.core.internal.keys;

import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.KeyPools;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Secret;
import org.bestow.core.internal.keys.KeyBatch.Candidate;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.Trail;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.core.internal.text.Problems;
import org.bestow.spi.KeyKind;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists pools and takes keys in. Thread-safe: an import holds the lock of its pool's row. */
@Component
public final class KeyPoolService implements KeyPools {

    private static final int MOST = 10_000;
    private static final int CHUNK = 500;

    private final Store store;
    private final Ids ids;
    private final Keyring keyring;
    private final Access access;
    private final Pools pools;
    private final Journal journal;
    private final Clock clock;
    private boolean useRecorded; // guarded by this

    @Activate
    public KeyPoolService(
            @Reference Schema schema,
            @Reference Keyring keyring,
            @Reference Access access,
            @Reference Pools pools,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.ids = store.ids("pool_key_seq");
        this.keyring = keyring;
        this.access = access;
        this.pools = pools;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Answer<List<Pool>> list(Caller caller) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_KEYS);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        return Answer.of(
                store.global().read(sql -> sql
                        .query("select id, code, kind, available, claimed from key_pool order by code")
                        .mapTo(Row.class)
                        .list()
                        .stream()
                        .map(row ->
                                new Pool(publicId(row.id()), row.code(), row.kind(), row.available(), row.claimed()))
                        .toList()));
    }

    @Override
    public Answer<Report> importKeys(Caller caller, String pool, List<Secret> keys) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_KEYS);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        if (keys.isEmpty() || keys.size() > MOST) {
            var message = OperatorTexts.of("keys.count", caller.language(), Map.of("max", MOST));
            return Answer.no(Problems.invalid(caller.language(), List.of(new Problem.FieldError("/keys", message))));
        }
        var target = pools.byCode(pool)
                .or(() -> PublicId.parse(PublicId.Kind.KEY_POOL, pool).flatMap(id -> pools.byId(id.number())));
        if (target.isEmpty()) {
            return Answer.no(Problem.of(
                    Problem.Kind.NOT_FOUND,
                    OperatorTexts.of("pool.unknown.title", caller.language(), Map.of()),
                    OperatorTexts.of("pool.unknown.detail", caller.language(), Map.of())));
        }
        var batch = new KeyBatch(keys);
        batch.seal(target.get().id(), keyring, ids);
        if (!batch.candidates().isEmpty()) {
            recordUse();
            batch.imported(store.global().transact(sql -> write(sql, caller, target.get(), batch.candidates())));
        }
        return Answer.of(batch.report(caller.language()));
    }

    /** Writes what the pool has not; gives back which. */
    private Set<Candidate> write(Sql sql, Caller caller, Pools.PoolInfo pool, List<Candidate> candidates)
            throws SQLException {
        sql.query("select id from key_pool where id = :id for update")
                .bind("id", pool.id())
                .mapTo(Long.class)
                .one();
        var known = known(sql, pool.id(), candidates);
        var fresh = candidates.stream()
                .filter(candidate -> !known.contains(candidate.mac()))
                .toList();
        if (fresh.isEmpty()) {
            return Set.of();
        }
        insert(sql, pool.id(), fresh);
        sql.update("update key_pool set available = available + :count where id = :id")
                .bind("count", fresh.size())
                .bind("id", pool.id())
                .execute();
        var row = Trail.of(caller, clock.instant())
                .row(
                        0,
                        "key-import",
                        new Trail.Subject("key-pool", publicId(pool.id())),
                        Trail.json(Map.of("pool", pool.code(), "imported", fresh.size())),
                        fresh.size() + " keys were imported into the pool " + pool.code() + ".");
        journal.write(sql.connection(), List.of(row), List.of(), List.of());
        return new HashSet<>(fresh);
    }

    private static void insert(Sql sql, long pool, List<Candidate> fresh) {
        for (var part : chunks(fresh)) {
            var rows = sql.batch("insert into pool_key (id, pool_id, mac, sealed, masked)"
                    + " values (:id, :pool, :mac, :sealed, :masked)");
            for (var key : part) {
                rows.bind("id", key.id())
                        .bind("pool", pool)
                        .bind("mac", key.mac().bytes())
                        .bind("sealed", key.sealed())
                        .bind("masked", key.masked())
                        .add();
            }
            rows.execute();
        }
    }

    private static Set<KeyBatch.Fingerprint> known(Sql sql, long pool, List<Candidate> candidates) {
        var known = new HashSet<KeyBatch.Fingerprint>();
        for (var part : chunks(candidates)) {
            var macs = part.stream().map(candidate -> candidate.mac().bytes()).toList();
            for (var statement : List.of(
                    "select mac from pool_key where pool_id = :pool and mac in (<macs>)",
                    "select mac from (select member_id, mac from claimed_key where pool_id = :pool and mac in (<macs>)) taken")) {
                sql.query(statement)
                        .bind("pool", pool)
                        .bindList("macs", macs)
                        .mapTo(byte[].class)
                        .forEach(mac -> known.add(new KeyBatch.Fingerprint(mac)));
            }
        }
        return known;
    }

    private static List<List<Candidate>> chunks(List<Candidate> all) {
        var chunks = new ArrayList<List<Candidate>>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
        }
        return chunks;
    }

    private synchronized void recordUse() {
        if (!useRecorded) {
            new KeyringUse(store).record(keyring, clock.instant());
            useRecorded = true;
        }
    }

    private static String publicId(long pool) {
        return PublicId.of(PublicId.Kind.KEY_POOL, 0, pool);
    }

    /** A row of the table. */
    public record Row(long id, String code, KeyKind kind, long available, long claimed) {}
}
