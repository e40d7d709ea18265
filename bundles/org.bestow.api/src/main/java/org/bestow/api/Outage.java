package org.bestow.api;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;

/**
 * What a fault says of a database that is away, overloaded or out of room: no bug of whoever asked it, and it passes. Known by what
 * stands in the driver's exceptions, so that who knows no database can tell it from a bug.
 */
public enum Outage {
    /** No connection was to be had, or others were in the way: what was asked for did not happen. */
    NOTHING_DONE,
    /** The connection was lost while it worked. */
    OUTCOME_UNKNOWN;

    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01", "55P03", "HYT00");
    /** PostgreSQL's for sessions that it ended, then those of H2 for a database that closed. */
    private static final Set<String> LOST =
            Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04", "90121", "90007", "90067", "90098", "HY000");

    private static final int DEEPEST = 20;

    /** Empty for any other fault, which is a bug. Looks at the causes, too. */
    public static Optional<Outage> behind(Throwable fault) {
        var depth = 0;
        for (var cause = fault; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            var found = cause instanceof SQLException sql ? of(sql) : Optional.<Outage>empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Outage> of(SQLException fault) {
        var state = fault.getSQLState() == null ? "" : fault.getSQLState();
        if (fault instanceof SQLTransientException || IN_THE_WAY.contains(state)) {
            return Optional.of(NOTHING_DONE);
        }
        // classes 08: connections; 53: room, memory, connections of the server
        return state.startsWith("08") || state.startsWith("53") || LOST.contains(state)
                ? Optional.of(OUTCOME_UNKNOWN)
                : Optional.empty();
    }
}
