package org.bestow.mail.internal;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.bestow.api.Message;

/** The way to the mail server: at most one connection, and nothing on it takes for ever. Of one thread, but for {@link #abort}. */
final class Link {

    // shorter than the lease of a message
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Settings settings;
    private final SSLSocketFactory tls;
    private final ScheduledThreadPoolExecutor watch;

    private volatile SmtpConnection connection;

    Link(Settings settings, SSLSocketFactory tls) {
        this.settings = settings;
        this.tls = tls;
        this.watch = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "bestow-mail-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
    }

    /** Does nothing where there is a connection. */
    void connect() throws UnavailableException {
        if (connection != null) {
            return;
        }
        var fresh = new SmtpConnection(settings, tls);
        connection = fresh;
        var end = watch.schedule(fresh::abort, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        try {
            fresh.open();
        } catch (UnavailableException e) {
            disconnect();
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    /** How many messages went through the connection. */
    int messages() {
        return connection.messages();
    }

    Attempt send(String messageId, Message message) {
        var current = connection;
        var end = watch.schedule(current::abort, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return current.send(messageId, message);
        } finally {
            end.cancel(false);
        }
    }

    void disconnect() {
        var current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }

    /** Ends the connection under whoever waits for it. */
    void abort() {
        var current = connection;
        if (current != null) {
            current.abort();
        }
    }

    /** To be used no more. */
    void end() {
        watch.shutdown();
    }
}
