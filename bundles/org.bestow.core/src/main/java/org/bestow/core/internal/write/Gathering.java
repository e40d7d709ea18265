package org.bestow.core.internal.write;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What waits for several threads, each of which takes as much of it as it can do at once; {@link Turns} says which of them, and when.
 * Thread-safe.
 */
abstract class Gathering<T> {

    private static final long FOREVER = Long.MAX_VALUE;

    private final Turns turns;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<T> waiting = new ArrayDeque<>();
    /** When something began to wait, or was left over. */
    private long since;

    private boolean closed;

    /** @param nanos a clock that only moves forward */
    Gathering(Turns turns, LongSupplier nanos) {
        this.turns = turns;
        this.nanos = nanos;
    }

    /** Under the lock: whether there is room for one more. */
    abstract boolean admits(T one, int waiting);

    /** Under the lock: takes off what one thread does at once; empty only if nothing is left. */
    abstract List<T> group(Deque<T> waiting);

    /** False: full, or no longer taking anything. */
    final boolean offer(T one) {
        lock.lock();
        try {
            if (closed || !admits(one, waiting.size())) {
                return false;
            }
            began();
            waiting.addLast(one);
            if (turns.wakes(waiting.size())) {
                arrived.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Puts some back before all others, in their order. */
    final void giveBack(List<T> some) {
        lock.lock();
        try {
            began();
            for (var index = some.size() - 1; index >= 0; index--) {
                returned(some.get(index));
                waiting.addFirst(some.get(index));
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Under the lock: it waits again. */
    void returned(T one) {}

    private void began() {
        if (waiting.isEmpty()) {
            since = nanos.getAsLong();
        }
    }

    /** What is to be done next, waiting for it; empty when closed and drained. Any other is to be followed by {@link #done}. */
    final List<T> take() {
        lock.lock();
        try {
            while (true) {
                var patience = patience();
                if (patience > 0) {
                    await(patience);
                    continue;
                }
                var group = group(waiting);
                if (!group.isEmpty()) {
                    turns.begin();
                    if (!waiting.isEmpty()) {
                        since = nanos.getAsLong();
                        arrived.signal();
                    }
                    return group;
                }
                if (closed) {
                    return List.of();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** In how many nanoseconds there is something to be done, 0 for now. */
    private long patience() {
        if (closed) {
            return 0;
        }
        return waiting.isEmpty() ? FOREVER : turns.patience(waiting.size(), nanos.getAsLong() - since);
    }

    private void await(long patience) {
        if (patience == FOREVER) {
            arrived.awaitUninterruptibly();
            return;
        }
        try {
            arrived.awaitNanos(patience);
        } catch (InterruptedException e) {
            // nobody has a reason to interrupt one of these threads, which hold connections: they stop by close()
            return;
        }
    }

    /** What was taken is done, or given back. */
    final void done() {
        lock.lock();
        try {
            turns.end();
        } finally {
            lock.unlock();
        }
    }

    final int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    final boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing more; what waits is still to be done. */
    final void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
