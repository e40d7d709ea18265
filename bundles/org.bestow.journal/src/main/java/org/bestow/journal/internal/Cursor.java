package org.bestow.journal.internal;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** The last row of a page: what follows is older. */
record Cursor(Instant at, long id) {

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + "/" + id).getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for what is no cursor of ours. */
    static Optional<Cursor> parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", -1);
            return parts.length == 2
                    ? Optional.of(new Cursor(Instant.parse(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
