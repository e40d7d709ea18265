package org.bestow.core.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import org.bestow.api.Language;
import org.bestow.spi.Upgrade;

/**
 * JSON to a record of a plug-in and back. Reading and writing run the plug-in's code: constructors, accessors and upgrade steps.
 * Thread-safe.
 */
final class Codec {

    private final Shape.Struct shape;
    private final int version;
    private final List<Upgrade> steps;

    /** @throws IllegalArgumentException if there are not as many steps as versions before this one */
    Codec(Class<? extends Record> type, int version, Upgrade... steps) {
        if (version < 1 || steps.length != version - 1) {
            throw new IllegalArgumentException(type.getSimpleName() + ": version " + version + " needs "
                    + Math.max(0, version - 1) + " upgrade steps, not " + steps.length);
        }
        this.shape = Shapes.of(type);
        this.version = version;
        this.steps = List.of(steps);
    }

    Shape.Struct shape() {
        return shape;
    }

    int version() {
        return version;
    }

    /** @throws Rejected with the path, if the JSON does not fit after its upgrades */
    Record read(String json, int writtenAs) {
        if (writtenAs < 1 || writtenAs > version) {
            throw new Rejected("", "version " + writtenAs + " is not known here; the newest is " + version);
        }
        var tree = upgraded(parse(json), writtenAs);
        var checker = new Checker(Language.EN, OptionalLong.empty());
        var canonical = checker.check(tree, shape, "");
        if (!checker.errors().isEmpty()) {
            var first = checker.errors().get(0);
            throw new Rejected(first.path(), first.message());
        }
        return (Record) Decoder.decode(canonical, shape, "");
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json);
        } catch (JsonProcessingException e) {
            throw new Rejected("", "not JSON: " + e.getOriginalMessage());
        }
    }

    private JsonNode upgraded(JsonNode tree, int writtenAs) {
        var upgraded = tree;
        for (var step : steps.subList(writtenAs - 1, steps.size())) {
            if (!upgraded.isObject()) {
                throw new Rejected("", "an object is expected");
            }
            var old = new LinkedHashMap<String, Object>();
            upgraded.properties().forEach(entry -> old.put(entry.getKey(), Json.plain(entry.getValue())));
            upgraded = Json.tree(step.apply(old));
        }
        return upgraded;
    }

    /** JSON of a record of exactly this shape. @throws IllegalArgumentException if it is of another */
    String write(Record value) {
        if (value == null || value.getClass() != shape.type()) {
            throw new IllegalArgumentException("a " + shape.type().getSimpleName() + " is expected, not "
                    + (value == null ? "null" : value.getClass().getName()));
        }
        return Encoder.encode(value, shape, shape.type().getSimpleName()).toString();
    }
}
