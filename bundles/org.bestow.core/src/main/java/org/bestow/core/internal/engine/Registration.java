package org.bestow.core.internal.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bestow.spi.Decide;
import org.bestow.spi.Details;
import org.bestow.spi.Option;
import org.bestow.spi.Rule;
import org.bestow.spi.View;

/**
 * Everything that a type's definition left behind: the only place that holds classes and functions of a plug-in, dropped as a whole.
 * Thread-safe.
 *
 * @param seatData the type's data on a seat
 */
record Registration(
        Codec settings,
        Optional<Codec> seatData,
        Map<String, Action> actions,
        Map<String, Function<View<Record>, List<Option>>> options,
        Optional<Function<View<Record>, Details>> details,
        SettingsCache cache) {

    Registration {
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        options = Map.copyOf(options);
    }

    /** An action with the plug-in's functions. */
    record Action(
            ActionInfo info,
            Shape.Struct input,
            Function<View<Record>, Rule> available,
            Decide<Record, Record> decide) {}

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
