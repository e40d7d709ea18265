package org.bestow.core.internal.write;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    /** Worth a second round beside the one under way. */
    private static final int MUCH = 8;

    private static final Duration LONGEST = Duration.ofMillis(2);

    /** A view, and the finished twin of its request. */
    public record Loaded(Optional<Snapshot> snapshot, Optional<Journal.IdempotencyRow> twin) {}

    private record Waiting(ViewRequest request, CompletableFuture<Loaded> answer) {}

    private static final class Requests extends Gathering<Waiting> {

        Requests() {
            super(new Turns(MUCH, LONGEST), System::nanoTime);
        }

        /** Who asks waits for the answer, so there are no more than threads that ask. */
        @Override
        boolean admits(Waiting one, int waiting) {
            return true;
        }

        @Override
        List<Waiting> group(Deque<Waiting> waiting) {
            var group = new ArrayList<Waiting>(GROUP);
            while (group.size() < GROUP && !waiting.isEmpty()) {
                group.add(waiting.removeFirst());
            }
            return group;
        }
    }

    private final ViewQueries queries;
    private final Gathering<Waiting> queue = new Requests();

    public ViewLoader(Store store, Journal journal, Users users, Clock clock, SettingsSeal seal) {
        this.queries = new ViewQueries(store, journal, users, clock, seal);
        for (var number = 1; number <= LOADERS; number++) {
            store.thread("bestow-views-" + number, this::serve).start();
        }
    }

    /** @throws org.bestow.store.StoreException when the database fails */
    public Loaded load(ViewRequest request) {
        var waiting = new Waiting(request, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new IllegalStateException("closed");
        }
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
        for (var group = queue.take(); !group.isEmpty(); group = queue.take()) {
            try {
                serve(group);
            } finally {
                queue.done();
            }
        }
    }

    private void serve(List<Waiting> group) {
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

    /** What waits is still loaded. */
    @Override
    public void close() {
        queue.close();
    }
}
