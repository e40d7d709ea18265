package org.bestow.identity.internal.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bestow.api.Secret;

/** What a new password has to be: 12 to 200 characters, and nothing that is guessed soon. Thread-safe. */
public final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    /** Of 0 to 4: at least 10^8 guesses by somebody who knows the usual words, patterns and the person. */
    private static final int STRONG_ENOUGH = 3;

    /** Judging takes the longer the more there is to judge, and so many characters say enough. */
    private static final int JUDGED = 40;

    private static final int PART = 4;

    private final Zxcvbn judge = new Zxcvbn();

    /** Why not: key of the text; empty when it may be taken. */
    public Optional<String> fault(Secret next, Secret current, String name, String email) {
        var password = next.reveal();
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("password-length");
        } else if (password.equals(current.reveal())) {
            return Optional.of("password-same");
        } else if (personal(password, name, email)) {
            return Optional.of("password-personal");
        }
        return strong(password, name, email) ? Optional.empty() : Optional.of("password-weak");
    }

    /** The name or the address, their parts or ours, in whatever order, and nearly nothing else. */
    private static boolean personal(String password, String name, String email) {
        var rest = letters(password);
        var length = rest.length();
        for (var known : known(name, email)) {
            rest = rest.replace(letters(known), "");
        }
        return rest.length() < length && rest.length() < PART;
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }

    /** Whole ones, then parts that are long enough to be told from chance. */
    private static List<String> known(String name, String email) {
        var parts = Arrays.stream((name + " " + email + " bestow").split("[^\\p{L}\\p{N}]+"));
        return Stream.concat(Stream.of(email, name), parts)
                .filter(part -> letters(part).length() >= PART)
                .toList();
    }

    private boolean strong(String password, String name, String email) {
        var known = known(name, email);
        var strength = judge.measure(password.substring(0, Math.min(JUDGED, password.length())), known);
        try {
            return strength.getScore() >= STRONG_ENOUGH;
        } finally {
            strength.wipe();
        }
    }
}
