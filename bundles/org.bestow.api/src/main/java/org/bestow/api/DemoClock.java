package org.bestow.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The platform's time, which operators of a demonstration move forward to see what days bring. It is moved until it is reset or the
 * platform ends. Thread-safe.
 */
@ProviderType
public interface DemoClock {

    /** For the platform's own bundles: no check of rights. */
    Reading read();

    /** Forward, on top of what it was moved already; ten years in all at most. */
    Answer<Reading> move(Caller caller, Duration by);

    /** Back to the real time. */
    Answer<Reading> reset(Caller caller);

    /** @param ahead of the real time */
    record Reading(Instant now, Duration ahead) {
        public Reading {
            Objects.requireNonNull(now, "now");
            Objects.requireNonNull(ahead, "ahead");
        }

        public boolean moved() {
            return !ahead.isZero();
        }
    }
}
