package org.bestow.mail.internal;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.bestow.api.testing.MovableClock;

/** A queue, a clock, and deliverers that are run by hand. */
final class MailWorld {

    final MovableClock clock = new MovableClock(Instant.parse("2026-05-04T10:00:00Z"));
    final KeptDeliveries deliveries = new KeptDeliveries(clock);

    static Settings settings(int port) {
        return settings("localhost", port, Settings.Tls.NONE, Duration.ofSeconds(20), 0);
    }

    static Settings settings(String host, int port, Settings.Tls tls, Duration timeout, int mostPerMinute) {
        try {
            return new Settings(
                    host,
                    port,
                    tls,
                    Optional.empty(),
                    Settings.Credential.of(""),
                    new InternetAddress("Bestow <bestow@platform.example>"),
                    timeout,
                    mostPerMinute);
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    Deliverer deliverer(Settings settings) {
        return deliverer(settings, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    Deliverer deliverer(Settings settings, SSLSocketFactory tls) {
        return new Deliverer(settings, tls, deliveries, clock, Duration.ofMillis(5));
    }

    /** Until nothing more can be done at this time. */
    static void run(Deliverer deliverer) {
        while (deliverer.round()) {
            // more may be due
        }
    }
}
