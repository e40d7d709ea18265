package org.bestow.core.internal.member;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a list of members goes on: after this sort key and number. */
record MemberCursor(String sortKey, long number) {

    static final MemberCursor START = new MemberCursor("", 0);

    private static final Pattern FORM = Pattern.compile("m:([0-9a-f]{0,400}):([0-9]{1,18})");

    /** Empty for anything that is none. */
    static Optional<MemberCursor> parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var match = FORM.matcher(new String(bytes, StandardCharsets.UTF_8));
        return match.matches()
                ? Optional.of(new MemberCursor(match.group(1), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        var text = "m:" + sortKey + ":" + number;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
