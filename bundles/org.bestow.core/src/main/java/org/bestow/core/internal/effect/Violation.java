package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bestow.spi.Refusal;

/**
 * A precondition of an effect does not hold.
 *
 * @param rule of the platform, see {@code refusal.*} of core's texts
 * @param lasting a newer view would not help: the type cannot see what is missing
 * @param words set: the type has said beforehand how it refuses
 */
public record Violation(String rule, Map<String, Object> facts, boolean lasting, Optional<Refusal> words) {

    public Violation {
        Objects.requireNonNull(rule, "rule");
        facts = Map.copyOf(facts);
        Objects.requireNonNull(words, "words");
    }

    static Violation of(String rule) {
        return new Violation(rule, Map.of(), false, Optional.empty());
    }

    static Violation of(String rule, Map<String, Object> facts) {
        return new Violation(rule, facts, false, Optional.empty());
    }

    static Violation lasting(String rule, Map<String, Object> facts) {
        return new Violation(rule, facts, true, Optional.empty());
    }

    /** In the type's words, which a newer view would not change. */
    static Violation refused(Refusal words) {
        return new Violation(words.rule(), words.facts(), true, Optional.of(words));
    }
}
