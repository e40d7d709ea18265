package org.bestow.spi;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule said no. Its text is {@code refusal.RULE} of the type's bundle with the facts filled in, under the heading
 * {@code refusal.RULE.title} if there is one. Immutable.
 */
public final class Refusal {

    private final String rule;
    private final Map<String, Object> facts;
    private final Optional<Instant> nextAllowedAt;

    private Refusal(String rule, Map<String, Object> facts, Optional<Instant> nextAllowedAt) {
        this.rule = Names.require(rule, "rule");
        this.facts = Collections.unmodifiableMap(facts);
        this.nextAllowedAt = nextAllowedAt;
    }

    /**
     * A refusal without facts.
     *
     * @param rule lower case letters, digits and hyphens
     */
    public static Refusal of(String rule) {
        return new Refusal(rule, new LinkedHashMap<>(), Optional.empty());
    }

    /** Adds a fact; values as {@link Text#with}. */
    public Refusal with(String fact, Object value) {
        var more = new LinkedHashMap<>(facts);
        more.put(Objects.requireNonNull(fact, "fact"), Text.requireFact(value));
        return new Refusal(rule, more, nextAllowedAt);
    }

    /** From when on the rule would say yes, as far as is known now. */
    public Refusal nextAllowedAt(Instant when) {
        return new Refusal(rule, new LinkedHashMap<>(facts), Optional.of(Objects.requireNonNull(when, "when")));
    }

    public String rule() {
        return rule;
    }

    public Map<String, Object> facts() {
        return facts;
    }

    public Optional<Instant> nextAllowedAt() {
        return nextAllowedAt;
    }
}
