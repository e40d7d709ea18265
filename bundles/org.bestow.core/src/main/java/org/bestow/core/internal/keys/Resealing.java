package org.bestow.core.internal.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.bestow.store.BusyException;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/**
 * Seals everything anew with the newest key of the ring. Values are opened and sealed without a lock; they are exchanged in small parts
 * under the lock of their pool, like everything that happens to keys, and only where they are what was read. The pool is not waited
 * for while a claim has it, unless it is never free. What is done shows in the rows, so that who stopped can go on. Not thread-safe.
 */
final class Resealing {

    private static final int PART = 200;
    private static final int TRIES_BESIDE = 10;
    private static final int TRIES = 60;
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    private final Store store;
    private final Keyring keyring;
    private final BooleanSupplier stopped;
    private final LongConsumer done;

    /** @param done hears how many more are done */
    Resealing(Store store, Keyring keyring, BooleanSupplier stopped, LongConsumer done) {
        this.store = store;
        this.keyring = keyring;
        this.stopped = stopped;
        this.done = done;
    }

    /** A row of either table. @param member 0 in a pool */
    public record Row(long id, long memberId, long poolId, long sealedAs, byte[] sealed) {}

    private record Renewed(Row row, byte[] sealed) {}

    /** Where the rows are. */
    private enum Table {
        POOL(
                "select id, 0 as member_id, pool_id, id as sealed_as, sealed from pool_key where id > :after",
                "update pool_key set sealed = :new where id = :id and sealed = :old"),
        CLAIMED(
                "select id, member_id, pool_id, sealed_as, sealed from claimed_key where id > :after",
                "update claimed_key set sealed = :new where id = :id and member_id = :owner and sealed = :old");

        private final String select;
        private final String update;

        Table(String select, String update) {
            this.select = select;
            this.update = update;
        }
    }

    /** One pass over all; what is claimed meanwhile goes from the first table to the second. False when it was stopped. */
    boolean pass() {
        for (var table : Table.values()) {
            for (var after = 0L; ; ) {
                if (stopped.getAsBoolean()) {
                    return false;
                }
                var from = after;
                var rows = store.global()
                        .read(sql -> sql.query(table.select + " order by id fetch first " + PART + " rows only")
                                .bind("after", from)
                                .mapTo(Row.class)
                                .list());
                if (rows.isEmpty()) {
                    break;
                }
                after = rows.get(rows.size() - 1).id();
                exchange(table, rows);
            }
        }
        return true;
    }

    private void exchange(Table table, List<Row> rows) {
        var pools = new TreeMap<Long, List<Renewed>>();
        for (var row : rows) {
            if (!Keyring.sealedWith(row.sealed()).equals(keyring.newest())) {
                var value = keyring.open(row.poolId(), row.sealedAs(), row.sealed());
                pools.computeIfAbsent(row.poolId(), pool -> new ArrayList<>())
                        .add(new Renewed(row, keyring.seal(row.poolId(), row.sealedAs(), value)));
            }
        }
        pools.forEach((pool, renewed) -> exchange(table, pool, renewed));
    }

    private void exchange(Table table, long pool, List<Renewed> renewed) {
        for (var attempt = 1; !stopped.getAsBoolean(); attempt++) {
            var wait = attempt > TRIES_BESIDE;
            try {
                var exchanged =
                        store.global().transact(sql -> locked(sql, pool, wait) ? write(sql, table, renewed) : -1L);
                if (exchanged >= 0) {
                    done.accept(exchanged);
                    return;
                }
            } catch (BusyException e) {
                if (attempt >= TRIES) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static boolean locked(Sql sql, long pool, boolean wait) {
        return sql.query("select id from key_pool where id = :id for update" + (wait ? "" : " skip locked"))
                .bind("id", pool)
                .mapTo(Long.class)
                .findFirst()
                .isPresent();
    }

    private static long write(Sql sql, Table table, List<Renewed> renewed) {
        var batch = sql.batch(table.update);
        for (var each : renewed) {
            batch.bind("new", each.sealed())
                    .bind("old", each.row().sealed())
                    .bind("id", each.row().id());
            if (table == Table.CLAIMED) {
                batch.bind("owner", each.row().memberId());
            }
            batch.add();
        }
        var exchanged = 0L;
        for (var count : batch.execute()) {
            exchanged += count;
        }
        return exchanged;
    }
}
