package org.bestow.core.internal.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.bestow.api.Language;
import org.bestow.core.internal.text.Texts;
import org.bestow.spi.Option;

/**
 * Writes a shape as JSON Schema (draft 2020-12) with titles in one language: {@code BASE.COMPONENT}, its {@code .description}, and for
 * constants of an enum {@code BASE.COMPONENT.CONSTANT}. Records are closed, maps are open. Immutable.
 */
final class SchemaWriter {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

    private final Texts texts;
    private final String type;
    private final Language language;
    private final Map<String, List<Option>> choices;

    /** @param choices by name of the options */
    SchemaWriter(Texts texts, String type, Language language, Map<String, List<Option>> choices) {
        this.texts = texts;
        this.type = type;
        this.language = language;
        this.choices = choices;
    }

    String write(Shape.Struct shape, String base) {
        var schema = JsonNodeFactory.instance.objectNode().put("$schema", DRAFT);
        return schema.setAll(struct(shape, base)).toString();
    }

    private ObjectNode struct(Shape.Struct struct, String base) {
        var schema = object("object");
        var properties = schema.putObject("properties");
        var required = JsonNodeFactory.instance.arrayNode();
        for (var field : struct.fields()) {
            if (field.choice().filter(this::nothingToChoose).isPresent() && !field.required()) {
                continue; // a form need not ask
            }
            properties.set(field.name(), field(field, field.label().orElse(base + "." + field.name())));
            if (field.required()) {
                required.add(field.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    /** Known to be without options, as opposed to options that depend on a benefit. */
    private boolean nothingToChoose(String choice) {
        return choices.containsKey(choice) && choices.get(choice).isEmpty();
    }

    private ObjectNode field(Shape.Field field, String key) {
        var schema = JsonNodeFactory.instance.objectNode().put("title", text(key, field.name()));
        texts.find(type, key + ".description", Map.of(), language)
                .ifPresent(description -> schema.put("description", description));
        schema.setAll(shape(field.shape(), key));
        if (field.secret()) {
            schema.put("writeOnly", true).put("format", "password");
        }
        field.choice().ifPresent(choice -> choose(schema, choices.getOrDefault(choice, List.of())));
        return schema;
    }

    private void choose(ObjectNode schema, List<Option> options) {
        var list = schema.putArray("oneOf");
        for (var option : options) {
            list.addObject().put("const", option.value()).put("title", texts.render(type, option.label(), language));
        }
    }

    private ObjectNode shape(Shape shape, String key) {
        if (shape instanceof Shape.Struct struct) {
            return struct(struct, key);
        }
        if (shape instanceof Shape.Maybe maybe) {
            return shape(maybe.of(), key);
        }
        if (shape instanceof Shape.Many many) {
            var schema = object("array");
            schema.set("items", shape(many.of(), key));
            if (many.distinct()) {
                schema.put("uniqueItems", true);
            }
            return bounds(schema, many.limits(), "minItems", "maxItems");
        }
        if (shape instanceof Shape.Named named) {
            var schema = object("object");
            schema.set("additionalProperties", shape(named.of(), key));
            return bounds(schema, named.limits(), "minProperties", "maxProperties");
        }
        if (shape instanceof Shape.OneOf oneOf) {
            var schema = object("string");
            var constants = schema.putArray("oneOf");
            for (var name : oneOf.names()) {
                constants.addObject().put("const", name).put("title", text(key + "." + name, name));
            }
            return schema;
        }
        return scalar((Shape.Scalar) shape);
    }

    private static ObjectNode scalar(Shape.Scalar scalar) {
        return switch (scalar.kind()) {
            case STRING -> bounds(object("string"), scalar.limits(), "minLength", "maxLength");
            case BOOLEAN -> object("boolean");
            case INT -> bounds(object("integer"), within(scalar.limits()), "minimum", "maximum");
            case LONG -> bounds(object("integer"), scalar.limits(), "minimum", "maximum");
            case DECIMAL -> bounds(object("number"), scalar.limits(), "minimum", "maximum");
            case DATE -> object("string").put("format", "date");
            case INSTANT -> object("string").put("format", "date-time");
            case URI -> object("string").put("format", "uri");
            case USER -> object("string").put("format", "user");
            case ASSIGNMENT -> object("string").put("format", "assignment");
            case KEY -> object("string").put("format", "key");
            case LOCALIZED -> localized();
        };
    }

    private static Limits within(Limits limits) {
        return new Limits(Math.max(limits.min(), Integer.MIN_VALUE), Math.min(limits.max(), Integer.MAX_VALUE));
    }

    private static ObjectNode localized() {
        var schema = object("object");
        schema.putObject("properties").set("en", object("string"));
        schema.putArray("required").add("en");
        schema.set("additionalProperties", object("string"));
        return schema;
    }

    private static ObjectNode bounds(ObjectNode schema, Limits limits, String least, String most) {
        if (limits.hasMin()) {
            schema.put(least, limits.min());
        }
        if (limits.hasMax()) {
            schema.put(most, limits.max());
        }
        return schema;
    }

    private static ObjectNode object(String jsonType) {
        return JsonNodeFactory.instance.objectNode().put("type", jsonType);
    }

    private String text(String key, String otherwise) {
        return texts.find(type, key, Map.of(), language).orElse(otherwise);
    }
}
