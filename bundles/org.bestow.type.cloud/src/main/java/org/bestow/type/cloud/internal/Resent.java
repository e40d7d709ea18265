package org.bestow.type.cloud.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;

/**
 * That the mail about a seat was sent again, as its holder or an admin asked. The first time goes at once; each time after that waits
 * twice as long as the one before: a minute, then 2, 4, and so on up to 17 hours, as invitations do.
 *
 * @param count how often, as far as it makes a difference
 * @param last when last
 */
public record Resent(int count, Instant last) {

    /** 2 to this many minutes. */
    private static final int LONGEST_PAUSE = 10;

    /** Whether it may be sent again now. */
    static Rule allowed(Optional<Resent> before, Instant now) {
        return before.map(Resent::next)
                .filter(now::isBefore)
                .map(next -> Rule.refuse(Refusal.of("mailed-lately").nextAllowedAt(next)))
                .orElseGet(Rule::ok);
    }

    private Instant next() {
        return last.plus(Duration.ofMinutes(1L << count - 1));
    }

    /** What is to be kept once it was sent again. */
    static Resent after(Optional<Resent> before, Instant now) {
        var count = before.map(Resent::count).orElse(0) + 1;
        return new Resent(Math.min(count, LONGEST_PAUSE + 1), now);
    }
}
