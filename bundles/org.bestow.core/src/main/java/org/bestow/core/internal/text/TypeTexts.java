package org.bestow.core.internal.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.bestow.api.Language;

/** The texts of one bundle by language. Immutable. */
public final class TypeTexts {

    /** Where a bundle keeps its texts; {@code _zh_CN} and {@code _zh_TW} before the ending for Chinese. */
    public static final String FOLDER = "OSGI-INF/l10n/";

    public static final TypeTexts NONE = new TypeTexts(Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Language, Map<String, String>> texts;

    private TypeTexts(Map<Language, Map<String, String>> texts) {
        var copy = new EnumMap<Language, Map<String, String>>(Language.class);
        texts.forEach((language, entries) -> copy.put(language, Map.copyOf(entries)));
        this.texts = copy;
    }

    /** Opens an entry of a bundle by its path; null when it is not there. */
    @FunctionalInterface
    public interface Source {
        InputStream open(String path) throws IOException;
    }

    /** Reads {@code OSGI-INF/l10n/NAME*.properties} as UTF-8; missing files count as empty. */
    public static TypeTexts read(String name, Source source) throws IOException {
        var texts = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) {
            var suffix = language == Language.EN ? "" : "_" + language.tag().replace('-', '_');
            texts.put(language, file(source, FOLDER + name + suffix + ".properties"));
        }
        return new TypeTexts(texts);
    }

    private static Map<String, String> file(Source source, String path) throws IOException {
        try (var stream = source.open(path)) {
            if (stream == null) {
                return Map.of();
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            var texts = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IllegalArgumentException e) {
            throw new IOException("malformed " + path + ": " + e.getMessage(), e);
        }
    }

    /** The pattern in the asked language, then in English. */
    public Optional<String> find(String key, Language language) {
        var asked = texts.getOrDefault(language, Map.of()).get(key);
        return asked != null
                ? Optional.of(asked)
                : Optional.ofNullable(texts.getOrDefault(Language.EN, Map.of()).get(key));
    }

    /** JSON object of language tag to key to text. */
    public String toJson() {
        var tree = new TreeMap<String, Map<String, String>>();
        texts.forEach((language, entries) -> tree.put(language.tag(), new TreeMap<>(entries)));
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are plain strings", e);
        }
    }

    /** @throws IllegalArgumentException if it is not what {@link #toJson} made */
    public static TypeTexts fromJson(String json) {
        try {
            var tree = JSON.readValue(json, new TypeReference<Map<String, Map<String, String>>>() {});
            var texts = new EnumMap<Language, Map<String, String>>(Language.class);
            for (var language : Language.values()) {
                texts.put(language, tree.getOrDefault(language.tag(), Map.of()));
            }
            return new TypeTexts(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no texts: " + e.getOriginalMessage(), e);
        }
    }
}
