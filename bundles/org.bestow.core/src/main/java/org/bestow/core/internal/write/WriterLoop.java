package org.bestow.core.internal.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.bestow.api.Journal;
import org.bestow.api.Messages;
import org.bestow.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One writer: takes groups until the queue is closed and empty, and answers everybody. */
final class WriterLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WriterLoop.class);

    private static final int CONFLICTS = 3;

    private final Queue queue;
    private final Store store;
    private final Journal journal;
    private final Messages messages;
    private final Clock clock;
    private final Duration perseverance;
    private final Tally tally;

    WriterLoop(
            Queue queue,
            Store store,
            Journal journal,
            Messages messages,
            Clock clock,
            Duration perseverance,
            Tally tally) {
        this.queue = queue;
        this.store = store;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
        this.perseverance = perseverance;
        this.tally = tally;
    }

    @Override
    public void run() {
        for (var group = queue.take(); !group.isEmpty(); group = queue.take()) {
            try {
                write(group);
            } catch (RuntimeException | Error e) {
                // the last line of defence: whatever happens, nobody waits for ever and the writer lives on
                LOG.error("A group of {} actions failed outside its transaction", group.size(), e);
                group.forEach(entry -> entry.answer.complete(new Written.Unknown()));
            } finally {
                queue.done();
            }
        }
    }

    private void write(List<Entry> entries) {
        var giveUp = System.nanoTime() + perseverance.toNanos();
        var conflicts = 0;
        for (var attempt = 1; ; attempt++) {
            var fault = attempt(entries);
            if (fault == null) {
                return;
            }
            var late = System.nanoTime() - giveUp > 0;
            switch (fault) {
                case UNKNOWN, LOST -> {
                    if (late) {
                        entries.forEach(WriterLoop::giveUp);
                        return;
                    }
                    pause(attempt);
                }
                case CONFLICT -> {
                    conflicts++;
                    var doubtful =
                            entries.stream().anyMatch(entry -> entry.doubtful().isPresent());
                    if (late || (conflicts >= CONFLICTS && !doubtful)) {
                        alone(entries);
                        return;
                    }
                }
                case DUPLICATE, DATA -> {
                    alone(entries);
                    return;
                }
            }
        }
    }

    /** A fault hurts its owner only: each action is written alone. */
    private void alone(List<Entry> entries) {
        if (entries.size() > 1) {
            entries.forEach(entry -> write(List.of(entry)));
        } else {
            giveUp(entries.get(0));
        }
    }

    private static void giveUp(Entry entry) {
        entry.answer.complete(entry.doubtful().isPresent() ? new Written.Unknown() : new Written.Busy());
    }

    /** Null: everybody is answered or back in the queue. */
    private Fault attempt(List<Entry> entries) {
        Connection connection = null;
        Group group = null;
        var committing = false;
        try {
            connection = store.connection();
            group = new Group(entries, connection, journal, messages, clock);
            group.lockCheckAndWrite();
            if (group.survivors().isEmpty()) {
                connection.rollback();
            } else {
                committing = true;
                connection.commit();
                committing = false;
            }
        } catch (SQLException | RuntimeException e) {
            return failed(e, entries, connection, group, committing);
        } finally {
            close(connection);
        }
        if (!group.survivors().isEmpty()) {
            tally.committed(group.survivors().size());
        }
        group.answers().forEach((entry, answer) -> entry.answer.complete(answer));
        queue.giveBack(group.deferred());
        if (!group.survivors().isEmpty()) {
            journal.committed();
        }
        return null;
    }

    private Fault failed(
            Exception exception, List<Entry> entries, Connection connection, Group group, boolean committing) {
        var fault = connection == null ? Fault.LOST : Fault.of(exception, connection, committing);
        LOG.debug("Group of {}: {}", entries.size(), fault, exception);
        if (fault == Fault.CONFLICT || fault == Fault.DUPLICATE || fault == Fault.DATA) {
            rollBack(connection); // at once: on H2 the other side of a deadlock waits for it
        }
        switch (fault) {
            case UNKNOWN -> {
                for (var entry : group.survivors()) {
                    entry.doubt((Written.Applied) group.answers().get(entry));
                }
                store.evict(connection);
            }
            case LOST -> {
                if (connection != null) {
                    store.evict(connection);
                }
            }
            case CONFLICT -> {}
            case DUPLICATE, DATA -> {
                if (entries.size() == 1 && !answerAlone(entries.get(0), fault, exception)) {
                    return Fault.CONFLICT;
                }
                if (entries.size() == 1) {
                    return null;
                }
            }
        }
        return fault;
    }

    /** False: to be tried once more. A duplicate met alone is found by the next reading under locks. */
    private static boolean answerAlone(Entry entry, Fault fault, Exception exception) {
        if (entry.doubtful().isPresent()) {
            entry.answer.complete(new Written.Unknown());
            return true;
        }
        if (fault == Fault.DUPLICATE && entry.firstDuplicate()) {
            return false;
        }
        var incident = UUID.randomUUID().toString();
        LOG.error(
                "Action {} of benefit {} could not be written, incident {}",
                entry.submission.action(),
                entry.submission.seen().id(),
                incident,
                exception);
        entry.answer.complete(new Written.Failed(incident));
        return true;
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("A failed group could not be rolled back; closing its connection does it", e);
        }
    }

    private static void close(Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close(); // rolls back what is open
        } catch (SQLException e) {
            LOG.debug("A broken connection could not be closed", e);
        }
    }

    /** A short wait between attempts on a database that is away: nothing else can be done meanwhile. */
    private static void pause(int attempt) {
        var until = System.nanoTime() + Math.min(50L * attempt, 500) * 1_000_000;
        for (var left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
