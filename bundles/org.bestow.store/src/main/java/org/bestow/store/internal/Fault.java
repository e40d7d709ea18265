package org.bestow.store.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.store.Dialect;

/**
 * What an exception of the database means for the transaction that met it.
 *
 * @param state the SQLSTATE that decided
 */
record Fault(Kind kind, String state) {

    enum Kind {
        /** Serialization failure, deadlock or lock timeout: the same again may succeed. */
        BUSY,
        /** The connection is of no more use. */
        LOST,
        /** The statement or its data. */
        DATA
    }

    private static final Set<String> BUSY = Set.of("40001", "40P01", "55P03", "HYT00");

    // 25P03 (idle in transaction) is in neither class of lost connections; what H2 gives to a broken session is in none
    // at all
    private static final Set<String> LOST_POSTGRESQL = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");
    private static final Set<String> LOST_H2 = Set.of("90121", "90007", "90067", "90098", "57014", "HY000");

    /** Empty when no database exception is among the causes. */
    static Optional<Fault> of(Throwable thrown, Dialect dialect) {
        var states = states(thrown);
        if (states.isEmpty()) {
            return Optional.empty();
        }
        var lost = states.stream().filter(state -> lost(state, dialect)).findFirst();
        if (lost.isPresent()) {
            return Optional.of(new Fault(Kind.LOST, lost.get()));
        }
        var busy = states.stream().filter(BUSY::contains).findFirst();
        return Optional.of(
                busy.map(state -> new Fault(Kind.BUSY, state)).orElseGet(() -> new Fault(Kind.DATA, states.get(0))));
    }

    static boolean lost(String state, Dialect dialect) {
        return state.startsWith("08") || (dialect == Dialect.H2 ? LOST_H2 : LOST_POSTGRESQL).contains(state);
    }

    /** Of the causes and of what a batch chains behind them. */
    private static List<String> states(Throwable thrown) {
        var states = new ArrayList<String>();
        var depth = 0;
        for (var cause = thrown; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql) {
                var links = 0;
                for (var next = sql; next != null && links < 20; next = next.getNextException(), links++) {
                    states.add(next.getSQLState() == null ? "" : next.getSQLState());
                }
            }
        }
        return states;
    }
}
