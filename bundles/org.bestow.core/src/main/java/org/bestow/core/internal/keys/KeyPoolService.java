package org.bestow.core.internal.keys;

import java.io.Reader;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.KeyPools;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.core.internal.keys.KeyImporter.Task;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.Trail;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.OperatorTexts;
import org.bestow.core.internal.text.Problems;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lists pools and takes keys in. Thread-safe: an import holds the lock of its pool's row. */
@Component
public final class KeyPoolService implements KeyPools {

    private static final int MOST = 10_000;

    private final Store store;
    private final Access access;
    private final Pools pools;
    private final Journal journal;
    private final Clock clock;
    private final KeyImporter importer;
    private final PoolList list;

    @Activate
    public KeyPoolService(
            @Reference Schema schema,
            @Reference Keyring keyring,
            @Reference Access access,
            @Reference Pools pools,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = schema.store();
        this.access = access;
        this.pools = pools;
        this.journal = journal;
        this.clock = clock;
        this.list = new PoolList(store, pools);
        this.importer = new KeyImporter(store, keyring, journal, clock);
    }

    @Override
    public Answer<List<Pool>> list(Caller caller) {
        return access.refusal(caller, Policy.Permission.OPERATE_KEYS)
                .map(Answer::<List<Pool>>no)
                .orElseGet(() -> Answer.of(list.all()));
    }

    @Override
    public Answer<Page<Pool>> list(Caller caller, boolean lowOnly, Page.Request page) {
        return access.refusal(caller, Policy.Permission.OPERATE_KEYS)
                .map(Answer::<Page<Pool>>no)
                .orElseGet(() -> list.page(caller, lowOnly, page));
    }

    @Override
    public Answer<Pool> get(Caller caller, String pool) {
        return named(
                caller,
                pool,
                found -> Answer.of(store.global()
                        .read(sql -> PoolRow.one(sql, found.id(), false))
                        .pool()));
    }

    @Override
    public Answer<Map<String, List<String>>> items(Caller caller, Set<String> pools) {
        return access.refusal(caller, Policy.Permission.OPERATE_KEYS)
                .map(Answer::<Map<String, List<String>>>no)
                .orElseGet(() -> Answer.of(list.items(pools)));
    }

    @Override
    public Answer<Pool> lowAt(Caller caller, String pool, OptionalLong lowAt, long expected) {
        return named(caller, pool, found -> {
            if (lowAt.isPresent() && (lowAt.getAsLong() < 0 || lowAt.getAsLong() > Integer.MAX_VALUE)) {
                var facts = Map.of("min", 0, "max", Integer.MAX_VALUE);
                return wrong(caller, "/lowAt", OperatorTexts.of("doc.integer", caller.language(), facts));
            }
            return store.global().transact(sql -> lowAt(sql, caller, found, lowAt, expected));
        });
    }

    private Answer<Pool> lowAt(Sql sql, Caller caller, Pools.PoolInfo pool, OptionalLong lowAt, long expected)
            throws SQLException {
        var before = PoolRow.one(sql, pool.id(), true);
        if (before.version() != expected) {
            return Answer.no(Problems.of(Problem.Kind.PRECONDITION_FAILED, caller.language()));
        }
        var after = before.lowAt(lowAt);
        if (after.equals(before)) {
            return Answer.of(before.pool());
        }
        var changed = after.next();
        sql.update("update key_pool set low_at = :low, version = :version where id = :id")
                .bind("low", changed.lowAt())
                .bind("version", changed.version())
                .bind("id", pool.id())
                .execute();
        var row = Trail.of(caller, clock.instant())
                .row(
                        0,
                        "key-pool-changed",
                        new Trail.Subject("key-pool", PublicId.of(PublicId.Kind.KEY_POOL, 0, pool.id())),
                        Trail.json(Map.of("lowAt", before.pool().lowAt())),
                        Trail.json(Map.of("lowAt", changed.pool().lowAt())),
                        "The pool " + pool.code() + " is low at "
                                + changed.pool().lowAt() + " keys.");
        journal.write(sql.connection(), List.of(row), List.of(), List.of());
        return Answer.of(changed.pool());
    }

    @Override
    public Answer<Report> importKeys(Caller caller, String pool, Import order) {
        return named(caller, pool, found -> {
            var listed = order.source() instanceof Listed;
            var place = listed ? "/keys" : "/csv";
            List<KeyRow> rows;
            var ignored = 0;
            if (order.source() instanceof Listed list) {
                rows = IntStream.range(0, list.keys().size())
                        .mapToObj(index ->
                                KeyRow.of(index + 1L, list.keys().get(index).reveal()))
                        .toList();
            } else {
                try {
                    var text = ((Table) order.source()).text().reveal();
                    var table = new KeyTable(new StringReader(text));
                    rows = table.next(MOST + 1);
                    ignored = table.ignoredColumns();
                } catch (KeyTable.Unreadable e) {
                    return wrong(caller, place, sentence(caller, e));
                }
            }
            if (rows.isEmpty() || rows.size() > MOST) {
                return wrong(caller, place, OperatorTexts.of("keys.count", caller.language(), Map.of("max", MOST)));
            }
            var task = new Task(caller, found, rows, ignored, order.idempotencyKey(), new HashSet<>());
            return order.dryRun() ? Answer.of(importer.preview(task)) : importer.run(task);
        });
    }

    @Override
    public Answer<Report> importFile(
            Caller caller, String pool, Reader text, boolean dryRun, Consumer<Report> listener) {
        return named(caller, pool, found -> {
            // a dry run writes nothing down that the next part could find
            var seen = new HashSet<KeyBatch.Fingerprint>();
            var sum = new Report(0, 0, 0, dryRun, 0, false, List.of());
            try {
                var table = new KeyTable(text);
                for (var rows = table.next(MOST); !rows.isEmpty(); rows = table.next(MOST)) {
                    var task = new Task(caller, found, rows, table.ignoredColumns(), Optional.empty(), seen);
                    var part = dryRun ? Answer.of(importer.preview(task)) : importer.run(task);
                    if (part instanceof Answer.Given<Report> done) {
                        listener.accept(done.value());
                        sum = plus(sum, done.value());
                    } else {
                        return part;
                    }
                    if (!dryRun) {
                        seen.clear();
                    }
                }
            } catch (KeyTable.Unreadable e) {
                return wrong(caller, "", sentence(caller, e));
            }
            return sum.imported() + sum.duplicates() + sum.invalid() > 0
                    ? Answer.of(sum)
                    : wrong(caller, "", OperatorTexts.of("table.empty", caller.language(), Map.of()));
        });
    }

    private static Report plus(Report sum, Report part) {
        return new Report(
                sum.imported() + part.imported(),
                sum.duplicates() + part.duplicates(),
                sum.invalid() + part.invalid(),
                sum.dryRun(),
                part.ignoredColumns(),
                false,
                List.of());
    }

    private static String sentence(Caller caller, KeyTable.Unreadable table) {
        return OperatorTexts.of(table.reason(), caller.language(), Map.of("line", table.line()));
    }

    private static <T> Answer<T> wrong(Caller caller, String path, String message) {
        return Answer.no(Problems.invalid(caller.language(), List.of(new Problem.FieldError(path, message))));
    }

    private <T> Answer<T> named(Caller caller, String pool, Function<Pools.PoolInfo, Answer<T>> call) {
        var refusal = access.refusal(caller, Policy.Permission.OPERATE_KEYS);
        if (refusal.isPresent()) {
            return Answer.no(refusal.get());
        }
        return pools.byCode(pool)
                .or(() -> PublicId.parse(PublicId.Kind.KEY_POOL, pool).flatMap(id -> pools.byId(id.number())))
                .map(call)
                .orElseGet(() -> Answer.no(Problem.of(
                        Problem.Kind.NOT_FOUND,
                        OperatorTexts.of("pool.unknown.title", caller.language(), Map.of()),
                        OperatorTexts.of("pool.unknown.detail", caller.language(), Map.of()))));
    }
}
