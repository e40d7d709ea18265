package org.bestow.core.internal.catalog;

import java.util.Objects;
import java.util.Optional;
import org.bestow.api.Language;

/** Checks settings against the type that they are for; offered by who knows the types. Thread-safe. */
public interface SettingsCheck {

    /** Never throws for what the settings contain. */
    Verdict check(String type, String settingsJson, int version);

    /** JSON Schema of the newest version of a type's settings; empty when the type is not deployed. */
    default Optional<String> schema(String type, Language language) {
        return Optional.empty();
    }

    /**
     * @param path JSON pointer into the settings, empty for the whole
     * @param message empty unless faulty; in English
     */
    record Verdict(State state, String path, String message) {
        public Verdict {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(message, "message");
        }

        /** The type is not deployed. */
        public static Verdict unchecked() {
            return new Verdict(State.UNCHECKED, "", "");
        }

        public static Verdict checked() {
            return new Verdict(State.CHECKED, "", "");
        }

        public static Verdict faulty(String path, String message) {
            return new Verdict(State.FAULTY, path, message);
        }
    }

    /** What is known of settings. */
    enum State {
        CHECKED,
        UNCHECKED,
        FAULTY
    }
}
