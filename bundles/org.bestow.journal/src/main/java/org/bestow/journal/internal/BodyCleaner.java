package org.bestow.journal.internal;

import java.time.Clock;
import java.time.Duration;
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

/** Forgets what long failed messages said, which may be a one-time password, each hour. Thread-safe. */
@Component(service = BodyCleaner.class, immediate = true)
public final class BodyCleaner {

    static final Duration KEPT = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(BodyCleaner.class);

    private final Store store;
    private final Clock clock;
    private final ScheduledExecutorService timer;

    @Activate
    public BodyCleaner(@Reference JournalSchema schema, @Reference Clock clock) {
        this.store = schema.store();
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "bestow-messages");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::run, 1, 60, TimeUnit.MINUTES);
    }

    private void run() {
        try {
            clean();
        } catch (BusyException | StoreException e) {
            LOG.warn("what failed messages said stays until the next time: {}", e.getMessage());
        }
    }

    /** How many went; of all members. */
    int clean() {
        var before = clock.instant().minus(KEPT);
        return store.global()
                .transact(sql -> sql.update("delete from mail_body where member_id >= 0 and id in (select id from"
                                + " mail_message m where m.member_id >= 0 and state = 'failed'"
                                + " and finished_at < :before)")
                        .bind("before", before)
                        .execute());
    }

    /** What runs ends by itself; it is not interrupted. */
    @Deactivate
    void stop() {
        timer.shutdown();
    }
}
