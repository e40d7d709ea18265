package org.bestow.rest.internal.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.bestow.api.Language;

/** The edge's own texts in the platform's languages: the asked one, then English, never the JVM's. Immutable. */
final class Texts {

    private static final String PLACE = "/OSGI-INF/l10n/rest";

    private final Map<Language, Properties> byLanguage = new EnumMap<>(Language.class);

    Texts() {
        for (var language : Language.values()) {
            byLanguage.put(language, load(language));
        }
    }

    /** The text with {@code {0}}, {@code {1}} … replaced; the key itself where there is no text. */
    String render(Language language, String key, Object... places) {
        var text = byLanguage.get(language).getProperty(key);
        if (text == null) {
            text = byLanguage.get(Language.EN).getProperty(key, key);
        }
        for (var i = 0; i < places.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(places[i]));
        }
        return text;
    }

    String render(Language language, Halt.Phrase phrase) {
        return render(language, phrase.key(), phrase.places());
    }

    Properties all(Language language) {
        return byLanguage.get(language);
    }

    private static Properties load(Language language) {
        var name = PLACE + (language == Language.EN ? "" : "_" + language.tag().replace('-', '_')) + ".properties";
        var texts = new Properties();
        try (var stream = Texts.class.getResourceAsStream(name);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
