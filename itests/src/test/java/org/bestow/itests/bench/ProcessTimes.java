package org.bestow.itests.bench;

import java.time.Duration;
import java.util.function.Supplier;

/** Where the processor time of a side is found; a supplier of zero where it is part of another. */
record ProcessTimes(Supplier<Duration> server, Supplier<Duration> database) {

    /** What was used until a moment. */
    record Used(Duration client, Duration server, Duration database) {

        Used minus(Used before) {
            return new Used(client.minus(before.client), server.minus(before.server), database.minus(before.database));
        }
    }

    Used now() {
        return new Used(ProcessTime.own(), server.get(), database.get());
    }
}
