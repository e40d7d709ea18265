package org.bestow.core.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as trees and as plain maps and lists. Only trees go through Jackson: it never meets a class of a plug-in, so it cannot keep
 * one.
 */
final class Json {

    private static final ObjectMapper TREES = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** @throws JsonProcessingException if it is no JSON, or an object names a member twice */
    static JsonNode parse(String json) throws JsonProcessingException {
        var tree = TREES.readTree(json);
        return tree == null ? JsonNodeFactory.instance.missingNode() : tree;
    }

    /** A copy of maps, lists, strings, numbers and booleans that may be changed; {@code null} for JSON's null. */
    static Object plain(JsonNode node) {
        if (node.isObject()) {
            var map = new LinkedHashMap<String, Object>();
            node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            var list = new ArrayList<Object>();
            node.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? node.booleanValue() : null;
    }

    static Map<String, Object> plainObject(String json) {
        try {
            var map = new LinkedHashMap<String, Object>();
            parse(json).properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The tree of what {@link #plain} may give. @throws IllegalArgumentException for anything else */
    static JsonNode tree(Object plain) {
        var nodes = JsonNodeFactory.instance;
        if (plain == null) {
            return nodes.nullNode();
        }
        if (plain instanceof Map<?, ?> map) {
            var object = nodes.objectNode();
            map.forEach((name, value) -> object.set((String) name, tree(value)));
            return object;
        }
        if (plain instanceof List<?> list) {
            var array = nodes.arrayNode();
            list.forEach(value -> array.add(tree(value)));
            return array;
        }
        if (plain instanceof String text) {
            return nodes.textNode(text);
        }
        if (plain instanceof Boolean yes) {
            return nodes.booleanNode(yes);
        }
        if (plain instanceof Number number) {
            return number(number);
        }
        throw new IllegalArgumentException("no JSON value: " + plain.getClass().getName());
    }

    private static JsonNode number(Number number) {
        var nodes = JsonNodeFactory.instance;
        if (number instanceof Integer || number instanceof Long || number instanceof Short) {
            return nodes.numberNode(number.longValue());
        }
        return nodes.numberNode(new BigDecimal(number.toString()));
    }
}
