package org.bestow.identity.internal.account;

import java.text.Collator;
import java.util.HexFormat;
import java.util.Locale;

/** The form in which names are sorted: the same order in every database, whatever its collation. */
final class NameKey {

    static final int LENGTH = 400;

    private NameKey() {}

    static String of(String name) {
        var collator = Collator.getInstance(Locale.ROOT);
        collator.setStrength(Collator.SECONDARY);
        var key = HexFormat.of().formatHex(collator.getCollationKey(name).toByteArray());
        return key.substring(0, Math.min(LENGTH, key.length()));
    }
}
