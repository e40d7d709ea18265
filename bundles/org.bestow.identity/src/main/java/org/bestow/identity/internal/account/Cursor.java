package org.bestow.identity.internal.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a list of users goes on: after this name and number. */
record Cursor(String nameKey, long number) {

    static final Cursor START = new Cursor("", 0);

    private static final Pattern FORM = Pattern.compile("u:([0-9a-f]{0," + NameKey.LENGTH + "}):([0-9]{1,18})");

    /** Empty for anything that is none. */
    static Optional<Cursor> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var match = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
        return match.matches()
                ? Optional.of(new Cursor(match.group(1), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        var text = "u:" + nameKey + ":" + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
