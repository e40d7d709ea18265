package org.bestow.core.internal.engine;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bestow.spi.Decide;
import org.bestow.spi.Details;
import org.bestow.spi.Option;
import org.bestow.spi.Part;
import org.bestow.spi.Rule;
import org.bestow.spi.Scope;
import org.bestow.spi.View;

/**
 * Everything that a type's definition left behind: the only place that holds classes and functions of a plug-in, dropped as a whole.
 * Thread-safe.
 *
 * @param documents shapes of the type's own data, by what they are on
 */
record Registration(
        Codec settings,
        Map<Scope, Codec> documents,
        Map<String, Action> actions,
        Map<String, Function<View<Record>, List<Option>>> options,
        Optional<Function<View<Record>, Details>> details,
        Optional<BiFunction<View<Record>, View.Assignment, List<Details.Fact>>> seatFacts,
        Optional<BiFunction<View<Record>, View.KeyInfo, List<Details.Fact>>> keyFacts,
        SettingsCache cache) {

    Registration {
        documents = Map.copyOf(documents);
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        options = Map.copyOf(options);
    }

    /** An action with the plug-in's functions. */
    record Action(
            ActionInfo info,
            Shape.Struct input,
            Optional<Function<Record, Set<Part>>> partsFor,
            Function<View<Record>, Rule> available,
            Function<View<Record>, Optional<LocalDate>> lockedUntil,
            Decide<Record, Record> decide) {}

    /** @throws IllegalStateException if the type defined none */
    Codec document(Scope of) {
        return Optional.ofNullable(documents.get(of))
                .orElseThrow(() -> new IllegalStateException("no document of " + of + " is defined"));
    }

    Record settings(String json, int writtenAs) {
        return cache.of(json, writtenAs, settings);
    }

    /** Settings read of late: every call on a benefit needs them, and they change with the catalogue only. Thread-safe. */
    static final class SettingsCache {

        private static final int KEPT = 256;

        private record Source(String json, int writtenAs) {}

        private final Map<Source, Record> read = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Source, Record> eldest) {
                return size() > KEPT;
            }
        };

        Record of(String json, int writtenAs, Codec codec) {
            var source = new Source(json, writtenAs);
            synchronized (read) {
                var known = read.get(source);
                if (known != null) {
                    return known;
                }
            }
            var settings = codec.read(json, writtenAs); // runs the plug-in's code, so not under the lock
            synchronized (read) {
                read.put(source, settings);
            }
            return settings;
        }
    }
}
