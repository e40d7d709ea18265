package org.bestow.core.internal.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The platform's only source of time: UTC, in the databases' resolution of a microsecond, so that an instant reads back as it was
 * written. Thread-safe.
 */
@Component(service = Clock.class)
public final class PlatformClock extends Clock {

    private final Clock clock;

    @Activate
    public PlatformClock() {
        this(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
    }

    private PlatformClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : clock.withZone(zone);
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
