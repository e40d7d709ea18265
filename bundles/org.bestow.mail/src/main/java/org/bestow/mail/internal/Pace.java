package org.bestow.mail.internal;

import java.time.Duration;
import java.time.Instant;

/** At most so many messages a minute. Of one thread. */
final class Pace {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int most;
    private Instant start = Instant.MIN;
    private int count;

    /** @param most 0 for no limit */
    Pace(int most) {
        this.most = most;
    }

    /** How many may go now, at most so many as wanted. */
    int left(int wanted, Instant now) {
        if (most == 0) {
            return wanted;
        }
        if (!now.isBefore(start.plus(MINUTE))) {
            start = now;
            count = 0;
        }
        return Math.min(wanted, most - count);
    }

    void count() {
        count++;
    }
}
