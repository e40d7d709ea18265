package org.bestow.core.internal.engine;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps work from a type that fails everywhere: opens when of at least 20 calls within 60 seconds more than half failed, for at least
 * 3 members; lets one call through 30 seconds later, which decides whether it closes. Thread-safe.
 */
final class Breaker {

    static final long WINDOW_SECONDS = 60;
    static final long REST_SECONDS = 30;
    private static final int LEAST_CALLS = 20;
    private static final int LEAST_MEMBERS = 3;

    private final Clock clock;
    private final Deque<Second> window = new ArrayDeque<>();
    private boolean open;
    private long restedAt;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** The calls of one second. */
    private static final class Second {
        private final long second;
        private final Set<Long> members = new HashSet<>();
        private int calls;
        private int faults;

        private Second(long second) {
            this.second = second;
        }
    }

    /** Whether a call may be made now; of those after the rest, one. */
    synchronized boolean allows() {
        if (!open) {
            return true;
        }
        var now = now();
        if (now < restedAt) {
            return false;
        }
        restedAt = now + REST_SECONDS;
        return true;
    }

    synchronized boolean isOpen() {
        return open;
    }

    synchronized void succeeded() {
        if (open) {
            open = false;
            window.clear();
        }
        current().calls++;
    }

    synchronized void failed(long member) {
        var second = current();
        second.calls++;
        second.faults++;
        if (second.members.size() < LEAST_MEMBERS) {
            second.members.add(member);
        }
        if (open || tripped()) {
            open = true;
            restedAt = now() + REST_SECONDS;
        }
    }

    private boolean tripped() {
        var calls = window.stream().mapToInt(second -> second.calls).sum();
        var faults = window.stream().mapToInt(second -> second.faults).sum();
        var members = new HashSet<Long>();
        window.forEach(second -> members.addAll(second.members));
        return calls >= LEAST_CALLS && 2 * faults > calls && members.size() >= LEAST_MEMBERS;
    }

    private Second current() {
        var now = now();
        while (!window.isEmpty()
                && (window.peekFirst().second <= now - WINDOW_SECONDS || window.peekFirst().second > now)) {
            window.removeFirst();
        }
        if (window.isEmpty() || window.peekLast().second != now) {
            window.addLast(new Second(now));
        }
        return window.peekLast();
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
