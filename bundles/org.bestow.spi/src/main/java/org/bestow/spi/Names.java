package org.bestow.spi;

import java.util.Objects;
import java.util.regex.Pattern;

/** The one form of names in the interface: ids of types, actions, rules, pools. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private Names() {}

    static String require(String name, String what) {
        Objects.requireNonNull(name, what);
        if (!NAME.matcher(name).matches() || name.length() > 64) {
            throw new IllegalArgumentException(
                    what + " must be lower case letters, digits and single hyphens: " + name);
        }
        return name;
    }
}
