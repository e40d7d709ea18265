package org.bestow.core.internal.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import org.bestow.spi.Localized;
import org.bestow.spi.Text;

/**
 * Keeps a {@link Text} in history: {@code {"key": …}} or {@code {"literal": {language: text}}}, with {@code facts}, of which days,
 * instants and texts are objects of one member named after their kind.
 */
public final class TextJson {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private TextJson() {}

    public static String write(Text text) {
        return tree(text).toString();
    }

    /** @throws IllegalArgumentException if it is not what {@link #write} made */
    public static Text read(String json) {
        try {
            return text(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no text: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode tree(Text text) {
        var tree = JsonNodeFactory.instance.objectNode();
        if (text.literal().isPresent()) {
            new TreeMap<>(text.literal().get().texts()).forEach(tree.putObject("literal")::put);
        } else {
            tree.put("key", text.key());
        }
        if (!text.facts().isEmpty()) {
            var facts = tree.putObject("facts");
            text.facts().forEach((name, fact) -> facts.set(name, fact(fact)));
        }
        return tree;
    }

    private static JsonNode fact(Object fact) {
        var nodes = JsonNodeFactory.instance;
        if (fact instanceof Text text) {
            return nodes.objectNode().set("text", tree(text));
        }
        if (fact instanceof LocalDate day) {
            return nodes.objectNode().put("day", day.toString());
        }
        if (fact instanceof Instant instant) {
            return nodes.objectNode().put("instant", instant.toString());
        }
        if (fact instanceof BigDecimal number) {
            return nodes.objectNode().put("decimal", number.toString());
        }
        if (fact instanceof Boolean yes) {
            return nodes.booleanNode(yes);
        }
        if (fact instanceof Number number) {
            return nodes.numberNode(number.longValue());
        }
        return nodes.textNode((String) fact);
    }

    private static Text text(JsonNode tree) {
        var literal = new TreeMap<String, String>();
        tree.path("literal")
                .properties()
                .forEach(entry -> literal.put(entry.getKey(), entry.getValue().asText()));
        var text = literal.isEmpty() ? Text.key(tree.path("key").asText()) : Text.of(new Localized(literal));
        for (var fact : tree.path("facts").properties()) {
            text = text.with(fact.getKey(), value(fact.getValue()));
        }
        return text;
    }

    private static Object value(JsonNode fact) {
        if (fact.has("text")) {
            return text(fact.get("text"));
        }
        if (fact.has("day")) {
            return LocalDate.parse(fact.get("day").asText());
        }
        if (fact.has("instant")) {
            return Instant.parse(fact.get("instant").asText());
        }
        if (fact.has("decimal")) {
            return new BigDecimal(fact.get("decimal").asText());
        }
        if (fact.isBoolean()) {
            return fact.asBoolean();
        }
        return fact.isNumber() ? (Object) fact.asLong() : fact.asText();
    }
}
