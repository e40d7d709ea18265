package org.bestow.core.internal.write;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bestow.api.Journal;
import org.bestow.api.Messages;
import org.bestow.core.internal.effect.Assign;
import org.bestow.store.BusyException;
import org.bestow.store.Ids;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes decided actions: a bounded queue, and threads that each take what waits into one transaction ({@code docs/writer.md}).
 * Thread-safe. Its threads are never interrupted, because they hold connections.
 */
public final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    private final Queue queue;
    private final Tally tally = new Tally();
    private final List<Thread> threads = new ArrayList<>();
    private final Ids commands;
    private final Ids seats;
    private final Ids keys;

    public Writer(Store store, Journal journal, Messages messages, Clock clock) {
        this(store, journal, messages, clock, 2, 4096);
    }

    Writer(Store store, Journal journal, Messages messages, Clock clock, int writers, int capacity) {
        this(store, journal, messages, clock, writers, new Queue(capacity), Duration.ofSeconds(20));
    }

    /** @param perseverance how long a group is tried again after lost connections and unknown outcomes */
    Writer(
            Store store,
            Journal journal,
            Messages messages,
            Clock clock,
            int writers,
            Queue queue,
            Duration perseverance) {
        this.queue = queue;
        this.commands = store.ids("history_seq");
        this.seats = store.ids("assignment_seq");
        this.keys = store.ids("claimed_key_seq");
        for (var number = 1; number <= writers; number++) {
            var thread = new Thread(
                    new WriterLoop(queue, store, journal, messages, clock, perseverance, tally),
                    "bestow-writer-" + number);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /**
     * Blocks until the outcome is known. Not longer than {@code patience} while the submission waits; once a writer has taken it, it
     * waits for the outcome.
     */
    public Written write(Submission submission, Duration patience) {
        var found = entry(submission);
        if (found.isEmpty() || !queue.offer(found.get())) {
            return new Written.Busy();
        }
        var entry = found.get();
        try {
            return entry.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return entry.withdraw() ? new Written.Busy() : entry.answer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return entry.withdraw() ? new Written.Busy() : entry.answer.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException("writers answer, they do not throw", e);
        }
    }

    /** Numbers come from blocks that were fetched beforehand, outside any transaction; empty when none can be had now. */
    private Optional<Entry> entry(Submission submission) {
        try {
            var newSeats = (int) submission.effects().stream()
                    .filter(Assign.class::isInstance)
                    .count();
            var newKeys = submission.effects().stream()
                    .mapToInt(effect -> effect.newKeys().size())
                    .sum();
            return Optional.of(new Entry(
                    submission,
                    commands.next(),
                    newSeats == 0 ? 0 : seats.next(newSeats),
                    newKeys == 0 ? 0 : keys.next(newKeys)));
        } catch (BusyException | StoreException e) {
            LOG.debug("no numbers for an action", e);
            return Optional.empty();
        }
    }

    /** What was written since the start. */
    public Tally tally() {
        return tally;
    }

    /** How many submissions wait now. */
    public int waiting() {
        return queue.size();
    }

    /** Whether new work is refused for good. */
    boolean closed() {
        return queue.closed();
    }

    /** Refuses new work, writes what is in the queue, returns when the last answer is given. */
    @Override
    public void close() {
        queue.close();
        var interrupted = false;
        for (var thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
