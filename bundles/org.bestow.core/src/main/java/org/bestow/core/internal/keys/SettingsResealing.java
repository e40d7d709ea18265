package org.bestow.core.internal.keys;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.bestow.store.BusyException;
import org.bestow.store.Store;

/**
 * Seals the settings of all items anew with the newest key of the ring, in small parts, and only where they are what was read: an
 * import that was faster has sealed its own with that key. Not thread-safe.
 */
record SettingsResealing(Store store, Keyring keyring, BooleanSupplier stopped, LongConsumer done) {

    private static final int PART = 200;
    private static final int TRIES = 60;
    private static final long PAUSE = Duration.ofMillis(20).toNanos();

    /** A row of the table. */
    public record Row(long id, byte[] sealed) {}

    /** One pass over all. False when it was stopped. */
    boolean pass() {
        for (var after = 0L; ; ) {
            if (stopped.getAsBoolean()) {
                return false;
            }
            var from = after;
            var rows = store.global().read(sql -> sql.query(
                            "select id, sealed from package_item where id > :after and sealed is not null"
                                    + " order by id fetch first " + PART + " rows only")
                    .bind("after", from)
                    .mapTo(Row.class)
                    .list());
            if (rows.isEmpty()) {
                return true;
            }
            after = rows.get(rows.size() - 1).id();
            var older = rows.stream()
                    .filter(row -> !Keyring.sealedWith(row.sealed()).equals(keyring.newest()))
                    .toList();
            if (!older.isEmpty()) {
                exchange(older);
            }
        }
    }

    /** An import holds its rows for longer than a statement waits. */
    private void exchange(List<Row> older) {
        for (var attempt = 1; !stopped.getAsBoolean(); attempt++) {
            try {
                done.accept(write(older));
                return;
            } catch (BusyException e) {
                if (attempt >= TRIES) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private long write(List<Row> older) {
        return store.global().transact(sql -> {
            var batch = sql.batch("update package_item set sealed = :new where id = :id and sealed = :old");
            for (var row : older) {
                var settings = keyring.open(SettingsSeal.ITEMS, row.id(), row.sealed());
                batch.bind("new", keyring.seal(SettingsSeal.ITEMS, row.id(), settings))
                        .bind("old", row.sealed())
                        .bind("id", row.id())
                        .add();
            }
            var exchanged = 0L;
            for (var count : batch.execute()) {
                exchanged += count;
            }
            return exchanged;
        });
    }
}
