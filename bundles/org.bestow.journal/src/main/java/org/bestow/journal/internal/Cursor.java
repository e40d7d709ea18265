package org.bestow.journal.internal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The last row of a page: what follows is older.
 *
 * @param list the name of the list that it goes on with; it is of no use in another
 */
record Cursor(String list, Instant at, long id) {

    /** No row is older or newer; no database takes every moment that can be written down. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + "/" + at + "/" + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for what is no cursor of that list. */
    static Optional<Cursor> parse(String list, String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", -1);
            return parts.length == 3 && parts[0].equals(list)
                    ? Optional.of(new Cursor(list, Instant.parse(parts[1]), Long.parseLong(parts[2])))
                            .filter(Cursor::possible)
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private boolean possible() {
        return !at.isBefore(FIRST) && !at.isAfter(LAST);
    }
}
