package org.bestow.identity.internal.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.bestow.api.Language;

/** The texts of this bundle: the asked language, then English, never the language of the JVM. Immutable. */
public final class Texts {

    private static final Map<Language, ResourceBundle> BY_LANGUAGE = load();

    private Texts() {}

    /** @throws IllegalArgumentException for an unknown key */
    public static String of(Language language, String key) {
        for (var asked : new Language[] {language, Language.EN}) {
            var texts = BY_LANGUAGE.get(asked);
            if (texts.containsKey(key)) {
                return texts.getString(key);
            }
        }
        throw new IllegalArgumentException("no text " + key);
    }

    /** Empty for an unknown key. */
    public static Optional<String> find(Language language, String key) {
        return BY_LANGUAGE.get(Language.EN).containsKey(key) ? Optional.of(of(language, key)) : Optional.empty();
    }

    private static Map<Language, ResourceBundle> load() {
        var loaded = new EnumMap<Language, ResourceBundle>(Language.class);
        for (var language : Language.values()) {
            var suffix = language == Language.EN ? "" : "_" + language.tag().replace('-', '_');
            var file = "/OSGI-INF/l10n/identity" + suffix + ".properties";
            try (var in = Texts.class.getResourceAsStream(file)) {
                loaded.put(language, new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
        return loaded;
    }
}
