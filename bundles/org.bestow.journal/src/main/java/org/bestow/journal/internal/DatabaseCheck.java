package org.bestow.journal.internal;

import java.time.Duration;
import org.bestow.api.Check;
import org.bestow.store.BusyException;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the database answers, and how fast. Thread-safe. */
@Component(service = Check.class)
public final class DatabaseCheck implements Check {

    private static final Duration SLOW = Duration.ofMillis(500);

    private final Store store;

    @Activate
    public DatabaseCheck(@Reference JournalSchema schema) {
        this.store = schema.store();
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean quick() {
        return true;
    }

    @Override
    public Result run() {
        var start = System.nanoTime();
        try {
            store.global().read(sql -> sql.query("select 1").mapTo(int.class).one());
        } catch (BusyException | StoreException e) {
            return Result.critical(
                    "The database does not answer. See that it runs and that etc/org.bestow.store.cfg is right.");
        }
        var millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return millis > SLOW.toMillis()
                ? Result.warn("The database took " + millis + " ms for nothing. Look for load on its machine.")
                : Result.ok(store.dialect() + " answered in " + millis + " ms.");
    }
}
