package org.bestow.spi;

import java.util.Objects;
import java.util.Optional;

/** Whether an action is available now. Immutable. */
public final class Rule {

    private static final Rule OK = new Rule(Optional.empty(), true);

    private final Optional<Refusal> refusal;
    private final boolean offered;

    private Rule(Optional<Refusal> refusal, boolean offered) {
        this.refusal = refusal;
        this.offered = offered;
    }

    public static Rule ok() {
        return OK;
    }

    public static Rule refuse(Refusal refusal) {
        return new Rule(Optional.of(Objects.requireNonNull(refusal, "refusal")), true);
    }

    /** Short for a refusal without facts. */
    public static Rule refuse(String rule) {
        return refuse(Refusal.of(rule));
    }

    /** The action has no place here and is not listed; who asks for it all the same is refused in these words. */
    public static Rule absent(Refusal refusal) {
        return new Rule(Optional.of(Objects.requireNonNull(refusal, "refusal")), false);
    }

    /** Short for an absence without facts. */
    public static Rule absent(String rule) {
        return absent(Refusal.of(rule));
    }

    public Optional<Refusal> refusal() {
        return refusal;
    }

    /** Whether the action is listed, available or not. */
    public boolean offered() {
        return offered;
    }
}
