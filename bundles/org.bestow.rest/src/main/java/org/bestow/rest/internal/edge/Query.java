package org.bestow.rest.internal.edge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a query, decoded, in their order. Immutable. */
final class Query {

    private static final Query NONE = new Query(Map.of());

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @param raw null when there is none */
    static Query of(String raw) {
        if (raw == null || raw.isEmpty()) {
            return NONE;
        }
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : raw.split("&")) {
            if (!pair.isEmpty()) {
                var end = pair.indexOf('=');
                var name = Encoded.decode(end < 0 ? pair : pair.substring(0, end), true);
                var value = end < 0 ? "" : Encoded.decode(pair.substring(end + 1), true);
                values.computeIfAbsent(name, key -> new ArrayList<>(1)).add(value);
            }
        }
        return new Query(values);
    }

    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first name that is none of these. */
    Optional<String> firstOutside(Set<String> names) {
        return values.keySet().stream().filter(name -> !names.contains(name)).findFirst();
    }
}
