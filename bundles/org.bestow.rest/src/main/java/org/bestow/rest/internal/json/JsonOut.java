package org.bestow.rest.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bestow.api.Secret;

/**
 * Writes one JSON document, field by field: what leaves the platform is named here or not written. There is no way to write an
 * object by reflection, and a {@link Secret} comes out masked unless {@link #reveal} is called. Not thread-safe.
 */
public final class JsonOut {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator generator;

    private JsonOut(JsonGenerator generator) {
        this.generator = generator;
    }

    /** A step that may fail, as every call of the generator. */
    private interface Step {
        void run() throws IOException;
    }

    /** The bytes of an object whose fields the caller writes. */
    public static byte[] object(Consumer<JsonOut> fields) {
        var bytes = new ByteArrayOutputStream(1024);
        try (var generator = FACTORY.createGenerator(bytes)) {
            var out = new JsonOut(generator);
            out.braces(() -> fields.accept(out));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public JsonOut put(String name, String value) {
        return step(() -> generator.writeStringField(name, value));
    }

    public JsonOut put(String name, long value) {
        return step(() -> generator.writeNumberField(name, value));
    }

    public JsonOut put(String name, boolean value) {
        return step(() -> generator.writeBooleanField(name, value));
    }

    public JsonOut put(String name, Instant value) {
        return put(name, value.toString());
    }

    public JsonOut put(String name, LocalDate value) {
        return put(name, value.toString());
    }

    public JsonOut put(String name, OptionalLong value) {
        return value.isPresent() ? put(name, value.getAsLong()) : putNull(name);
    }

    /** A text, day or instant, or null. */
    public JsonOut put(String name, Optional<?> value) {
        return any(name, value.orElse(null));
    }

    public JsonOut putNull(String name) {
        return step(() -> generator.writeNullField(name));
    }

    /** A JSON value that is text already; written by the platform itself, so it is not parsed again. */
    public JsonOut raw(String name, String json) {
        return step(() -> {
            generator.writeFieldName(name);
            generator.writeRawValue(json);
        });
    }

    /** The value of a secret in the clear: for the keys of an action's answer, and a token that was just made. */
    public JsonOut reveal(String name, Secret secret) {
        return put(name, secret.reveal());
    }

    public JsonOut object(String name, Consumer<JsonOut> fields) {
        step(() -> generator.writeFieldName(name));
        return braces(() -> fields.accept(this));
    }

    /** An object, or null when there is no value. */
    public <T> JsonOut object(String name, Optional<T> value, BiConsumer<JsonOut, T> fields) {
        return value.isPresent() ? object(name, out -> fields.accept(out, value.get())) : putNull(name);
    }

    public <T> JsonOut objects(String name, Collection<T> items, BiConsumer<JsonOut, ? super T> fields) {
        step(() -> generator.writeArrayFieldStart(name));
        for (var item : items) {
            braces(() -> fields.accept(this, item));
        }
        return step(generator::writeEndArray);
    }

    public JsonOut strings(String name, Collection<String> values) {
        return any(name, values);
    }

    /**
     * A value that is known only as data: text, number, truth, day, instant, list or map of these.
     *
     * @throws IllegalArgumentException for anything else, so that nothing is shown by its {@code toString}
     */
    public JsonOut any(String name, Object value) {
        step(() -> generator.writeFieldName(name));
        return any(value);
    }

    private JsonOut any(Object value) {
        if (value instanceof Map<?, ?> map) {
            return braces(() -> map.forEach((key, part) -> any(String.valueOf(key), part)));
        }
        return step(() -> {
            if (value instanceof Collection<?> collection) {
                generator.writeStartArray();
                collection.forEach(this::any);
                generator.writeEndArray();
            } else {
                scalar(value);
            }
        });
    }

    private void scalar(Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            generator.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
        } else if (value instanceof BigInteger whole) {
            generator.writeNumber(whole);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            generator.writeNumber(number);
        } else if (value instanceof Secret secret) {
            generator.writeString(secret.masked());
        } else if (value instanceof String || value instanceof LocalDate || value instanceof Instant) {
            generator.writeString(value.toString());
        } else {
            throw new IllegalArgumentException(
                    "not a JSON value: " + value.getClass().getName());
        }
    }

    private JsonOut braces(Runnable fields) {
        step(generator::writeStartObject);
        fields.run();
        return step(generator::writeEndObject);
    }

    private JsonOut step(Step step) {
        try {
            step.run();
        } catch (IOException impossible) { // the sink is memory
            throw new UncheckedIOException(impossible);
        }
        return this;
    }
}
