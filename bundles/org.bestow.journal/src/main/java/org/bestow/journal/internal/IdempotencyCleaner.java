package org.bestow.journal.internal;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bestow.store.BusyException;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what answers repetitions no more, each quarter of an hour. Thread-safe. */
@Component(service = IdempotencyCleaner.class, immediate = true)
public final class IdempotencyCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyCleaner.class);
    private static final int MINUTES = 15;

    private final Store store;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    @Activate
    public IdempotencyCleaner(@Reference JournalSchema schema, @Reference Clock clock) {
        this.store = schema.store();
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "bestow-idempotency");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::run, 1, MINUTES, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            clean();
        } catch (BusyException | StoreException e) {
            LOG.warn("old idempotency keys stay until the next time: {}", e.getMessage());
        }
    }

    /** How many went; of all members. */
    int clean() {
        var before = clock.instant().minus(JournalService.KEPT);
        return store.global()
                .transact(sql -> sql.update("delete from idempotency where member_id >= 0 and at < :before")
                        .bind("before", before)
                        .execute());
    }

    /** What runs ends by itself; it is not interrupted. */
    @Deactivate
    void stop() {
        timer.shutdown();
    }
}
