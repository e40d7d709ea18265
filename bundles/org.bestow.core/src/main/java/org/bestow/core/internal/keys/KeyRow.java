package org.bestow.core.internal.keys;

import java.util.Optional;
import org.bestow.api.Secret;

/**
 * A row that should hold a key.
 *
 * @param number from 1, of a table the line
 * @param key empty where the row itself is wrong
 * @param fault key of the sentence that says why; empty where the row is well-formed
 */
record KeyRow(long number, Optional<Secret> key, String fault) {

    private static final int LONGEST = 512;

    /** Spaces around it do not count. */
    static KeyRow of(long number, String text) {
        var value = text.strip();
        var fault = fault(value);
        return fault.isEmpty() ? new KeyRow(number, Optional.of(Secret.of(value)), "") : wrong(number, fault);
    }

    static KeyRow wrong(long number, String fault) {
        return new KeyRow(number, Optional.empty(), fault);
    }

    static int longest() {
        return LONGEST;
    }

    private static String fault(String value) {
        if (value.isEmpty()) {
            return "key.empty";
        }
        if (value.length() > LONGEST) {
            return "key.too-long";
        }
        if (value.codePoints().anyMatch(Character::isISOControl)) {
            return "key.control";
        }
        return value.codePoints().anyMatch(c -> c <= 0xffff && Character.isSurrogate((char) c)) ? "key.text" : "";
    }
}
