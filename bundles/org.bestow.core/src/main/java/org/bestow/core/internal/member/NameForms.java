package org.bestow.core.internal.member;

import java.text.Collator;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** The forms in which names of companies are compared, searched and sorted: the same in every database, whatever its collation. */
final class NameForms {

    private static final int LONGEST = 400;

    private NameForms() {}

    /** Equal for names that differ in case alone. */
    static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    static String sort(String name) {
        var collator = Collator.getInstance(Locale.ROOT);
        collator.setStrength(Collator.SECONDARY);
        var key = HexFormat.of().formatHex(collator.getCollationKey(name).toByteArray());
        return key.substring(0, Math.min(LONGEST, key.length()));
    }

    /** For {@code like … escape '!'}. */
    static String pattern(String part) {
        return "%" + key(part).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
