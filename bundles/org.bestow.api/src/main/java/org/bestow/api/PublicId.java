package org.bestow.api;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public form of an id: a letter for the kind, the member and the number, so that a foreign member's thing is told apart before
 * it is read. Opaque to clients.
 *
 * @param member 0 where the thing belongs to no member
 */
public record PublicId(Kind kind, long member, long number) {

    /** Kinds of things with a public id. */
    public enum Kind {
        BENEFIT("b"),
        ASSIGNMENT("a"),
        KEY("k"),
        USER("u"),
        MEMBER("m"),
        PURCHASE("p"),
        HISTORY("h"),
        AUDIT("t"),
        KEY_POOL("l"),
        PACKAGE("c"),
        SESSION("s"),
        TOKEN("o"),
        MESSAGE("e"),
        ROLE_REQUEST("q");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }
    }

    private static final Pattern FORM = Pattern.compile("([a-z])([0-9a-z]{1,12})-([0-9a-z]{1,12})");

    public PublicId {
        Objects.requireNonNull(kind, "kind");
        if (member < 0 || number < 0) {
            throw new IllegalArgumentException("negative id");
        }
    }

    public static String of(Kind kind, long member, long number) {
        return new PublicId(kind, member, number).toString();
    }

    /** Empty for anything that is no id of this kind. */
    public static Optional<PublicId> parse(Kind kind, String text) {
        var match = FORM.matcher(text);
        if (!match.matches() || !match.group(1).equals(kind.letter)) {
            return Optional.empty();
        }
        var id = new PublicId(kind, Long.parseLong(match.group(2), 36), Long.parseLong(match.group(3), 36));
        return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    }

    @Override
    public String toString() {
        return kind.letter + Long.toString(member, 36) + "-" + Long.toString(number, 36);
    }
}
