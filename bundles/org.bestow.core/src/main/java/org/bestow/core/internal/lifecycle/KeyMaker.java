package org.bestow.core.internal.lifecycle;

import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import org.bestow.api.Secret;

/** Makes product keys of five times five characters that open nothing anywhere. Thread-safe. */
final class KeyMaker {

    /** Without letters and digits that are mistaken for others. */
    private static final String ALPHABET = "BCDFGHJKMPQRTVWXY2346789";

    private static final int GROUPS = 5;

    private final SecureRandom random = new SecureRandom();

    List<Secret> make(int count) {
        return IntStream.range(0, count).mapToObj(number -> key()).toList();
    }

    private Secret key() {
        var key = new StringBuilder();
        for (int place = 0; place < GROUPS * GROUPS; place++) {
            if (place > 0 && place % GROUPS == 0) {
                key.append('-');
            }
            key.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return Secret.of(key.toString());
    }
}
