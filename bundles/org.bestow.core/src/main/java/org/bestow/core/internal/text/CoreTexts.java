package org.bestow.core.internal.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Language;

/** The platform's own texts, {@code OSGI-INF/l10n/core*.properties}. Immutable. */
public final class CoreTexts {

    private static final TypeTexts TEXTS = load();

    private CoreTexts() {}

    /** @throws IllegalArgumentException if there is no such text */
    public static String of(String key, Language language, Map<String, ?> facts) {
        return find(key, language, facts).orElseThrow(() -> new IllegalArgumentException("no text " + key));
    }

    /** @throws IllegalArgumentException if there is no such text */
    public static String of(String key, Language language) {
        return of(key, language, Map.of());
    }

    public static Optional<String> find(String key, Language language, Map<String, ?> facts) {
        return TEXTS.find(key, language)
                .map(pattern -> Phrase.fill(
                        pattern, Phrase.typed(facts), language, text -> find(text.key(), language, text.facts())
                                .orElse(text.key())));
    }

    private static TypeTexts load() {
        try {
            return TypeTexts.read("core", CoreTexts.class.getClassLoader()::getResourceAsStream);
        } catch (IOException e) {
            throw new UncheckedIOException("the platform's texts", e);
        }
    }
}
