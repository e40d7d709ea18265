package org.bestow.identity.internal.password;

import java.security.SecureRandom;
import org.bestow.api.Secret;

/** Makes passwords that are easy to copy by hand: 20 characters (about 116 bits), none that looks like another. Thread-safe. */
public final class OneTimePassword {

    static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    private final SecureRandom random = new SecureRandom();

    public Secret next() {
        var password = new StringBuilder(LENGTH);
        for (var i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return Secret.of(password.toString());
    }
}
