package org.bestow.core.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Language;
import org.bestow.api.Problem.FieldError;
import org.bestow.api.PublicId;
import org.bestow.core.internal.text.CoreTexts;

/** Holds JSON against a shape without running any code of a plug-in; collects every error with its JSON pointer. Not thread-safe. */
final class Checker {

    private final Language language;
    private final OptionalLong member;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<Long> users = new HashSet<>();

    /** @param member whose users, seats and keys may be named; empty: anybody's, as in data that was checked when it came in */
    Checker(Language language, OptionalLong member) {
        this.language = language;
        this.member = member;
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Numbers of the users that the input names. */
    Set<Long> users() {
        return Set.copyOf(users);
    }

    /** The canonical form: members in the record's order, absent ones left out. Of use only without errors. */
    JsonNode check(JsonNode node, Shape shape, String path) {
        if (shape instanceof Shape.Struct struct) {
            return struct(node, struct, path);
        }
        if (shape instanceof Shape.Many many) {
            return many(node, many, path);
        }
        if (shape instanceof Shape.Named named) {
            return named(node, named, path);
        }
        if (shape instanceof Shape.Maybe maybe) {
            return check(node, maybe.of(), path);
        }
        if (shape instanceof Shape.OneOf oneOf) {
            var known = node.isTextual() && oneOf.names().contains(node.textValue());
            return known ? node : wrong(path, "choice", Map.of("options", String.join(", ", oneOf.names())));
        }
        return scalar(node, (Shape.Scalar) shape, path);
    }

    private JsonNode struct(JsonNode node, Shape.Struct struct, String path) {
        if (!node.isObject()) {
            return wrong(path, "object");
        }
        var canonical = JsonNodeFactory.instance.objectNode();
        var known = new HashSet<String>();
        for (var field : struct.fields()) {
            known.add(field.name());
            var value = node.path(field.name());
            var at = path + "/" + field.name();
            if (!value.isMissingNode() && !value.isNull()) {
                canonical.set(field.name(), check(value, field.shape(), at));
            } else if (field.required()) {
                wrong(at, "required");
            }
        }
        for (var entry : node.properties()) {
            if (!known.contains(entry.getKey())) {
                wrong(path + "/" + escape(entry.getKey()), "unknown");
            }
        }
        return canonical;
    }

    private JsonNode many(JsonNode node, Shape.Many many, String path) {
        if (!node.isArray()) {
            return wrong(path, "array");
        }
        within(node.size(), many.limits(), path, "too-few", "too-many");
        var canonical = JsonNodeFactory.instance.arrayNode();
        var seen = new HashSet<JsonNode>();
        for (var index = 0; index < node.size(); index++) {
            var element = check(node.get(index), many.of(), path + "/" + index);
            canonical.add(element);
            if (many.distinct() && !element.isNull() && !seen.add(element)) {
                wrong(path + "/" + index, "repeated");
            }
        }
        return canonical;
    }

    private JsonNode named(JsonNode node, Shape.Named named, String path) {
        if (!node.isObject()) {
            return wrong(path, "object");
        }
        within(node.size(), named.limits(), path, "too-few", "too-many");
        var canonical = JsonNodeFactory.instance.objectNode();
        node.properties().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> canonical.set(
                        entry.getKey(), check(entry.getValue(), named.of(), path + "/" + escape(entry.getKey()))));
        return canonical;
    }

    private JsonNode scalar(JsonNode node, Shape.Scalar scalar, String path) {
        return switch (scalar.kind()) {
            case STRING -> text(node, scalar.limits(), path);
            case BOOLEAN -> node.isBoolean() ? node : wrong(path, "boolean");
            case INT -> integer(node, node.canConvertToInt(), scalar.limits(), path);
            case LONG -> integer(node, node.canConvertToLong(), scalar.limits(), path);
            case DECIMAL -> decimal(node, scalar.limits(), path);
            case DATE -> parsed(node, path, "date");
            case INSTANT -> parsed(node, path, "instant");
            case URI -> parsed(node, path, "uri");
            case USER -> id(node, PublicId.Kind.USER, path, "user");
            case ASSIGNMENT -> id(node, PublicId.Kind.ASSIGNMENT, path, "assignment");
            case KEY -> id(node, PublicId.Kind.KEY, path, "key");
            case LOCALIZED -> localized(node, path);
        };
    }

    private JsonNode text(JsonNode node, Limits limits, String path) {
        if (!node.isTextual()) {
            return wrong(path, "string");
        }
        var length = node.textValue().codePointCount(0, node.textValue().length());
        within(length, limits, path, "too-short", "too-long");
        return node;
    }

    private JsonNode integer(JsonNode node, boolean fits, Limits limits, String path) {
        if (!node.isIntegralNumber() || !fits) {
            return wrong(path, "integer");
        }
        within(node.longValue(), limits, path, "too-small", "too-large");
        return node;
    }

    private JsonNode decimal(JsonNode node, Limits limits, String path) {
        if (!node.isNumber()) {
            return wrong(path, "number");
        }
        var number = node.decimalValue();
        if (limits.hasMin() && number.compareTo(BigDecimal.valueOf(limits.min())) < 0) {
            return wrong(path, "too-small", Map.of("min", limits.min()));
        }
        if (limits.hasMax() && number.compareTo(BigDecimal.valueOf(limits.max())) > 0) {
            return wrong(path, "too-large", Map.of("max", limits.max()));
        }
        return node;
    }

    private JsonNode parsed(JsonNode node, String path, String form) {
        if (!node.isTextual()) {
            return wrong(path, form);
        }
        try {
            switch (form) {
                case "date" -> LocalDate.parse(node.textValue());
                case "instant" -> Instant.parse(node.textValue());
                default -> new URI(node.textValue());
            }
            return node;
        } catch (DateTimeException | URISyntaxException e) {
            return wrong(path, form);
        }
    }

    private JsonNode id(JsonNode node, PublicId.Kind kind, String path, String what) {
        var id = node.isTextual() ? PublicId.parse(kind, node.textValue()) : Optional.<PublicId>empty();
        if (id.isEmpty() || member.isPresent() && id.get().member() != member.getAsLong()) {
            return wrong(path, what);
        }
        if (kind == PublicId.Kind.USER) {
            users.add(id.get().number());
        }
        return node;
    }

    private JsonNode localized(JsonNode node, String path) {
        if (!node.isObject()) {
            return wrong(path, "object");
        }
        node.properties().forEach(entry -> {
            if (!entry.getValue().isTextual()) {
                wrong(path + "/" + escape(entry.getKey()), "string");
            }
        });
        return node.has("en") ? node : wrong(path + "/en", "localized");
    }

    private void within(long value, Limits limits, String path, String below, String above) {
        if (value < limits.min()) {
            wrong(path, below, Map.of("min", limits.min()));
        } else if (value > limits.max()) {
            wrong(path, above, Map.of("max", limits.max()));
        }
    }

    private JsonNode wrong(String path, String what) {
        return wrong(path, what, Map.of());
    }

    private JsonNode wrong(String path, String what, Map<String, Object> facts) {
        errors.add(new FieldError(path, CoreTexts.of("field." + what, language, facts)));
        return JsonNodeFactory.instance.nullNode();
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
