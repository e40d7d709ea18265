package org.bestow.core.internal.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.core.internal.benefit.Snapshot.ItemRow;
import org.bestow.spi.Part;

/**
 * Which parts an action needs on which settings, as its type has told while it decided: views are loaded where no type is asked. Holds
 * nothing of a plug-in. Thread-safe.
 */
final class NeededParts {

    private static final int KEPT = 1_000;

    private record Settings(String json, int version) {
        static Settings of(ItemRow item) {
            return new Settings(item.settings(), item.settingsVersion());
        }
    }

    private final Map<Settings, Set<Part>> told = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Settings, Set<Part>> eldest) {
            return size() > KEPT;
        }
    };

    /** Empty until it was told: then all that the action may read is loaded. */
    synchronized Optional<Set<Part>> on(ItemRow item) {
        return Optional.ofNullable(told.get(Settings.of(item)));
    }

    synchronized void tell(ItemRow item, Set<Part> parts) {
        told.put(Settings.of(item), parts);
    }
}
