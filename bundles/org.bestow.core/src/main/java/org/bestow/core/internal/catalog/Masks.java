package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bestow.api.Secret;
import org.bestow.core.internal.keys.NamedPool;

/**
 * Hides what is secret in settings, and finds it again behind its mask. Secret is what the schema calls so (`writeOnly`) and what it
 * does not describe: where nothing is known of a type, all values are.
 */
final class Masks {

    private static final TextNode MASK = TextNode.valueOf(Secret.MASK);

    private Masks() {}

    /** Pointers of the leaves that are not to be shown, each after a prefix. */
    static Set<String> places(JsonNode settings, JsonNode schema, String prefix) {
        var found = new HashSet<String>();
        collect(settings, schema, prefix, found);
        return found;
    }

    private static void collect(JsonNode node, JsonNode schema, String path, Set<String> found) {
        if (node.isEmpty()) { // also what is no container
            if (hidden(schema)) {
                found.add(path);
            }
            return;
        }
        node.properties()
                .forEach(field -> collect(
                        field.getValue(), described(schema, field.getKey()), place(path, field.getKey()), found));
        if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(node.get(index), schema.path("items"), path + "/" + index, found);
            }
        }
    }

    /** The settings with the mask instead of each secret; nulls, and containers without a value, stay. */
    static JsonNode masked(JsonNode node, JsonNode schema) {
        if (node.isObject()) {
            var masked = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(field ->
                            masked.set(field.getKey(), masked(field.getValue(), described(schema, field.getKey()))));
            return masked;
        }
        if (node.isArray()) {
            var masked = JsonNodeFactory.instance.arrayNode();
            node.forEach(each -> masked.add(masked(each, schema.path("items"))));
            return masked;
        }
        return hidden(schema) && !node.isNull() && !node.isMissingNode() ? MASK : node;
    }

    /** What is left of settings without their secrets. Of a type that nobody knows, these are the key pools. */
    static JsonNode visible(JsonNode node, JsonNode schema) {
        if (node.isObject()) {
            var visible = JsonNodeFactory.instance.objectNode();
            for (var field : node.properties()) {
                var inner = described(schema, field.getKey());
                var pool = !inner.isObject() && NamedPool.isNamedBy(field.getKey(), field.getValue());
                if (pool || isVisible(field.getValue(), inner)) {
                    visible.set(field.getKey(), visible(field.getValue(), inner));
                }
            }
            return visible;
        }
        if (node.isArray()) {
            var visible = JsonNodeFactory.instance.arrayNode();
            for (var each : node) {
                if (isVisible(each, schema.path("items"))) {
                    visible.add(visible(each, schema.path("items")));
                }
            }
            return visible;
        }
        return node;
    }

    private static boolean isVisible(JsonNode node, JsonNode schema) {
        return node.isContainerNode() || node.isNull() || !hidden(schema);
    }

    /** Whether there is a mask anywhere in it. */
    static boolean in(JsonNode node) {
        if (node.equals(MASK)) {
            return true;
        }
        for (var each : node) {
            if (in(each)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The settings with what is stored instead of each mask. An element of a list is found by what it says besides, or by its place in
     * a list of the same length of which nothing moved; a mask that could stand for this or for that is a fault, as one for nothing is.
     *
     * @param path pointer of the settings into the document
     */
    static JsonNode restored(JsonNode node, JsonNode stored, String path, Faults faults) {
        if (!in(node)) {
            return node;
        }
        if (node instanceof ObjectNode object) {
            var restored = JsonNodeFactory.instance.objectNode();
            object.properties()
                    .forEach(field -> restored.set(
                            field.getKey(),
                            restored(
                                    field.getValue(),
                                    stored.path(field.getKey()),
                                    place(path, field.getKey()),
                                    faults)));
            return restored;
        }
        if (node instanceof ArrayNode list) {
            return restoredList(list, stored, path, faults);
        }
        if (!value(stored)) {
            faults.add(path, "doc.mask", Map.of("mask", Secret.MASK));
        }
        return stored;
    }

    private static JsonNode restoredList(ArrayNode list, JsonNode stored, String path, Faults faults) {
        var restored = JsonNodeFactory.instance.arrayNode();
        var still = still(list, stored);
        for (int index = 0; index < list.size(); index++) {
            var each = list.get(index);
            var before = still ? stored.get(index) : only(candidates(each, stored));
            restored.add(restored(each, before, path + "/" + index, faults));
        }
        return restored;
    }

    /** Whether nothing moved, as far as one can see: each element is like the one in its place, or like none. */
    private static boolean still(ArrayNode list, JsonNode stored) {
        if (!stored.isArray() || stored.size() != list.size()) {
            return false;
        }
        for (int index = 0; index < list.size(); index++) {
            if (!fits(list.get(index), stored.get(index))
                    && !candidates(list.get(index), stored).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** At most two that are different. */
    private static List<JsonNode> candidates(JsonNode masked, JsonNode stored) {
        var found = new ArrayList<JsonNode>();
        if (stored.isArray()) {
            for (var each : stored) {
                if (found.size() < 2 && fits(masked, each) && !found.contains(each)) {
                    found.add(each);
                }
            }
        }
        return found;
    }

    private static JsonNode only(List<JsonNode> candidates) {
        return candidates.size() == 1 ? candidates.get(0) : JsonNodeFactory.instance.missingNode();
    }

    /** Whether it says the same where it is not masked. */
    private static boolean fits(JsonNode masked, JsonNode stored) {
        if (masked.equals(MASK)) {
            return value(stored);
        }
        if (masked.isValueNode() || masked.size() != stored.size() || masked.isArray() != stored.isArray()) {
            return masked.equals(stored);
        }
        if (masked.isArray()) {
            for (int index = 0; index < masked.size(); index++) {
                if (!fits(masked.get(index), stored.get(index))) {
                    return false;
                }
            }
            return true;
        }
        return masked.properties().stream().allMatch(field -> fits(field.getValue(), stored.path(field.getKey())));
    }

    private static boolean value(JsonNode node) {
        return node.isValueNode() && !node.isNull() && !node.equals(MASK);
    }

    private static JsonNode described(JsonNode schema, String name) {
        var property = schema.path("properties").path(name);
        return property.isMissingNode() ? schema.path("additionalProperties") : property;
    }

    private static boolean hidden(JsonNode schema) {
        return !schema.isObject() || schema.path("writeOnly").asBoolean();
    }

    static String place(String path, String field) {
        return path + "/" + field.replace("~", "~0").replace("/", "~1");
    }
}
