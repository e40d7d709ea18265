package org.bestow.core.internal.catalog;

import java.text.Collator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.bestow.api.Language;
import org.bestow.spi.Localized;

/**
 * Keys by which a database orders titles as a reader of the language expects, whatever its own collation: hexadecimal digits only.
 * Simplified Chinese is ordered by sound, Traditional by strokes. Not thread-safe.
 */
final class SortKeys {

    private static final int LONGEST = 400;

    private final Map<Language, Collator> collators = new EnumMap<>(Language.class);

    SortKeys() {
        for (var language : Language.values()) {
            collators.put(language, Collator.getInstance(language.locale()));
        }
    }

    /** Cut at 400 digits; what differs only after them is ordered by id. */
    String key(Localized title, Language language) {
        var key = collators
                .get(language)
                .getCollationKey(title.in(language.tag()))
                .toByteArray();
        var hex = HexFormat.of().formatHex(key);
        return hex.length() <= LONGEST ? hex : hex.substring(0, LONGEST);
    }
}
