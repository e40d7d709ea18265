package org.bestow.core.internal.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the writers. Bounded, and one member holds at most half of it. Hands out groups of at most 64 actions and 2,000
 * rows, without lingering; a larger action, and one that was stale twice, is a group of its own. Thread-safe.
 */
final class Queue {

    static final int GROUP_ACTIONS = 64;
    static final int GROUP_ROWS = 2_000;

    private final int capacity;
    private final int groupActions;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Map<Long, Integer> ofMember = new HashMap<>();
    private boolean closed;

    Queue(int capacity) {
        this(capacity, GROUP_ACTIONS);
    }

    Queue(int capacity, int groupActions) {
        this.capacity = capacity;
        this.groupActions = groupActions;
    }

    /** False: full, or no longer taking anything. */
    boolean offer(Entry entry) {
        lock.lock();
        try {
            var member = entry.submission.member();
            if (closed || waiting.size() >= capacity || ofMember.getOrDefault(member, 0) >= Math.max(1, capacity / 2)) {
                return false;
            }
            waiting.addLast(entry);
            ofMember.merge(member, 1, Integer::sum);
            arrived.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Puts entries back before all others, in their order. */
    void giveBack(List<Entry> entries) {
        lock.lock();
        try {
            for (var index = entries.size() - 1; index >= 0; index--) {
                var entry = entries.get(index);
                entry.giveBack();
                waiting.addFirst(entry);
                ofMember.merge(entry.submission.member(), 1, Integer::sum);
            }
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next group, waiting for one; empty when closed and drained. */
    List<Entry> take() {
        lock.lock();
        try {
            while (true) {
                var group = group();
                if (!group.isEmpty()) {
                    if (!waiting.isEmpty()) {
                        arrived.signal();
                    }
                    return group;
                }
                if (closed) {
                    return List.of();
                }
                arrived.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Entry> group() {
        var group = new ArrayList<Entry>();
        var rows = 0;
        while (group.size() < groupActions && !waiting.isEmpty()) {
            var next = waiting.peekFirst();
            rows += next.submission.rows();
            if (!group.isEmpty() && (next.submission.alone() || rows > GROUP_ROWS)) {
                break;
            }
            waiting.removeFirst();
            ofMember.computeIfPresent(next.submission.member(), (member, count) -> count == 1 ? null : count - 1);
            if (next.take()) {
                group.add(next);
                if (next.submission.alone()) {
                    break;
                }
            } else {
                rows -= next.submission.rows();
            }
        }
        return group;
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    boolean closed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            arrived.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
