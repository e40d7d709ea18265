package org.bestow.core.internal.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Benefits;
import org.bestow.api.Problem;

/**
 * What a type says of one benefit, rendered. Immutable.
 *
 * @param details blocks in the wire vocabulary
 * @param problem set when the type could not answer, or not completely
 */
record Panel(List<Map<String, Object>> details, List<Benefits.Offer> offers, Optional<Problem> problem) {

    Panel {
        details = List.copyOf(details);
        offers = List.copyOf(offers);
    }

    static Panel of(Problem problem) {
        return new Panel(List.of(), List.of(), Optional.of(problem));
    }
}
