package org.bestow.mail.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bestow.api.Check;
import org.bestow.api.Deliveries;

/** Whether mail leaves. Thread-safe. */
final class MailCheck implements Check {

    private static final Duration LATE = Duration.ofHours(1);
    private static final String FILE = "etc/org.bestow.mail.cfg";

    private final Deliveries deliveries;
    private final Clock clock;
    private final Optional<String> mistake;
    private final Optional<Circuit> circuit;

    /**
     * @param mistake of the configuration
     * @param circuit of the deliverer; empty where there is none
     */
    MailCheck(Deliveries deliveries, Clock clock, Optional<String> mistake, Optional<Circuit> circuit) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.mistake = mistake;
        this.circuit = circuit;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Result run() {
        var backlog = deliveries.backlog();
        if (mistake.isPresent()) {
            return Result.warn(FILE + " is not right: " + mistake.get() + "." + waiting(backlog));
        }
        if (circuit.isEmpty()) {
            return backlog.waiting() == 0
                    ? Result.ok("No mail server is configured, and nothing waits for one.")
                    : Result.warn(
                            "No mail server is configured: set host and from in " + FILE + "." + waiting(backlog));
        }
        var open = circuit.get().open();
        if (open.isPresent()) {
            var message = "The mail server cannot be used since " + open.get().since() + " ("
                    + open.get().fault().text() + "). See that it runs and that " + FILE + " is right."
                    + waiting(backlog);
            return late(Optional.of(open.get().since())) ? Result.critical(message) : Result.warn(message);
        }
        if (backlog.failed() > 0) {
            return Result.warn("Messages that failed: " + backlog.failed()
                    + ". bestow:message-list --state failed says why, bestow:message-retry sends them again."
                    + waiting(backlog));
        }
        return late(backlog.oldest())
                ? Result.warn("The mail server takes some messages later." + waiting(backlog))
                : Result.ok("Mail leaves." + waiting(backlog));
    }

    private boolean late(Optional<Instant> since) {
        return since.filter(at -> at.plus(LATE).isBefore(clock.instant())).isPresent();
    }

    private static String waiting(Deliveries.Backlog backlog) {
        return backlog.oldest()
                .map(oldest -> " Messages that wait: " + backlog.waiting() + ", the oldest since " + oldest + ".")
                .orElse("");
    }
}
