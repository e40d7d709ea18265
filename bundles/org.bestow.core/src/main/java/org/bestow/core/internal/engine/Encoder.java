package org.bestow.core.internal.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Localized;
import org.bestow.spi.UserRef;

/** Makes JSON from records of a plug-in; runs their accessors. */
final class Encoder {

    private Encoder() {}

    /** @throws IllegalArgumentException naming the component that is null */
    static JsonNode encode(Object value, Shape shape, String path) {
        if (value == null) {
            throw new IllegalArgumentException(path + " is null");
        }
        if (shape instanceof Shape.Struct struct) {
            return object((Record) value, struct, path);
        }
        if (shape instanceof Shape.Many many) {
            var array = JsonNodeFactory.instance.arrayNode();
            ((Iterable<?>) value).forEach(element -> array.add(encode(element, many.of(), path + "[]")));
            return array;
        }
        if (shape instanceof Shape.Named named) {
            var object = JsonNodeFactory.instance.objectNode();
            ((Map<?, ?>) value)
                    .forEach((name, element) -> object.set((String) name, encode(element, named.of(), path)));
            return object;
        }
        if (shape instanceof Shape.OneOf) {
            return JsonNodeFactory.instance.textNode(((Enum<?>) value).name());
        }
        return single(value);
    }

    private static JsonNode object(Record value, Shape.Struct struct, String path) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var field : struct.fields()) {
            var at = path + "." + field.name();
            var component = component(value, field);
            if (field.shape() instanceof Shape.Maybe maybe) {
                if (component instanceof Optional<?> optional && optional.isPresent()) {
                    object.set(field.name(), encode(optional.get(), maybe.of(), at));
                }
            } else {
                object.set(field.name(), encode(component, field.shape(), at));
            }
        }
        return object;
    }

    private static Object component(Record value, Shape.Field field) {
        try {
            return field.accessor().invoke(value);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(field.name() + ": " + Faults.describe(e.getCause()));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field.name() + " cannot be read", e);
        }
    }

    private static JsonNode single(Object value) {
        var nodes = JsonNodeFactory.instance;
        if (value instanceof Boolean yes) {
            return nodes.booleanNode(yes);
        }
        if (value instanceof Integer || value instanceof Long) {
            return nodes.numberNode(((Number) value).longValue());
        }
        if (value instanceof BigDecimal number) {
            return nodes.numberNode(number);
        }
        if (value instanceof Localized texts) {
            var object = nodes.objectNode();
            new TreeMap<>(texts.texts()).forEach(object::put);
            return object;
        }
        if (value instanceof UserRef user) {
            return nodes.textNode(user.id());
        }
        if (value instanceof AssignmentRef seat) {
            return nodes.textNode(seat.id());
        }
        return nodes.textNode(value instanceof KeyRef key ? key.id() : value.toString());
    }
}
