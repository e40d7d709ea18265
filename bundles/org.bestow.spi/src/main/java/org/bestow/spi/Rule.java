package org.bestow.spi;

import java.util.Objects;
import java.util.Optional;

/** Whether an action is available now. Immutable. */
public final class Rule {

    private static final Rule OK = new Rule(Optional.empty());

    private final Optional<Refusal> refusal;

    private Rule(Optional<Refusal> refusal) {
        this.refusal = refusal;
    }

    public static Rule ok() {
        return OK;
    }

    public static Rule refuse(Refusal refusal) {
        return new Rule(Optional.of(Objects.requireNonNull(refusal, "refusal")));
    }

    /** Short for a refusal without facts. */
    public static Rule refuse(String rule) {
        return refuse(Refusal.of(rule));
    }

    public Optional<Refusal> refusal() {
        return refusal;
    }
}
