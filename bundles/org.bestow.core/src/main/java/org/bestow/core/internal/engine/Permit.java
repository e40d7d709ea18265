package org.bestow.core.internal.engine;

import java.util.Optional;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot;

/** What is to be said of an action before its type is asked. */
@FunctionalInterface
interface Permit {

    /**
     * Whether the caller may do an action, and if not, why.
     *
     * @param seat that the action would be on
     * @return empty when the type is to be asked
     */
    Optional<Problem> denied(ActionInfo action, Optional<Snapshot.SeatRow> seat);
}
