package org.bestow.core.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The only threads that run a type's code: few, its own, never with a connection, so that they may be interrupted. A call that hangs
 * keeps its thread. Thread-safe.
 */
final class PluginThreads {

    static final int MOST = 8;
    private static final int QUEUE = 512;

    private final String type;
    private final ThreadPoolExecutor executor;
    private final Set<Job<?>> jobs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger late = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Object quiet = new Object();
    private volatile ClassLoader loader;
    private volatile boolean closed;

    /** @param loader of the plug-in's bundle; context of its threads while they work */
    PluginThreads(String type, ClassLoader loader) {
        this.type = type;
        this.loader = loader;
        executor = new ThreadPoolExecutor(
                MOST, MOST, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), this::thread);
        executor.allowCoreThreadTimeOut(true);
    }

    /** What came of a call. */
    sealed interface Reply<T> {}

    record Value<T>(T value) implements Reply<T> {}

    /** The plug-in threw. @param fault what it threw, in words */
    record Thrown<T>(String fault) implements Reply<T> {}

    /** It was not run, or was cancelled because the type leaves. */
    record NotRun<T>() implements Reply<T> {}

    /** A call that did not end in time. @param since nanoseconds of {@link System#nanoTime} */
    record Hanging(String type, Thread thread, long since) {}

    private Thread thread(Runnable work) {
        var name = "bestow-type-" + type + "-" + numbers.incrementAndGet();
        var thread = new Thread(null, work, name, 0, false); // inherits no thread local of who happens to call
        thread.setDaemon(true);
        thread.setContextClassLoader(PluginThreads.class.getClassLoader());
        return thread;
    }

    /** Runs the plug-in's code; its result must be plain data. */
    <T> Reply<T> call(Duration limit, Supplier<T> work) {
        var job = new Job<>(work);
        jobs.add(job);
        if (closed || late.get() >= MOST) {
            ended(job);
            return new NotRun<>();
        }
        try {
            executor.execute(job);
        } catch (RejectedExecutionException e) {
            ended(job);
            return new NotRun<>();
        }
        return await(job, limit);
    }

    private <T> Reply<T> await(Job<T> job, Duration limit) {
        try {
            return job.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return job.overdue() ? new Thrown<>("no answer within " + limit.toSeconds() + " s") : new NotRun<>();
        } catch (CancellationException e) {
            return new NotRun<>();
        } catch (InterruptedException e) {
            job.overdue();
            Thread.currentThread().interrupt();
            return new NotRun<>();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a job catches everything", e);
        }
    }

    private void ended(Job<?> job) {
        jobs.remove(job);
        if (closed) {
            synchronized (quiet) {
                quiet.notifyAll();
            }
        }
    }

    /** Calls that run longer than they may. */
    List<Hanging> hanging() {
        return jobs.stream()
                .filter(job -> job.late)
                .flatMap(job -> job.hanging().stream())
                .toList();
    }

    /**
     * Takes no more calls, waits for those that run, then interrupts them. What does not end even so is given up and named.
     * Returns at most half a second after {@code patience}.
     */
    List<Hanging> close(Duration patience) {
        closed = true;
        awaitQuiet(patience);
        jobs.forEach(Job::giveUp);
        executor.shutdownNow();
        awaitQuiet(Duration.ofMillis(500));
        loader = null;
        return jobs.stream().flatMap(job -> job.hanging().stream()).toList();
    }

    private void awaitQuiet(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        synchronized (quiet) {
            try {
                for (var left = patience.toMillis(); left > 0 && !jobs.isEmpty(); ) {
                    quiet.wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // who stops the bundle does not want to wait
            }
        }
    }

    /** One call; everything that the plug-in throws becomes words on its own thread. */
    private final class Job<T> extends FutureTask<Reply<T>> {

        private volatile Thread runner;
        private volatile long since;
        private volatile boolean late;

        private Job(Supplier<T> work) {
            super(() -> guarded(work));
        }

        @Override
        public void run() {
            since = System.nanoTime();
            runner = Thread.currentThread();
            runner.setContextClassLoader(loader);
            try {
                super.run();
            } finally {
                runner.setContextClassLoader(PluginThreads.class.getClassLoader());
                runner = null;
                synchronized (this) {
                    if (late) {
                        late = false;
                        PluginThreads.this.late.decrementAndGet();
                    }
                    jobs.remove(this);
                }
                ended(this);
            }
        }

        /** Cancels it; whether the plug-in had begun and has to be called late. */
        private boolean overdue() {
            synchronized (this) {
                if (runner != null && jobs.contains(this) && !late) {
                    late = true;
                    PluginThreads.this.late.incrementAndGet();
                }
            }
            cancel(true);
            if (runner == null && executor.remove(this)) {
                ended(this);
            }
            return late || since != 0;
        }

        private void giveUp() {
            cancel(true);
            if (executor.remove(this)) {
                ended(this);
            }
        }

        private Optional<Hanging> hanging() {
            return Optional.ofNullable(runner).map(thread -> new Hanging(type, thread, since));
        }
    }

    private static <T> Reply<T> guarded(Supplier<T> work) {
        try {
            return new Value<>(work.get());
        } catch (Throwable thrown) { // whatever a plug-in throws, errors too, hurts only this call
            return new Thrown<>(Faults.describe(thrown));
        }
    }
}
