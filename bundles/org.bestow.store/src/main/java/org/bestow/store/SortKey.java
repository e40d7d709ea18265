package org.bestow.store;

import java.text.Collator;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The form in which names are sorted: the same order in every database, whatever its collation, and whatever the reader's language.
 * Case makes no difference.
 */
public final class SortKey {

    /** So many characters at most; names that differ after that are sorted as equal. */
    public static final int LENGTH = 400;

    private SortKey() {}

    /** Lower case hexadecimal digits, {@link #LENGTH} at most. */
    public static String of(String name) {
        var collator = Collator.getInstance(Locale.ROOT);
        collator.setStrength(Collator.SECONDARY);
        var key = HexFormat.of().formatHex(collator.getCollationKey(name).toByteArray());
        return key.substring(0, Math.min(LENGTH, key.length()));
    }
}
