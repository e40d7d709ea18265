package org.bestow.spi;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A text in several languages, as the catalogue carries it; JSON form: an object of language tag to text, with {@code en} always
 * there. Immutable.
 */
public record Localized(Map<String, String> texts) {

    public Localized {
        Objects.requireNonNull(texts, "texts");
        texts = Map.copyOf(new TreeMap<>(texts));
        if (!texts.containsKey("en")) {
            throw new IllegalArgumentException("a localized text needs at least 'en'");
        }
    }

    public static Localized same(String text) {
        return new Localized(Map.of("en", text));
    }

    /** The text in a language ({@code en}, {@code zh-CN}, {@code zh-TW}), English where that is missing. */
    public String in(String language) {
        return texts.getOrDefault(language, texts.get("en"));
    }
}
