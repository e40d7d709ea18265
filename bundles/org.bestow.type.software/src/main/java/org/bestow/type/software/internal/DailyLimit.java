package org.bestow.type.software.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import org.bestow.spi.Effects;
import org.bestow.spi.Range;
import org.bestow.spi.Refusal;
import org.bestow.spi.Scope;
import org.bestow.spi.Text;
import org.bestow.spi.View;

/**
 * How many keys may be taken between one reset and the next.
 *
 * @param keys not more than a view holds
 * @param resetsAt time of the day as {@code 00:01}; left out: midnight
 * @param timeZone as {@code America/Los_Angeles}; left out: the member's
 */
public record DailyLimit(
        Per per, @Range(min = 1, max = 200) int keys, Optional<String> resetsAt, Optional<String> timeZone) {

    /** What the limit is for. */
    public enum Per {
        /** The keys of this product. */
        PRODUCT,
        /** All software keys of the package. */
        PACKAGE
    }

    public DailyLimit {
        Objects.requireNonNull(per, "per");
        try {
            resetsAt.ifPresent(LocalTime::parse);
            timeZone.ifPresent(ZoneId::of);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "resetsAt must be a time as 00:01, and timeZone a zone as Europe/Berlin: " + e.getMessage(), e);
        }
    }

    /** The day that runs: from its reset to the next. */
    private record Window(ZonedDateTime start, ZonedDateTime end) {
        boolean contains(Instant moment) {
            return !moment.isBefore(start.toInstant());
        }
    }

    private Window window(View<Settings> view) {
        var zone = timeZone.map(ZoneId::of).orElseGet(view.member()::timeZone);
        var time = resetsAt.map(LocalTime::parse).orElse(LocalTime.MIDNIGHT);
        var now = view.now().atZone(zone);
        var today = now.toLocalDate();
        var first = today.atTime(time).atZone(zone).isAfter(now) ? today.minusDays(1) : today;
        return new Window(
                first.atTime(time).atZone(zone), first.plusDays(1).atTime(time).atZone(zone));
    }

    private long taken(View<Settings> view, Window day) {
        var counted = per == Per.PRODUCT ? view.keys() : view.siblingKeys();
        return counted.stream().filter(key -> day.contains(key.takenAt())).count();
    }

    /** As far as the view tells; the rest is {@link #guard}. */
    Optional<Refusal> refusal(View<Settings> view, int asked) {
        if (asked > keys) {
            return Optional.of(
                    Refusal.of("over-daily-limit").with("asked", asked).with("limit", keys));
        }
        var day = window(view);
        var taken = taken(view, day);
        return taken + asked > keys ? Optional.of(reached(day, asked).with("taken", taken)) : Optional.empty();
    }

    /** Lets no two requests at once pass the limit together. */
    void guard(View<Settings> view, int asked, Effects effects) {
        var day = window(view);
        var scope = per == Per.PRODUCT ? Scope.BENEFIT : Scope.PURCHASE;
        effects.limitKeys(scope, day.start().toInstant(), keys, reached(day, asked));
    }

    private Refusal reached(Window day, int asked) {
        return Refusal.of(per == Per.PRODUCT ? "daily-limit" : "package-daily-limit")
                .with("asked", asked)
                .with("limit", keys)
                .with("day", day.end().toLocalDate())
                .with("time", day.end().toLocalTime().toString())
                .with("zone", day.end().getZone().getId())
                .nextAllowedAt(day.end().toInstant());
    }

    /** What is known before anybody presses. */
    Text state(View<Settings> view) {
        var day = window(view);
        return Text.key("limit.state")
                .with("taken", taken(view, day))
                .with("limit", keys)
                .with("day", day.end().toLocalDate())
                .with("time", day.end().toLocalTime().toString())
                .with("zone", day.end().getZone().getId());
    }
}
