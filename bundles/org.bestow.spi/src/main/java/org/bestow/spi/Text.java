package org.bestow.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A text for people that the platform renders in the reader's language: either a key of the type's bundle with facts, or a text
 * that the catalogue brought in several languages. Immutable.
 */
public final class Text {

    private final String key;
    private final Map<String, Object> facts;
    private final Optional<Localized> literal;

    private Text(String key, Map<String, Object> facts, Optional<Localized> literal) {
        this.key = key;
        this.facts = Collections.unmodifiableMap(facts);
        this.literal = literal;
    }

    /**
     * The text under a key of {@code OSGI-INF/l10n/bundle*.properties} (UTF-8), with facts as <code>{name}</code>. Days, instants
     * and numbers are written as the reader's language does. A key without a text is shown itself.
     */
    public static Text key(String key) {
        if (Objects.requireNonNull(key, "key").isBlank()) {
            throw new IllegalArgumentException("key must not be blank");
        }
        return new Text(key, new LinkedHashMap<>(), Optional.empty());
    }

    /** A text that is data. */
    public static Text of(Localized localized) {
        return new Text("", new LinkedHashMap<>(), Optional.of(Objects.requireNonNull(localized, "localized")));
    }

    /** A text that is the same in every language, as a name. */
    public static Text of(String same) {
        return of(Localized.same(same));
    }

    /**
     * Adds a fact: a string, boolean, {@code int}, {@code long}, {@link BigDecimal}, day, instant or text.
     *
     * @throws IllegalArgumentException for anything else
     */
    public Text with(String fact, Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(Objects.requireNonNull(fact, "fact"), requireFact(value));
        return new Text(key, more, literal);
    }

    /** Empty for a literal text. */
    public String key() {
        return key;
    }

    public Map<String, Object> facts() {
        return facts;
    }

    public Optional<Localized> literal() {
        return literal;
    }

    static Object requireFact(Object value) {
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value != null && value.getClass() == BigDecimal.class // may be extended, and would keep its class
                || value instanceof LocalDate
                || value instanceof Instant
                || value instanceof Text) {
            return value;
        }
        throw new IllegalArgumentException("a fact is a string, boolean, number, day, instant or text, not "
                + (value == null ? "null" : value.getClass().getName()));
    }
}
