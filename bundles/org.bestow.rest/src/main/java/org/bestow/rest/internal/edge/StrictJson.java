package org.bestow.rest.internal.edge;

import static org.bestow.rest.internal.problem.Halt.invalid;
import static org.bestow.rest.internal.problem.Halt.malformed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads bodies strictly: one value and nothing after it, no field twice, 64 levels at most, no text that a database cannot hold.
 * What is no JSON is malformed (400); JSON of the wrong shape is invalid (422) and names the place by a JSON pointer. No message
 * repeats a part of the body. Stateless.
 */
public final class StrictJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNameLength(1_000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private StrictJson() {}

    private interface Reading<T> {
        T read(JsonParser parser) throws IOException;
    }

    /** Checks that the text is one JSON object, whatever its fields. */
    public static String requireObject(String json) {
        return parse(json, parser -> {
            requireObjectStart(parser);
            for (var depth = 1; depth > 0; ) {
                switch (next(parser)) {
                    case START_OBJECT, START_ARRAY -> depth++;
                    case END_OBJECT, END_ARRAY -> depth--;
                    default -> {}
                }
            }
            return json;
        });
    }

    /** An object of exactly these fields, all texts. */
    public static Map<String, String> texts(String json, Set<String> names) {
        return parse(json, parser -> {
            requireObjectStart(parser);
            var values = new LinkedHashMap<String, String>();
            while (next(parser) != JsonToken.END_OBJECT) {
                var name = field(parser, names);
                values.put(name, text(parser));
            }
            requireAll(values.keySet(), names);
            return values;
        });
    }

    /** An object of any of these fields, each of its kind; {@code outer/inner} is a field of the object in a field. */
    public static Fields object(String json, Map<String, Fields.Kind> kinds) {
        return parse(json, parser -> {
            requireObjectStart(parser);
            var values = new LinkedHashMap<String, Optional<Object>>();
            fields(parser, kinds, "", values);
            return new Fields(values);
        });
    }

    private static void fields(
            JsonParser parser, Map<String, Fields.Kind> kinds, String outer, Map<String, Optional<Object>> values)
            throws IOException {
        var names = kinds.keySet().stream()
                .filter(name -> name.startsWith(outer))
                .map(name -> name.substring(outer.length()).split("/", 2)[0])
                .collect(Collectors.toSet());
        while (next(parser) != JsonToken.END_OBJECT) {
            var name = outer + field(parser, names);
            if (kinds.containsKey(name)) {
                values.put(name, value(parser, kinds.get(name)));
            } else if (next(parser) == JsonToken.START_OBJECT) {
                values.put(name, Optional.empty()); // it is there, whatever is in it
                fields(parser, kinds, name + "/", values);
            } else {
                throw invalid(pointer(parser), "field.object");
            }
        }
    }

    private static Optional<Object> value(JsonParser parser, Fields.Kind kind) throws IOException {
        parser.nextToken();
        return switch (kind) {
            case TEXT -> Optional.of(currentText(parser));
            case TEXT_OR_NULL -> parser.currentToken() == JsonToken.VALUE_NULL
                    ? Optional.empty()
                    : Optional.of(currentText(parser));
            case WHOLE -> Optional.of(currentWhole(parser));
            case WHOLE_OR_NULL -> parser.currentToken() == JsonToken.VALUE_NULL
                    ? Optional.empty()
                    : Optional.of(currentWhole(parser));
            case TEXTS -> Optional.of(currentTexts(parser));
            case TRUTH -> Optional.of(currentTruth(parser));
        };
    }

    private static boolean currentTruth(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_TRUE || parser.currentToken() == JsonToken.VALUE_FALSE) {
            return parser.currentToken() == JsonToken.VALUE_TRUE;
        }
        if (parser.currentToken() == null) {
            throw at(parser);
        }
        throw invalid(pointer(parser), "field.truth");
    }

    private static long currentWhole(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw at(parser);
        }
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT
                || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw invalid(pointer(parser), "field.whole");
        }
        return parser.getLongValue();
    }

    private static List<String> currentTexts(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw at(parser);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw invalid(pointer(parser), "field.list");
        }
        var texts = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(currentText(parser));
        }
        return texts;
    }

    private static <T> T parse(String json, Reading<T> reading) {
        try (var parser = FACTORY.createParser(json.toCharArray())) {
            var value = reading.read(parser);
            if (parser.nextToken() != null) {
                throw at(parser);
            }
            return value;
        } catch (JsonProcessingException e) {
            // the message may quote the body: only the place is told
            var place = e.getLocation();
            throw place == null ? malformed("json") : malformed("json-at", place.getLineNr(), place.getColumnNr());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static RuntimeException at(JsonParser parser) {
        var place = parser.currentTokenLocation();
        return malformed("json-at", place.getLineNr(), place.getColumnNr());
    }

    private static void requireObjectStart(JsonParser parser) throws IOException {
        if (next(parser) != JsonToken.START_OBJECT) {
            throw invalid("", "field.object");
        }
    }

    /** The next token; names and texts are checked for what no database holds. */
    private static JsonToken next(JsonParser parser) throws IOException {
        var token = parser.nextToken();
        if (token == null) {
            throw at(parser);
        }
        if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
            requireStorable(parser);
        }
        return token;
    }

    private static String field(JsonParser parser, Set<String> names) throws IOException {
        var name = parser.currentName();
        if (!names.contains(name)) {
            throw invalid(pointer(parser), "field.unknown");
        }
        return name;
    }

    private static String text(JsonParser parser) throws IOException {
        parser.nextToken();
        return currentText(parser);
    }

    private static String currentText(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw at(parser);
        }
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw invalid(pointer(parser), "field.text");
        }
        requireStorable(parser);
        return parser.getText();
    }

    private static void requireAll(Set<String> found, Set<String> names) {
        for (var name : names) {
            if (!found.contains(name)) {
                throw invalid("/" + name, "field.required");
            }
        }
    }

    private static void requireStorable(JsonParser parser) throws IOException {
        if (!storable(parser.getText())) {
            throw invalid(pointer(parser), "field.characters");
        }
    }

    /** Whether a text has neither NUL nor half a character. */
    public static boolean storable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String pointer(JsonParser parser) {
        return parser.getParsingContext().pathAsPointer().toString();
    }
}
