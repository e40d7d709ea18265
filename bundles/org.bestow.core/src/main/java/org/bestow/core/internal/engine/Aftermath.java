package org.bestow.core.internal.engine;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bestow.api.Event;
import org.bestow.api.EventSink;
import org.bestow.core.internal.catalog.SettingsSchemas;
import org.bestow.core.internal.text.TypeTexts;
import org.bestow.store.BusyException;
import org.bestow.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows from a type's coming or going and may take its time: the record of it, the check of waiting settings, the news to open
 * pages. On one thread of its own, which uses the database and so is never interrupted. Thread-safe.
 */
final class Aftermath {

    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    private final Seen records;
    private final Consumer<String> recheck;
    private final Supplier<List<EventSink>> sinks;
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Aftermath::newThread);

    /** A type that serves from now on. */
    record Arrival(String id, String version, TypeTexts texts, SettingsSchemas.Form settings, Instant at) {}

    /** Keeps what is known of a type. */
    @FunctionalInterface
    interface Seen {
        void write(Arrival arrival);
    }

    /** @param recheck looks again at the settings of a type's items */
    Aftermath(Seen records, Consumer<String> recheck, Supplier<List<EventSink>> sinks) {
        this.records = records;
        this.recheck = recheck;
        this.sinks = sinks;
        thread.prestartCoreThread(); // here and not by a plug-in's call, whose class loader it would keep
    }

    private static Thread newThread(Runnable work) {
        var thread = new Thread(null, work, "bestow-types", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Aftermath.class.getClassLoader());
        return thread;
    }

    void arrived(Arrival arrival) {
        later(() -> {
            announce();
            records.write(arrival);
            recheck.accept(arrival.id());
            announce();
        });
    }

    void left() {
        later(this::announce);
    }

    private void announce() {
        var event = new Event(0, "types", "{}");
        sinks.get().forEach(sink -> sink.publish(List.of(event)));
    }

    /** Does it soon, or never once all stops. */
    void later(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (BusyException | StoreException e) {
                    LOG.warn("A change of the deployed types was not written down: {}", e.getMessage());
                } catch (RuntimeException e) {
                    LOG.error("After a change of the deployed types", e); // the next change must still be heard
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped; nothing follows any more");
        }
    }

    /** Lets what began end, for 5 seconds at most. */
    void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Still writing down a change of the deployed types");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
