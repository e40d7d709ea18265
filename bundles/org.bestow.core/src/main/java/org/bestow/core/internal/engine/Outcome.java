package org.bestow.core.internal.engine;

import org.bestow.api.Problem;
import org.bestow.core.internal.effect.Decided;

/** What came of asking a type to decide. Immutable. */
sealed interface Outcome {

    /** It decided; a refusal is a decision too. */
    record Decision(Decided decided) implements Outcome {}

    /** The record of the input refused its values. */
    record BadInput(Problem.FieldError error) implements Outcome {}

    /** The type is leaving, gone, overloaded, or kept from work by its breaker. Nothing is known against the benefit. */
    record Unavailable() implements Outcome {}

    /** @param reason plain words for operators; nothing of the plug-in */
    record Faulty(String reason) implements Outcome {}
}
