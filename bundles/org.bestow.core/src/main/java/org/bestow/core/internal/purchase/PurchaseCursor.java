package org.bestow.core.internal.purchase;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a list of purchases goes on: after this day and number, backwards. */
record PurchaseCursor(LocalDate day, long number) {

    static final PurchaseCursor START = new PurchaseCursor(LocalDate.of(9999, 12, 31), Long.MAX_VALUE);

    private static final Pattern FORM = Pattern.compile("p:([0-9]{4}-[0-9]{2}-[0-9]{2}):([0-9]{1,18})");

    /** Empty for anything that is none. */
    static Optional<PurchaseCursor> parse(String text) {
        try {
            var match = FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            return match.matches()
                    ? Optional.of(new PurchaseCursor(LocalDate.parse(match.group(1)), Long.parseLong(match.group(2))))
                    : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        var text = "p:" + day + ":" + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
