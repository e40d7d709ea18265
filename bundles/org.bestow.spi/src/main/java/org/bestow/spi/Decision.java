package org.bestow.spi;

import java.util.Objects;
import java.util.Optional;

/** The outcome of {@link Decide}. Immutable. */
public final class Decision {

    /** May grow. */
    public enum Kind {
        DONE,
        REFUSED
    }

    private static final Decision DONE = new Decision(Kind.DONE, Optional.empty());

    private final Kind kind;
    private final Optional<Refusal> refusal;

    private Decision(Kind kind, Optional<Refusal> refusal) {
        this.kind = kind;
        this.refusal = refusal;
    }

    /** The effects are to be applied. */
    public static Decision done() {
        return DONE;
    }

    /** A rule says no; nothing is applied. */
    public static Decision refused(Refusal refusal) {
        return new Decision(Kind.REFUSED, Optional.of(Objects.requireNonNull(refusal, "refusal")));
    }

    public Kind kind() {
        return kind;
    }

    /** Present exactly when refused. */
    public Optional<Refusal> refusal() {
        return refusal;
    }
}
