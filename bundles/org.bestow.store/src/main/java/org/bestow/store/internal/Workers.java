package org.bestow.store.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bestow.store.StoreException;

/**
 * Threads that hold connections for callers. A caller may be interrupted at any time (a shell's Ctrl-C, a server that stops); one
 * interrupt in the wrong moment closes an H2 file database for everybody. So callers only wait here, and their interrupt waits too.
 * Thread-safe.
 */
final class Workers {

    private final ThreadPoolExecutor threads;

    Workers(String name, int count) {
        var number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                count,
                count,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> new Worker(this, task, name + "-" + number.incrementAndGet()));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs the work here and waits for it, whatever happens to the waiting thread; work of our own threads runs at once. */
    <T> T call(Callable<T> work) {
        if (Thread.currentThread() instanceof Worker worker && worker.owner == this) {
            return outcome(work);
        }
        var future = submit(work);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unchecked(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A thread whose work runs at once, as on those here. */
    Thread thread(String name, Runnable work) {
        return new Worker(this, work, name);
    }

    private <T> Future<T> submit(Callable<T> work) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw new StoreException("the database is closed", e);
        }
    }

    private static <T> T outcome(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) { // what a Callable may throw; ours throw unchecked ones only
            throw unchecked(e);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked
                ? unchecked
                : new StoreException("the database failed", thrown);
    }

    /** Takes nothing new and waits for what runs. Nobody is interrupted. */
    boolean close(long seconds) {
        threads.shutdown();
        var interrupted = false;
        try {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (true) {
                try {
                    return threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Worker extends Thread {

        private final Workers owner;

        Worker(Workers owner, Runnable task, String name) {
            super(task, name);
            this.owner = owner;
            setDaemon(true);
            // not that of whoever called first: it would be kept
            setContextClassLoader(Workers.class.getClassLoader());
        }
    }
}
