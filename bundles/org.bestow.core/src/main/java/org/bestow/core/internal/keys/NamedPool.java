package org.bestow.core.internal.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A key pool that settings name: every text in a field {@code pool}, however deep, so that what takes keys from several pools names
 * each where it says what is taken.
 *
 * @param path JSON pointer into the settings
 * @param code of the pool
 */
public record NamedPool(String path, String code) {

    private static final String FIELD = "pool";

    public NamedPool {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(code, "code");
    }

    /** Whether a field of settings names a pool. */
    public static boolean isNamedBy(String field, JsonNode value) {
        return field.equals(FIELD) && value.isTextual();
    }

    /** All of them, in the order of the settings. */
    public static List<NamedPool> in(JsonNode settings) {
        var found = new ArrayList<NamedPool>();
        collect(settings, "", found);
        return List.copyOf(found);
    }

    private static void collect(JsonNode node, String path, List<NamedPool> found) {
        if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                collect(node.get(index), path + "/" + index, found);
            }
        }
        for (var field : node.properties()) {
            var place = path + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            if (isNamedBy(field.getKey(), field.getValue())) {
                found.add(new NamedPool(place, field.getValue().textValue()));
            } else {
                collect(field.getValue(), place, found);
            }
        }
    }
}
