package org.bestow.core.internal.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bestow.spi.Localized;

/**
 * One JSON object of a document, read field by field: whatever is not as it should be becomes a fault with its pointer, and a value
 * that is good enough to go on with. Not thread-safe.
 */
final class StrictObject {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int CODE_LENGTH = 64;
    private static final Set<String> LANGUAGES = Set.of("en", "zh-CN", "zh-TW");

    private final JsonNode node;
    private final String path;
    private final Faults faults;

    StrictObject(JsonNode node, String path, Faults faults, Set<String> fields) {
        this.node = node;
        this.path = path;
        this.faults = faults;
        if (!node.isObject()) {
            faults.add(path, "doc.object");
            return;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!fields.contains(name)) {
                faults.add(at(name), "doc.unknown");
            }
        });
    }

    String path() {
        return path;
    }

    /** Pointer to a field. */
    String at(String field) {
        return path + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    String code(String field) {
        var value = required(field);
        if (value.isMissingNode()) {
            return "";
        }
        var code = value.asText();
        if (!value.isTextual()
                || code.length() > CODE_LENGTH
                || !CODE.matcher(code).matches()) {
            faults.add(at(field), "doc.code", Map.of("max", CODE_LENGTH));
        }
        return code;
    }

    /** As {@link #code}, and not one of those seen; adds it to them. */
    String uniqueCode(String field, Set<String> seen) {
        var code = code(field);
        if (!code.isEmpty() && !seen.add(code)) {
            faults.add(at(field), "doc.duplicate", Map.of("code", code));
        }
        return code;
    }

    /** Whether a field holds a text. */
    boolean has(String field) {
        return node.path(field).isTextual();
    }

    /** Empty for what is no text. */
    String text(String field) {
        var value = required(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            faults.add(at(field), "doc.string");
        }
        return value.isTextual() ? value.textValue() : "";
    }

    /** A text in English and perhaps other languages. */
    Localized localized(String field, Line form) {
        var value = required(field);
        var fallback = Localized.same("?");
        if (value.isMissingNode()) {
            return fallback;
        }
        if (!value.isObject()) {
            faults.add(at(field), "doc.object");
            return fallback;
        }
        Map<String, String> texts = new TreeMap<>();
        value.properties().forEach(entry -> {
            var place = at(field) + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
            var text = entry.getValue();
            if (!LANGUAGES.contains(entry.getKey())) {
                faults.add(place, "doc.language", Map.of("options", "en, zh-CN, zh-TW"));
            } else if (!text.isTextual()) {
                faults.add(place, "doc.string");
            } else if (form.length(text.asText()) > form.longest() || Line.blank(text.asText())) {
                faults.add(place, "doc.length", Map.of("max", form.longest()));
            } else if (form.controls(text.asText())) {
                faults.add(place, "doc.control");
            }
            texts.put(entry.getKey(), text.asText());
        });
        if (!texts.containsKey("en")) {
            faults.add(at(field) + "/en", "doc.missing");
            return fallback;
        }
        return new Localized(texts);
    }

    long integer(String field, long least, long most) {
        var value = required(field);
        return value.isMissingNode() ? least : integer(value, field, least, most);
    }

    /** @param mayMiss whether the field may be left out; it may always be null */
    OptionalLong optionalInteger(String field, boolean mayMiss, long least, long most) {
        var value = mayMiss ? node.path(field) : required(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(integer(value, field, least, most));
    }

    /** A constant by its name in lower case with hyphens; the first of them if it is none. */
    <E extends Enum<E>> E choice(String field, List<E> choices) {
        var value = required(field);
        if (value.isMissingNode()) {
            return choices.get(0);
        }
        return choices.stream()
                .filter(choice -> value.isTextual() && wire(choice).equals(value.asText()))
                .findFirst()
                .orElseGet(() -> {
                    faults.add(
                            at(field),
                            "doc.choice",
                            Map.of(
                                    "options",
                                    choices.stream().map(StrictObject::wire).collect(Collectors.joining(", "))));
                    return choices.get(0);
                });
    }

    JsonNode object(String field) {
        var value = required(field);
        if (!value.isMissingNode() && !value.isObject()) {
            faults.add(at(field), "doc.object");
        }
        return value;
    }

    /** The objects of a list, each to have these fields only. */
    List<StrictObject> objects(String field, boolean mayMiss, int most, String... fields) {
        var value = mayMiss ? node.path(field) : required(field);
        var objects = new ArrayList<StrictObject>();
        if (value.isMissingNode()) {
            return objects;
        }
        if (!value.isArray()) {
            faults.add(at(field), "doc.array");
            return objects;
        }
        if (value.size() > most) {
            faults.add(at(field), "doc.too-many", Map.of("max", most));
            return objects;
        }
        var names = Set.copyOf(Arrays.asList(fields));
        for (int index = 0; index < value.size(); index++) {
            objects.add(new StrictObject(value.get(index), at(field) + "/" + index, faults, names));
        }
        return objects;
    }

    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private long integer(JsonNode value, String field, long least, long most) {
        // 365.0 and 3.65e2 are whole numbers too
        if (!value.canConvertToExactIntegral()
                || !value.canConvertToLong()
                || value.asLong() < least
                || value.asLong() > most) {
            faults.add(at(field), "doc.integer", Map.of("min", least, "max", most));
            return least;
        }
        return value.asLong();
    }

    private JsonNode required(String field) {
        var value = node.path(field);
        if (value.isMissingNode() && node.isObject()) {
            faults.add(at(field), "doc.missing");
        }
        return value;
    }
}
