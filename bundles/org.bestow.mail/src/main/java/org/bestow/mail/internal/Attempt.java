package org.bestow.mail.internal;

import java.util.Objects;
import org.bestow.api.Deliveries.Outcome;

/** What became of a message, and of the connection that it was given to. */
record Attempt(Outcome outcome, Line line) {

    /** Of what use the connection is. */
    enum Line {
        /** For the next message. */
        KEPT,
        /** For none; another one will do. */
        CLOSED,
        /** It broke in the middle, which may be the message's fault or the server's. */
        LOST,
        /** The server takes no message at all. */
        BARRED
    }

    Attempt {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(line, "line");
    }
}
