package org.bestow.core.internal.write;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.bestow.api.Journal;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.store.Store;

/**
 * Loads views for many requests at once (writer rule 12): two loader threads, each of which takes what waits in one round of
 * statements. Nobody loads on his own thread: it may be interrupted, so that the store would hand the work to another one as well, and
 * rounds for one cost as many statements as rounds for many. Thread-safe.
 */
public final class ViewLoader implements AutoCloseable {

    private static final int GROUP = 64;
    private static final int LOADERS = 2;

    /** A view, and the finished twin of its request. */
    public record Loaded(Optional<Snapshot> snapshot, Optional<Journal.IdempotencyRow> twin) {}

    private record Waiting(ViewRequest request, CompletableFuture<Loaded> answer) {}

    private static final Waiting STOP = new Waiting(
            ViewRequest.page(0, 0, 0),
            CompletableFuture.completedFuture(new Loaded(Optional.empty(), Optional.empty())));

    private final ViewQueries queries;
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    public ViewLoader(Store store, Journal journal, Users users, Clock clock, SettingsSeal seal) {
        this.queries = new ViewQueries(store, journal, users, clock, seal);
        for (var number = 1; number <= LOADERS; number++) {
            threads.add(store.thread("bestow-views-" + number, this::serve));
        }
        threads.forEach(Thread::start);
    }

    /** @throws org.bestow.store.StoreException when the database fails */
    public Loaded load(ViewRequest request) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        var waiting = new Waiting(request, new CompletableFuture<>());
        queue.add(waiting);
        try {
            return waiting.answer().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void serve() {
        while (true) {
            var group = next();
            if (group.remove(STOP)) {
                queue.add(STOP); // for the next thread
                serve(group);
                return;
            }
            serve(group);
        }
    }

    private List<Waiting> next() {
        var group = new ArrayList<Waiting>(GROUP);
        while (group.isEmpty()) {
            try {
                group.add(queue.take());
                queue.drainTo(group, GROUP - 1);
            } catch (InterruptedException e) {
                // nobody has a reason to interrupt a loader: it stops by close()
                continue;
            }
        }
        return group;
    }

    private void serve(List<Waiting> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            var loaded = queries.load(group.stream().map(Waiting::request).toList());
            for (var index = 0; index < group.size(); index++) {
                group.get(index).answer().complete(loaded.get(index));
            }
        } catch (RuntimeException e) {
            // whatever it is, those who wait are told; the loader lives on
            group.forEach(waiting -> waiting.answer().completeExceptionally(e));
        }
    }

    @Override
    public void close() {
        closed = true;
        queue.add(STOP);
    }
}
