package org.bestow.core.internal.write;

import java.time.Duration;

/**
 * Which of several threads takes what waits. While none is at work, the first that is free. While one is, what arrives is left to gather
 * for it: a transaction of four actions costs little more than one of two, and costs it once. Another one helps when much
 * waits, or when something has waited long, because whoever is at work may be held up by a lock. Not thread-safe: lies under the
 * lock of the queue that it belongs to.
 */
final class Turns {

    private final int much;
    private final long longest;
    private int atWork;

    /**
     * @param much how many that wait are worth another thread at once
     * @param longest how long something waits before another thread takes it
     */
    Turns(int much, Duration longest) {
        this.much = much;
        this.longest = longest.toNanos();
    }

    /** Somebody took what waited. */
    void begin() {
        atWork++;
    }

    /** He is done with it. */
    void end() {
        atWork--;
    }

    /**
     * In how many nanoseconds one that is free takes what waits, 0 for now.
     *
     * @param waiting how many wait, at least 1
     * @param waited for how many nanoseconds the first of them has waited
     */
    long patience(int waiting, long waited) {
        return atWork == 0 || waiting >= much ? 0 : Math.max(0, longest - waited);
    }

    /** Whether somebody that is free has to be woken for this many that wait: to take them, or to begin counting the time. */
    boolean wakes(int waiting) {
        return atWork == 0 || waiting == 1 || waiting >= much;
    }
}
