package org.bestow.core.internal.effect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Refusal;
import org.bestow.spi.Text;

/**
 * What a type decided, as data that outlives the type. Immutable.
 *
 * @param undo the action that would undo it, with its input as JSON
 * @param refusal set: nothing is to be done, and {@code effects} is empty
 */
public record Decided(List<Effect> effects, Optional<Undo> undo, Map<String, Text> results, Optional<Refusal> refusal) {

    public Decided {
        effects = List.copyOf(effects);
        results = Map.copyOf(results);
        if (refusal.isPresent() && !effects.isEmpty()) {
            throw new IllegalArgumentException("a refused decision has no effects");
        }
    }

    /** @param input JSON object */
    public record Undo(String action, String input) {}
}
