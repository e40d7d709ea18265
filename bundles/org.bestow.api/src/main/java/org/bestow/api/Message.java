package org.bestow.api;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Mail to one person, complete: nothing is looked up or rendered when it leaves. Immutable.
 *
 * @param member 0 where there is none
 * @param purpose why it is sent, as operators read it: lower case words and hyphens, such as {@code invitation}
 * @param about what it is about
 * @param body in the recipient's language
 */
public record Message(
        long member, String purpose, About about, Recipient to, Language language, Body body, Instant at) {

    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern ADDRESS =
            Pattern.compile("[!#-'*+/-9=?^-~A-Z-]+(\\.[!#-'*+/-9=?^-~A-Z-]+)*@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LINE = 320;
    private static final int LONGEST_BODY = 200_000;

    public Message {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(at, "at");
        if (member < 0) {
            throw new IllegalArgumentException("negative member");
        }
        if (purpose.length() > LONGEST_WORD || !PURPOSE.matcher(purpose).matches()) {
            throw new IllegalArgumentException("no purpose of a message");
        }
    }

    /** A thing by its kind and public id, such as a user or a seat. */
    public record About(String type, String id) {
        public About {
            word(type, "type");
            word(id, "id");
        }

        private static void word(String text, String name) {
            if (line(text, name).isBlank() || text.length() > LONGEST_WORD) {
                throw new IllegalArgumentException(name + " must have 1 to " + LONGEST_WORD + " characters");
            }
        }
    }

    /** @param name may be empty */
    public record Recipient(String name, String address) {
        public Recipient {
            line(name, "name");
            if (!deliverable(address)) {
                throw new IllegalArgumentException("no address that mail can be sent to");
            }
        }

        /** Whether mail can be sent to an address, by its form. */
        public static boolean deliverable(String address) {
            return address.length() <= LONGEST_ADDRESS
                    && ADDRESS.matcher(address).matches();
        }
    }

    /** Both forms of what is said; may hold one-time secrets, so it shows itself to who asks by name only. */
    public record Body(String subject, String text, String html) {
        public Body {
            if (line(subject, "subject").isBlank()) {
                throw new IllegalArgumentException("a message needs a subject");
            }
            body(text, "text");
            body(html, "html");
        }

        private static void body(String text, String name) {
            if (text.isBlank() || text.length() > LONGEST_BODY || text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(name + " must have 1 to " + LONGEST_BODY + " characters");
            }
        }

        @Override
        public String toString() {
            return "Body[•••••]";
        }
    }

    /** What goes into a header must be one line: a line break would begin another header. */
    private static String line(String text, String name) {
        if (text.length() > LONGEST_LINE || text.chars().anyMatch(Message::breaks)) {
            throw new IllegalArgumentException(name + " must be one line of at most " + LONGEST_LINE + " characters");
        }
        return text;
    }

    private static boolean breaks(int unit) {
        return Character.isISOControl(unit) || unit == '\u2028' || unit == '\u2029';
    }
}
