package org.bestow.health.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.bestow.api.Check;
import org.bestow.api.Doctor.Finding;
import org.bestow.api.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs checks side by side on threads of its own, each within a time limit. A check that hangs keeps its thread, is never
 * interrupted (it may hold a connection) and is not started a second time: who asks meanwhile waits for the same run. Thread-safe.
 */
final class CheckRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckRunner.class);
    private static final int THREADS = 8;

    private final LongSupplier nanos;
    private final ThreadPoolExecutor threads;
    private final Map<Check, CompletableFuture<Finding>> running = new IdentityHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** @param nanos a clock that only moves forward */
    CheckRunner(LongSupplier nanos) {
        this.nanos = nanos;
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "bestow-health-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    /** What each check found, sorted by name. */
    List<Finding> run(Collection<Check> checks, Duration limit) {
        long start = nanos.getAsLong();
        var asked = checks.stream().map(check -> Map.entry(check, start(check))).toList();
        return asked.stream()
                .map(each -> await(each.getKey(), each.getValue(), start, limit))
                .sorted(Comparator.comparing(Finding::name))
                .toList();
    }

    /** The run that is under way, or a new one. */
    private CompletableFuture<Finding> start(Check check) {
        synchronized (running) {
            return running.computeIfAbsent(check, key -> CompletableFuture.supplyAsync(() -> examine(key), threads));
        }
    }

    private Finding examine(Check check) {
        long start = nanos.getAsLong();
        try {
            var result = check.run();
            failing.remove(check.name());
            return new Finding(check.name(), result, millisSince(start));
        } finally {
            synchronized (running) {
                running.remove(check);
            }
        }
    }

    private Finding await(Check check, CompletableFuture<Finding> run, long start, Duration limit) {
        try {
            long left = limit.toNanos() - (nanos.getAsLong() - start);
            return run.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            var message = "No answer within " + limit.toSeconds() + " s; it is still running. If this stays, look at a"
                    + " thread dump (bestow-health-…) for what it waits for.";
            return new Finding(check.name(), Check.Result.critical(message), millisSince(start));
        } catch (ExecutionException fault) { // code of any bundle: its fault is a finding, not the end of the others
            return new Finding(check.name(), failed(check, fault.getCause()), millisSince(start));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Finding(
                    check.name(), Check.Result.critical("Stopped while waiting for it."), millisSince(start));
        }
    }

    private Check.Result failed(Check check, Throwable fault) {
        if (Outage.behind(fault).isPresent()) {
            return Check.Result.critical("The database did not answer: see the check database.");
        }
        if (failing.add(check.name())) {
            LOG.warn("The check {} failed", check.name(), fault);
        }
        var kind = fault.getClass().getSimpleName();
        return Check.Result.critical("The check itself failed (" + kind + "); the log has the cause.");
    }

    private long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - start);
    }

    /** Lets running checks end by themselves. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
