package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Objects;

/**
 * A precondition of an effect does not hold.
 *
 * @param rule of the platform, see {@code refusal.*} of core's texts
 * @param lasting a newer view would not help: the type cannot see what is missing
 */
public record Violation(String rule, Map<String, Object> facts, boolean lasting) {

    public Violation {
        Objects.requireNonNull(rule, "rule");
        facts = Map.copyOf(facts);
    }

    static Violation of(String rule) {
        return new Violation(rule, Map.of(), false);
    }

    static Violation of(String rule, Map<String, Object> facts) {
        return new Violation(rule, facts, false);
    }

    static Violation lasting(String rule, Map<String, Object> facts) {
        return new Violation(rule, facts, true);
    }
}
