package org.bestow.core.internal.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What waits for the writers. Bounded, and one member holds at most half of it. Hands out groups of at most 64 actions and 2,000
 * rows, never lingering while no writer is at work; a larger action, and one that was stale twice, is a group of its own. Thread-safe.
 */
final class Queue extends Gathering<Entry> {

    static final int GROUP_ACTIONS = 64;
    static final int GROUP_ROWS = 2_000;

    /** So many are worth a second transaction beside the one under way. */
    static final int MUCH = 16;

    /** Longer than a commit on a quick disk, far shorter than a wait for a lock. */
    static final Duration LONGEST = Duration.ofMillis(5);

    private final int capacity;
    private final int groupActions;
    private final Map<Long, Integer> ofMember = new HashMap<>();

    Queue(int capacity) {
        this(capacity, GROUP_ACTIONS, System::nanoTime);
    }

    /** @param nanos a clock that only moves forward */
    Queue(int capacity, int groupActions, LongSupplier nanos) {
        super(new Turns(MUCH, LONGEST), nanos);
        this.capacity = capacity;
        this.groupActions = groupActions;
    }

    @Override
    boolean admits(Entry entry, int waiting) {
        var member = entry.submission.member();
        if (waiting >= capacity || ofMember.getOrDefault(member, 0) >= Math.max(1, capacity / 2)) {
            return false;
        }
        ofMember.merge(member, 1, Integer::sum);
        return true;
    }

    @Override
    void returned(Entry entry) {
        entry.giveBack();
        ofMember.merge(entry.submission.member(), 1, Integer::sum);
    }

    @Override
    List<Entry> group(Deque<Entry> waiting) {
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
}
