package org.bestow.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How each category is, for operators. Checks rights itself. Thread-safe. */
@ProviderType
public interface TypeStates {

    /** In menu order, deployed ones and those that are known and gone. */
    Answer<List<TypeState>> list(Caller caller);

    /** What a type is doing, the worst that holds. */
    enum State {
        /** Serves. */
        LIVE,
        /** Serves, but failed so often that it is asked only now and then. */
        RESTING,
        /** There, but it could not be registered. */
        REFUSED,
        /** Known, and not deployed. */
        MISSING
    }

    /**
     * @param version of the bundle that serves or was refused; empty when missing
     * @param bundle symbolic name of that bundle
     * @param actions that it offers, by name
     * @param faults in words for operators: why it is refused, and how benefits fail
     */
    record TypeState(
            Types.Info info,
            State state,
            Optional<String> version,
            Optional<String> bundle,
            List<String> actions,
            List<String> faults) {
        public TypeState {
            Objects.requireNonNull(info, "info");
            Objects.requireNonNull(state, "state");
            actions = List.copyOf(actions);
            faults = List.copyOf(faults);
        }
    }
}
