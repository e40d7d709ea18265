package org.bestow.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes the key that licence keys and secret settings are sealed with; operators only. No value of any comes out here. Claims,
 * reveals and imports go on meanwhile. Thread-safe.
 */
@ProviderType
public interface KeyringRotation {

    /** The keys of the ring, oldest first. Counts rows, which takes a while. */
    Answer<List<Key>> keys(Caller caller);

    /**
     * Makes a new key and seals everything anew with it, in the background. Where values are left that an older key seals, as after a
     * kill, it goes on with those and makes no key. While one runs, nothing.
     */
    Answer<Progress> start(Caller caller);

    /** Of the last one since the platform started. */
    Answer<Progress> progress(Caller caller);

    /** Removes a key that seals nothing any more. */
    Answer<List<Key>> retire(Caller caller, String id);

    /** @param sealed how many values */
    record Key(String id, boolean newest, long sealed) {
        public Key {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * @param key id of the one that seals
     * @param done of {@code total} values
     * @param failure one sentence; empty unless it ended before everything was done
     */
    record Progress(boolean running, String key, long done, long total, Optional<String> failure) {
        public Progress {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(failure, "failure");
        }
    }
}
