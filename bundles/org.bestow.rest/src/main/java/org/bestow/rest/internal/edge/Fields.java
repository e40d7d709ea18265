package org.bestow.rest.internal.edge;

import static org.bestow.rest.internal.problem.Halt.invalid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of a body that is one object, as {@link StrictJson#object} read them: known names, each of its kind. Immutable.
 *
 * @param values texts, whole numbers, lists of texts, truths, or empty for null; a field that is absent is not among them
 */
public record Fields(Map<String, Optional<Object>> values) {

    /** What a field may hold. */
    public enum Kind {
        TEXT,
        TEXT_OR_NULL,
        WHOLE,
        WHOLE_OR_NULL,
        TEXTS,
        TRUTH
    }

    public Fields {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Empty when the field is absent or null. */
    public Optional<String> text(String name, int longest) {
        return value(name).map(String.class::cast).map(text -> {
            if (text.isBlank() || text.length() > longest) {
                throw invalid("/" + name, "field.length", longest);
            }
            return text;
        });
    }

    public String requiredText(String name, int longest) {
        return text(name, longest).orElseThrow(() -> required(name));
    }

    /** False when it is absent. */
    public boolean truth(String name) {
        return value(name).map(Boolean.class::cast).orElse(false);
    }

    public long requiredWhole(String name, long least, long most) {
        long number = value(name).map(Long.class::cast).orElseThrow(() -> required(name));
        if (number < least || number > most) {
            throw invalid("/" + name, "field.range", least, most);
        }
        return number;
    }

    /** Empty when it is null; it must be there. */
    public OptionalLong wholeOrNull(String name, long least, long most) {
        if (!has(name)) {
            throw required(name);
        }
        return value(name).isEmpty() ? OptionalLong.empty() : OptionalLong.of(requiredWhole(name, least, most));
    }

    public List<String> requiredTexts(String name, int most) {
        List<?> list = value(name).map(List.class::cast).orElseThrow(() -> required(name));
        if (list.isEmpty()) {
            throw invalid("/" + name, "field.empty");
        } else if (list.size() > most) {
            throw invalid("/" + name, "field.too-many", most);
        }
        return list.stream().map(String.class::cast).toList();
    }

    private Optional<Object> value(String name) {
        return values.getOrDefault(name, Optional.empty());
    }

    private static RuntimeException required(String name) {
        return invalid("/" + name, "field.required");
    }

    /** Names alone: some values are passwords. */
    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }
}
