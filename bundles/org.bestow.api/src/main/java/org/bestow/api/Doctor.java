package org.bestow.api;

import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** Runs every check that is registered. Thread-safe. */
@ProviderType
public interface Doctor {

    /**
     * What each check found, sorted by name. A check that fails, or does not answer in time, is a critical finding of its own; nothing
     * is thrown. Blocks for the slowest check, at most half a minute.
     */
    List<Finding> examine();

    /** @param name of the check */
    record Finding(String name, Check.Result result, long millis) {
        public Finding {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(result, "result");
        }
    }
}
