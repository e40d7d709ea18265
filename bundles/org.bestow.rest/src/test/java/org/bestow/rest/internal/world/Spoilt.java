package org.bestow.rest.internal.world;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A body with one thing wrong with it.
 *
 * @param place JSON pointer to what is wrong
 * @param refused whether the document does not allow it; otherwise it is merely strange
 */
public record Spoilt(String what, String place, boolean refused, String json) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    public byte[] bytes() {
        return json.replace("\ud800", "\\ud800").getBytes(StandardCharsets.UTF_8); // half a character is no UTF-8
    }

    @Override
    public String toString() {
        return place + " " + what;
    }

    /** Texts that a schema of a parameter does not allow. */
    public static List<String> texts(Contract contract, JsonNode unresolved) {
        var schema = contract.resolve(unresolved);
        var texts = new ArrayList<String>();
        switch (schema.path("type").asText()) {
            case "integer" -> {
                texts.addAll(List.of("x", "1.5", "1e3", "0x10", "99999999999999999999", "-1", "٣"));
                if (schema.has("maximum")) {
                    texts.add(Long.toString(schema.get("maximum").asLong() + 1));
                }
            }
            case "boolean" -> texts.addAll(List.of("yes", "TRUE", "1", "null"));
            case "array" -> texts.addAll(texts(contract, schema.get("items")));
            default -> {
                if (schema.has("maxLength")) {
                    texts.add("x".repeat(schema.get("maxLength").asInt() + 1));
                }
                if (schema.has("enum")) {
                    texts.addAll(List.of("nothing-of-it", "1"));
                }
                if (schema.path("format").asText().equals("date")) {
                    texts.addAll(
                            List.of("x", "2026-02-30", "2026-1-1", "26-01-01", "2026-01-01T00:00:00Z", "+2026-01-01"));
                }
                if (schema.has("pattern")) {
                    texts.add("\u00a0 ?");
                }
            }
        }
        return texts;
    }

    /** What is no JSON, or not as strict as we are. */
    public static List<String> noJson(String json) {
        return List.of(
                "",
                " ",
                "{",
                "nul",
                "\ufeff" + json,
                json + "x",
                json + json,
                json.substring(0, json.length() - 1),
                "[".repeat(100_000),
                "{\"a\":".repeat(5_000),
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":\"\\ud800\"}",
                "{\"\\u0000\":1}",
                "[]",
                "7",
                "null",
                "\"x\"");
    }

    public static List<Spoilt> bodies(Contract contract, Contract.Operation operation, JsonNode body) {
        var schema = operation.node().at("/requestBody/content/application~1json/schema");
        var list = new ArrayList<Spoilt>();
        for (var place : places(contract, schema, "").entrySet()) {
            if (body.at(JsonPointer.compile(place.getKey()).head()).isMissingNode()) {
                continue; // within what this body does without
            }
            for (var value : values(place.getValue()).entrySet()) {
                var changed = changed(body, place.getKey(), value.getValue());
                var refused = !contract.allows(schema, changed) || unstorable(value.getKey());
                list.add(new Spoilt(value.getKey(), place.getKey(), refused, changed.toString()));
            }
            list.add(without(contract, schema, body, place.getKey()));
        }
        var unknown = changed(body, "/unheardOf", JSON.numberNode(1));
        list.add(new Spoilt("unknown", "/unheardOf", !contract.allows(schema, unknown), unknown.toString()));
        return list;
    }

    private static boolean unstorable(String what) {
        return what.equals("NUL") || what.equals("lone surrogate");
    }

    private static Spoilt without(Contract contract, JsonNode schema, JsonNode body, String place) {
        var pointer = JsonPointer.compile(place);
        var changed = body.deepCopy();
        if (changed.at(pointer.head()) instanceof ObjectNode parent) {
            parent.remove(pointer.last().getMatchingProperty());
        }
        return new Spoilt("missing", place, !contract.allows(schema, changed), changed.toString());
    }

    private static JsonNode changed(JsonNode body, String place, JsonNode value) {
        var pointer = JsonPointer.compile(place);
        var changed = body.deepCopy();
        var parent = changed.at(pointer.head());
        if (parent instanceof ObjectNode object) {
            object.set(pointer.last().getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array && pointer.last().getMatchingIndex() < array.size()) {
            array.set(pointer.last().getMatchingIndex(), value);
        }
        return changed;
    }

    /** The fields of a schema, with those in them. */
    private static Map<String, JsonNode> places(Contract contract, JsonNode unresolved, String at) {
        var schema = contract.resolve(unresolved);
        var places = new LinkedHashMap<String, JsonNode>();
        for (var field : schema.path("properties").properties()) {
            var place = at + "/" + field.getKey();
            places.put(place, contract.resolve(field.getValue()));
            places.putAll(places(contract, field.getValue(), place));
        }
        if (schema.has("items")) {
            places.put(at + "/0", contract.resolve(schema.get("items")));
            places.putAll(places(contract, schema.get("items"), at + "/0"));
        }
        return places;
    }

    private static Map<String, JsonNode> values(JsonNode schema) {
        var values = new LinkedHashMap<String, JsonNode>();
        values.put("null", JSON.nullNode());
        values.put("true", JSON.booleanNode(true));
        values.put("-1", JSON.numberNode(-1));
        values.put("0", JSON.numberNode(0));
        values.put("1.5", JSON.numberNode(new BigDecimal("1.5")));
        values.put("huge", JSON.numberNode(BigInteger.TEN.pow(400)));
        values.put("2^63", JSON.numberNode(BigInteger.TWO.pow(63)));
        values.put("object", JSON.objectNode());
        values.put("object in it", JSON.objectNode().put("a", 1));
        values.put("list", JSON.arrayNode());
        values.put("list of null", JSON.arrayNode().addNull());
        values.put("deep", deep());
        values.put("empty text", JSON.textNode(""));
        values.put("spaces", JSON.textNode("   "));
        values.put("text", JSON.textNode("nothing-of-it"));
        values.put("NUL", JSON.textNode("a\0b"));
        values.put("lone surrogate", JSON.textNode("a\ud800"));
        values.put("control characters", JSON.textNode("a\r\nb\t\u0007"));
        values.put(
                "long text", JSON.textNode("x".repeat(schema.path("maxLength").asInt(20_000) + 1)));
        return values;
    }

    private static JsonNode deep() {
        JsonNode node = JSON.numberNode(1);
        for (var level = 0; level < 40; level++) {
            node = JSON.arrayNode().add(node);
        }
        return node;
    }
}
