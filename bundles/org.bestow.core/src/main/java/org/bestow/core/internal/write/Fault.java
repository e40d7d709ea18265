package org.bestow.core.internal.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;

/** What a failed group means for its actions (writer rules 7 and 8, and its traps). */
enum Fault {
    /** It was being committed: only history knows. */
    UNKNOWN,
    /** The connection broke before the commit: nobody's fault, nothing applied. */
    LOST,
    /** Deadlock, serialization failure or lock time-out: nothing applied, again. */
    CONFLICT,
    /** A row that was there already. */
    DUPLICATE,
    /** One of the actions, or we, did something wrong. */
    DATA;

    static Fault of(Exception exception, Connection connection, boolean committing) {
        if (committing) {
            return UNKNOWN;
        }
        var seen = new HashSet<Throwable>();
        for (Throwable cause = exception; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof SQLException first) {
                for (var next = first; next != null; next = next.getNextException()) {
                    var fault = of(next);
                    if (fault != DATA) {
                        return fault;
                    }
                }
            }
        }
        return closed(connection) ? LOST : DATA;
    }

    private static Fault of(SQLException exception) {
        var state = String.valueOf(exception.getSQLState());
        return switch (state) {
            case "40001", "40P01", "55P03", "HYT00" -> CONFLICT;
            case "23505" -> DUPLICATE;
                // 57P0x, 25P03: PostgreSQL ends the session; 900xx, 57014, HY000: H2's broken ones
            case "57P01", "57P02", "57P03", "25P03", "90121", "90007", "90067", "90098", "57014", "HY000" -> LOST;
            default -> state.startsWith("08") ? LOST : DATA;
        };
    }

    private static boolean closed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true; // a connection that cannot even say so is of no use
        }
    }
}
