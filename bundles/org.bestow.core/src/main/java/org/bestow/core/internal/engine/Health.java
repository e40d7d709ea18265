package org.bestow.core.internal.engine;

import java.time.Clock;
import org.bestow.core.internal.benefit.Snapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the calls of a type go: a fault is the benefit's alone until there are many, then the type rests. Thread-safe. */
final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final String id;
    private final String version;
    private final Breaker breaker;
    private final Faults faults = new Faults();

    Health(String id, String version, Clock clock) {
        this.id = id;
        this.version = version;
        this.breaker = new Breaker(clock);
    }

    /** Whether the type may be called. */
    boolean allows() {
        return breaker.allows();
    }

    boolean resting() {
        return breaker.isOpen();
    }

    void well(Snapshot snapshot) {
        breaker.succeeded();
        faults.succeeded(snapshot.benefit().id());
    }

    /** Logs the first of a row of faults of a benefit. */
    void failed(Snapshot snapshot, String fault) {
        breaker.failed(snapshot.member().id());
        if (faults.failed(snapshot.benefit().id(), fault)) {
            LOG.warn(
                    "Type {} {} failed on benefit {}: {}",
                    id,
                    version,
                    snapshot.benefit().id(),
                    fault);
        }
    }

    /** Whether the last call on this benefit failed. */
    boolean faulty(Snapshot snapshot) {
        return faults.of(snapshot.benefit().id()).isPresent();
    }

    Faults faults() {
        return faults;
    }
}
