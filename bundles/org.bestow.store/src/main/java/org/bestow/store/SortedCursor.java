package org.bestow.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a list goes on that is sorted by {@link SortKey} and then by number: after this row. {@link #toString} is what clients hold.
 * Immutable.
 *
 * @param list the name of the list; a cursor is of no use in another
 * @param sortKey of the last row; empty at the start
 * @param number of the last row
 */
public record SortedCursor(String list, String sortKey, long number) {

    private static final Pattern FORM = Pattern.compile("([a-z]+):([0-9a-f]{0," + SortKey.LENGTH + "}):([0-9]{1,18})");

    public SortedCursor {
        Objects.requireNonNull(list, "list");
        Objects.requireNonNull(sortKey, "sortKey");
    }

    public static SortedCursor start(String list) {
        return new SortedCursor(list, "", 0);
    }

    /** Empty for what is no cursor of that list. */
    public static Optional<SortedCursor> parse(String list, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var match = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
        return match.matches() && match.group(1).equals(list)
                ? Optional.of(new SortedCursor(list, match.group(2), Long.parseLong(match.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        var text = list + ":" + sortKey + ":" + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
