package org.bestow.core.internal.benefit;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bestow.api.Benefits.Query;
import org.bestow.api.Benefits.Sort;
import org.bestow.api.Language;

/**
 * Where a list goes on. It keeps the moment, the day and the language of its first page, so that neither midnight nor another
 * language moves rows between pages.
 *
 * @param asOf the asked day, if one was asked
 * @param key of the last row; empty: it had none and stood at the end. For sources {@code KEY.PACKAGE}
 * @param id of the last row
 */
record ListCursor(
        Sort sort,
        boolean descending,
        Language language,
        Instant now,
        Optional<LocalDate> asOf,
        Optional<String> key,
        long id) {

    /** No list began later; no database takes every moment that can be written down. */
    private static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TITLE = Pattern.compile("[0-9a-f]{0,400}");
    private static final Pattern SOURCE = Pattern.compile("[0-9a-f]{0,8000}\\.[0-9]{1,18}");

    /** A moment and its day in a member's time zone, at which rows are looked at. */
    record Moment(Instant now, LocalDate today) {}

    boolean fits(Query query) {
        return sort == query.sort() && descending == query.descending() && asOf.equals(query.asOf());
    }

    /** This moment, or the end of the asked day where that is another one. */
    Moment moment(ZoneId zone) {
        var today = LocalDate.ofInstant(now, zone);
        return asOf.filter(day -> !day.equals(today))
                .map(day -> new Moment(
                        day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1), day))
                .orElseGet(() -> new Moment(now, today));
    }

    String text() {
        var text = String.join(
                "|",
                sort.name(),
                descending ? "d" : "a",
                language.name(),
                now.toString(),
                asOf.map(LocalDate::toString).orElse(""),
                key.map(present -> "=" + present).orElse(""),
                Long.toString(id));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for what is no cursor of ours. */
    static Optional<ListCursor> parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\|", -1);
            if (parts.length != 7 || !NUMBER.matcher(parts[6]).matches()) {
                return Optional.empty();
            }
            var cursor = new ListCursor(
                    Sort.valueOf(parts[0]),
                    parts[1].equals("d"),
                    Language.valueOf(parts[2]),
                    Instant.parse(parts[3]),
                    parts[4].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(parts[4])),
                    parts[5].isEmpty() ? Optional.empty() : Optional.of(parts[5].substring(1)),
                    Long.parseLong(parts[6]));
            return cursor.sound() ? Optional.of(cursor) : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean sound() {
        if (now.isBefore(Instant.EPOCH) || now.isAfter(LAST)) {
            return false;
        }
        if (key.isEmpty()) {
            return sort == Sort.ACTIVATE_BY;
        }
        return switch (sort) {
            case TITLE -> TITLE.matcher(key.get()).matches();
            case SOURCE -> SOURCE.matcher(key.get()).matches();
            case USED -> NUMBER.matcher(key.get()).matches();
            case ACTIVATE_BY, EXPIRES -> DAY.matcher(LocalDate.parse(key.get()).toString())
                    .matches();
        };
    }
}
