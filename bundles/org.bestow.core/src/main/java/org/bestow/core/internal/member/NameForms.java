package org.bestow.core.internal.member;

import java.text.Normalizer;
import java.util.Locale;

/** The forms in which names of companies are compared and searched: the same in every database, whatever its collation. */
final class NameForms {

    private NameForms() {}

    /** Equal for names that differ in case alone. */
    static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** For {@code like … escape '!'}. */
    static String pattern(String part) {
        return "%" + key(part).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
