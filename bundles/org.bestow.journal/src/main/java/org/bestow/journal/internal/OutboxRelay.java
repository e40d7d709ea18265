package org.bestow.journal.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bestow.api.Event;
import org.bestow.api.EventSink;
import org.bestow.store.BusyException;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all sinks what the outbox holds, then removes it: at least once, in order of the rows' numbers. One thread, woken after a
 * commit and each second, never interrupted. Thread-safe.
 */
@Component(service = OutboxRelay.class, immediate = true)
public final class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int AT_ONCE = 500;
    private static final int ATTEMPTS = 10;

    // under load one round then serves many commits; nobody sees the difference
    private static final long REST = TimeUnit.MILLISECONDS.toNanos(50);

    private final Store store;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;

    // volatile list: sinks come and go with their bundles
    @Reference
    volatile List<EventSink> sinks = List.of();

    private volatile boolean stopped;
    private int attempts;

    /** A row that waits. */
    public record Waiting(long id, long memberId, String topic, String payload, Instant at) {}

    @Activate
    public OutboxRelay(@Reference JournalSchema schema) {
        store = schema.store();
        thread = new Thread(this::run, "bestow-outbox");
        thread.setDaemon(true);
        thread.setContextClassLoader(OutboxRelay.class.getClassLoader());
    }

    /** After the fields were injected. */
    @Activate
    void start() {
        thread.start();
    }

    void wake() {
        signal.release();
    }

    /** Waits for what is being told now. */
    @Deactivate
    void stop() {
        stopped = true;
        wake();
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            await();
            var begin = System.nanoTime();
            try {
                while (!stopped && round() == AT_ONCE) {
                    // more waits
                }
            } catch (BusyException | StoreException e) {
                if (!stopped) {
                    LOG.warn("the outbox could not be read; again in a second: {}", e.getMessage());
                }
            }
            rest(begin + REST);
        }
    }

    private void await() {
        try {
            signal.tryAcquire(1, TimeUnit.SECONDS);
            signal.drainPermits();
        } catch (InterruptedException e) {
            // nobody of us interrupts this thread, and it holds no connection here
            LOG.debug("an interrupt of the relay was ignored");
        }
    }

    private void rest(long until) {
        for (var left = until - System.nanoTime(); left > 0 && !stopped; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** How many rows were told. */
    private int round() {
        var waiting = store.global()
                .read(sql -> sql.query("select id, member_id, topic, payload, at from outbox order by id"
                                + " fetch first " + AT_ONCE + " rows only")
                        .mapTo(Waiting.class)
                        .list());
        if (waiting.isEmpty() || !tell(waiting)) {
            return 0;
        }
        store.global().transact(sql -> sql.update("delete from outbox where id = any(:ids)")
                .bindArray("ids", Long.class, waiting.stream().map(Waiting::id).toList())
                .execute());
        return waiting.size();
    }

    /** False when a sink failed, and all shall be told again. */
    private boolean tell(List<Waiting> waiting) {
        var events = new ArrayList<Event>(waiting.size());
        for (var row : waiting) {
            events.add(new Event(row.memberId(), row.topic(), row.payload()));
        }
        var all = true;
        for (var sink : sinks) {
            try {
                sink.publish(List.copyOf(events));
            } catch (RuntimeException e) { // another bundle's code: its fault must not end the thread
                all = false;
                LOG.warn("{} did not take {} events", sink.getClass().getName(), events.size(), e);
            }
        }
        attempts = all ? 0 : attempts + 1;
        if (attempts >= ATTEMPTS) {
            LOG.error("{} events are given up after {} attempts", events.size(), attempts);
            attempts = 0;
            return true;
        }
        return all;
    }
}
