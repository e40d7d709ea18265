package org.bestow.core.internal.engine;

import java.util.List;
import java.util.Map;
import org.bestow.api.Benefits;

/**
 * What a type says of the seats or keys of a page, in words. Immutable.
 *
 * @param offers by number of the seat or key
 * @param facts by its public id
 */
record Sayings(Map<Long, List<Benefits.Offer>> offers, Map<String, List<Benefits.Fact>> facts) {

    static final Sayings NONE = new Sayings(Map.of(), Map.of());

    Sayings {
        offers = Map.copyOf(offers);
        facts = Map.copyOf(facts);
    }

    List<Benefits.Offer> offersOn(long number) {
        return offers.getOrDefault(number, List.of());
    }

    List<Benefits.Fact> factsOf(String id) {
        return facts.getOrDefault(id, List.of());
    }
}
