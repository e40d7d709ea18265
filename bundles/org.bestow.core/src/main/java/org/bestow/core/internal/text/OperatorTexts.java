package org.bestow.core.internal.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.bestow.api.Language;

/** Sentences that operators read about catalogue and keys, {@code OSGI-INF/l10n/operator*.properties}. Immutable. */
public final class OperatorTexts {

    private static final TypeTexts TEXTS = load();

    private OperatorTexts() {}

    /** @throws IllegalArgumentException if there is no such text */
    public static String of(String key, Language language, Map<String, ?> facts) {
        return TEXTS.find(key, language)
                .map(pattern -> Phrase.fill(pattern, facts, language, text -> CoreTexts.of(text.key(), language)))
                .orElseThrow(() -> new IllegalArgumentException("no text " + key));
    }

    private static TypeTexts load() {
        try {
            return TypeTexts.read("operator", OperatorTexts.class.getClassLoader()::getResourceAsStream);
        } catch (IOException e) {
            throw new UncheckedIOException("the operators' texts", e);
        }
    }
}
