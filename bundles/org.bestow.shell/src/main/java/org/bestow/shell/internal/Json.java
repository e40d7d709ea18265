package org.bestow.shell.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** JSON output. Values are maps, lists, strings, numbers, booleans and null only; everything else is written as its text. */
final class Json {

    private static final ObjectWriter WRITER = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private static final ObjectReader READER = new ObjectMapper().readerFor(Object.class);

    private Json() {}

    static String write(Object value) {
        try {
            return WRITER.writeValueAsString(plain(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain values are always written", impossible);
        }
    }

    /** What JSON says, in maps, lists and single values. */
    static Object read(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    /** A map that keeps the order of its pairs and may hold null. */
    static Map<String, Object> object(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int pair = 0; pair < pairs.length; pair += 2) {
            map.put((String) pairs[pair], pairs[pair + 1]);
        }
        return map;
    }

    private static Object plain(Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Optional<?> optional) {
            return plain(optional.orElse(null));
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? optional.getAsLong() : null;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::plain).toList();
        }
        if (value instanceof Map<?, ?> map) {
            var copy = new LinkedHashMap<String, Object>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), plain(each)));
            return copy;
        }
        return value.toString();
    }
}
