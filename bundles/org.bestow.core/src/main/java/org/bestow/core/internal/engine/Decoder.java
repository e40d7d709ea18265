package org.bestow.core.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Localized;
import org.bestow.spi.UserRef;

/** Makes records of a plug-in from checked JSON; runs their constructors. */
final class Decoder {

    private Decoder() {}

    /** The record of canonical, checked JSON. @throws Rejected if its constructor refuses the values */
    static Object decode(JsonNode node, Shape shape, String path) {
        if (shape instanceof Shape.Struct struct) {
            return construct(node, struct, path);
        }
        if (shape instanceof Shape.Maybe maybe) {
            return node.isMissingNode() ? Optional.empty() : Optional.of(decode(node, maybe.of(), path));
        }
        if (shape instanceof Shape.Many many) {
            var list = new ArrayList<Object>();
            for (var index = 0; index < node.size(); index++) {
                list.add(decode(node.get(index), many.of(), path + "/" + index));
            }
            return many.distinct() ? Collections.unmodifiableSet(new LinkedHashSet<>(list)) : List.copyOf(list);
        }
        if (shape instanceof Shape.Named named) {
            var map = new LinkedHashMap<String, Object>();
            node.properties()
                    .forEach(entry ->
                            map.put(entry.getKey(), decode(entry.getValue(), named.of(), path + "/" + entry.getKey())));
            return Collections.unmodifiableMap(map);
        }
        if (shape instanceof Shape.OneOf oneOf) {
            return oneOf.type().getEnumConstants()[oneOf.names().indexOf(node.textValue())];
        }
        return scalar(node, (Shape.Scalar) shape);
    }

    private static Object construct(JsonNode node, Shape.Struct struct, String path) {
        var arguments = struct.fields().stream()
                .map(field -> decode(node.path(field.name()), field.shape(), path + "/" + field.name()))
                .toArray();
        try {
            return struct.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw new Rejected(path, Discreet.of(message(refused), node, struct));
            }
            throw new IllegalStateException(Faults.describe(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(struct.type().getName() + " cannot be made", e);
        }
    }

    /** The constructor's own words where it has some. */
    private static String message(RuntimeException refused) {
        var message = refused.getMessage();
        return message == null || message.isBlank() ? refused.getClass().getSimpleName() : message;
    }

    private static Object scalar(JsonNode node, Shape.Scalar scalar) {
        return switch (scalar.kind()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case INT -> node.intValue();
            case LONG -> node.longValue();
            case DECIMAL -> node.decimalValue();
            case DATE -> LocalDate.parse(node.textValue());
            case INSTANT -> Instant.parse(node.textValue());
            case URI -> URI.create(node.textValue());
            case USER -> new UserRef(node.textValue());
            case ASSIGNMENT -> new AssignmentRef(node.textValue());
            case KEY -> new KeyRef(node.textValue());
            case LOCALIZED -> {
                var texts = new LinkedHashMap<String, String>();
                node.properties()
                        .forEach(entry ->
                                texts.put(entry.getKey(), entry.getValue().textValue()));
                yield new Localized(texts);
            }
        };
    }
}
