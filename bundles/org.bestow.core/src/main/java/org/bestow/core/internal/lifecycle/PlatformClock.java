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
 * written. A demonstration may move it. Thread-safe.
 */
@Component(service = {Clock.class, PlatformClock.class})
public final class PlatformClock extends Clock {

    private final Clock real;
    private volatile Duration ahead = Duration.ZERO;

    @Activate
    public PlatformClock() {
        this(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
    }

    PlatformClock(Clock real) {
        this.real = real;
    }

    Duration ahead() {
        return ahead;
    }

    void setAhead(Duration ahead) {
        this.ahead = ahead;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : new Zoned(zone);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    /** The same time in another zone, also after it is moved. */
    private final class Zoned extends Clock {

        private final ZoneId zone;

        Zoned(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return PlatformClock.this.withZone(other);
        }

        @Override
        public Instant instant() {
            return PlatformClock.this.instant();
        }
    }
}
