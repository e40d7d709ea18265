package org.bestow.mail.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.bestow.api.Deliveries;
import org.bestow.api.Deliveries.Due;
import org.bestow.api.Deliveries.Outcome;
import org.bestow.api.Deliveries.Returned;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is due, the oldest first, over one connection after another. One thread, never interrupted. Thread-safe. */
final class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final int AT_ONCE = 32;
    private static final int PER_CONNECTION = 100;
    private static final int LOST_IN_A_ROW = 3;
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration LAST_PATIENCE = Duration.ofMillis(1_500);

    private final Settings settings;
    private final Link link;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Duration pause;
    private final String name = UUID.randomUUID().toString();
    private final Circuit circuit =
            new Circuit(() -> ThreadLocalRandom.current().nextDouble());
    private final Pace pace;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    private int lost;
    private boolean claimed;

    Deliverer(Settings settings, SSLSocketFactory tls, Deliveries deliveries, Clock clock) {
        this(settings, tls, deliveries, clock, USUAL_PAUSE);
    }

    /** @param pause between looking for what is due */
    Deliverer(Settings settings, SSLSocketFactory tls, Deliveries deliveries, Clock clock, Duration pause) {
        this.settings = settings;
        this.link = new Link(settings, tls);
        this.deliveries = deliveries;
        this.clock = clock;
        this.pause = pause;
        this.pace = new Pace(settings.mostPerMinute());
        this.thread = new Thread(this::run, "bestow-mail");
        thread.setDaemon(true);
        // the library finds by it what writes the parts of a message
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
    }

    Circuit circuit() {
        return circuit;
    }

    void start() {
        thread.start();
    }

    /** Waits for the message that is on its way; ends the connection when the server takes too long. Below 5 seconds. */
    void stop() {
        stopped.countDown();
        if (!join(PATIENCE)) {
            link.abort();
            if (!join(LAST_PATIENCE)) {
                LOG.warn("the thread that delivers mail ends later");
            }
        }
        link.end();
    }

    /** @return whether the thread has ended */
    private boolean join(Duration patience) {
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private boolean stopping() {
        return stopped.getCount() == 0;
    }

    private void run() {
        do {
            try {
                while (!stopping() && round()) {
                    // more may be due
                }
            } catch (RuntimeException e) { // whatever the queue's database met: it is tried again
                LOG.warn("mail could not be delivered; again in a second: {}", e.getMessage());
            }
        } while (!pause());
        link.disconnect();
        try {
            giveBack();
        } catch (RuntimeException e) { // the same; the leases will end
            LOG.debug("claimed messages were not given back", e);
        }
    }

    /** @return whether it is to stop */
    private boolean pause() {
        try {
            return stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            LOG.debug("an interrupt of the deliverer was ignored");
            return false;
        }
    }

    /** Sends some messages. @return whether more may be due */
    boolean round() {
        giveBack();
        var now = clock.instant();
        if (!circuit.permits(now)) {
            return false;
        }
        // the oldest alone shows whether the server is back
        var most = pace.left(circuit.open().isPresent() ? 1 : AT_ONCE, now);
        if (most == 0) {
            return false;
        }
        claimed = true;
        var due = deliveries.claim(name, most);
        if (due.isEmpty()) {
            link.disconnect();
        }
        for (var message : due) {
            if (stopping() || !deliver(message)) {
                giveBack();
                return false;
            }
        }
        claimed = false;
        return !due.isEmpty();
    }

    private void giveBack() {
        if (claimed) {
            deliveries.release(name);
            claimed = false;
        }
    }

    /** @return whether to go on with the next */
    private boolean deliver(Due due) {
        if (!connect()) {
            return false;
        }
        var messageId = due.messageId().orElseGet(() -> UUID.randomUUID() + "@" + settings.domain());
        if (!deliveries.begin(name, due.number(), messageId)) {
            return true;
        }
        var attempt = link.send(messageId, due.message());
        if (attempt.line() == Attempt.Line.BARRED && link.messages() > 1) {
            // servers end connections that they find too old: another one shows whether it is more than that
            link.disconnect();
            attempt = connect()
                    ? link.send(messageId, due.message())
                    : new Attempt(attempt.outcome(), Attempt.Line.CLOSED);
        }
        settle(due.number(), attempt.outcome());
        pace.count();
        return goOn(attempt);
    }

    private boolean goOn(Attempt attempt) {
        switch (attempt.line()) {
            case KEPT -> {
                working();
                if (link.messages() >= PER_CONNECTION) {
                    link.disconnect();
                }
            }
            case CLOSED -> {
                link.disconnect();
                if (attempt.outcome() instanceof Returned) {
                    return false;
                }
                working();
            }
            case LOST -> {
                link.disconnect();
                lost++;
                if (lost >= LOST_IN_A_ROW || circuit.open().isPresent()) {
                    unusable(fault(attempt.outcome()).orElseThrow());
                    return false;
                }
            }
            case BARRED -> {
                link.disconnect();
                unusable(fault(attempt.outcome()).orElseThrow());
                return false;
            }
        }
        return true;
    }

    private static Optional<Deliveries.Fault> fault(Outcome outcome) {
        if (outcome instanceof Returned returned) {
            return Optional.of(returned.fault());
        }
        if (outcome instanceof Deliveries.Postponed postponed) {
            return Optional.of(postponed.fault());
        }
        return outcome instanceof Deliveries.Unknown unknown ? Optional.of(unknown.fault()) : Optional.empty();
    }

    /** What became of a message must not be forgotten while the database is away: it would be sent twice. */
    private void settle(long number, Outcome outcome) {
        while (true) {
            try {
                deliveries.settle(name, number, outcome);
                return;
            } catch (RuntimeException e) { // whatever its database met
                LOG.warn("the outcome of message {} is not written yet: {}", number, e.getMessage());
            }
            if (pause()) {
                return;
            }
        }
    }

    private boolean connect() {
        try {
            link.connect();
            return true;
        } catch (UnavailableException e) {
            unusable(e.fault());
            return false;
        }
    }

    private void unusable(Deliveries.Fault fault) {
        if (stopping()) {
            return;
        }
        if (circuit.open().isEmpty()) {
            LOG.warn("the mail server cannot be used, messages wait: {}", fault.text());
        }
        circuit.fault(fault, clock.instant());
    }

    private void working() {
        lost = 0;
        if (circuit.close()) {
            LOG.info("the mail server takes messages again");
        }
    }
}
