package org.bestow.core.internal.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.core.internal.text.OperatorTexts;

/** What is wrong with a document, by place; the first 100. Not thread-safe. */
final class Faults {

    private static final int MOST = 100;

    private final List<Fault> found = new ArrayList<>();

    /** @param path JSON pointer into the document */
    private record Fault(String path, String kind, Words words) {}

    @FunctionalInterface
    private interface Words {
        String in(Language language);
    }

    void add(String path, String key, Map<String, ?> facts) {
        add(path, key, language -> OperatorTexts.of(key, language, facts));
    }

    void add(String path, String key) {
        add(path, key, Map.of());
    }

    /** For messages that come in one language. */
    void addLiteral(String path, String message) {
        add(path, "", language -> message);
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Keys of the sentences. */
    Set<String> kinds() {
        return found.stream().map(Fault::kind).collect(Collectors.toSet());
    }

    List<Problem.FieldError> in(Language language) {
        return found.stream()
                .map(fault -> new Problem.FieldError(fault.path(), fault.words().in(language)))
                .toList();
    }

    private void add(String path, String kind, Words words) {
        if (found.size() < MOST) {
            found.add(new Fault(path, kind, words));
        }
    }
}
