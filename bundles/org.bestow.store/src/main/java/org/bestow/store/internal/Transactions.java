package org.bestow.store.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.bestow.store.BusyException;
import org.bestow.store.Dialect;
import org.bestow.store.Sql;
import org.bestow.store.Store.Work;
import org.bestow.store.StoreException;

/** Runs work on a connection, again where that helps, and says what became of it. Thread-safe. */
final class Transactions {

    private static final int ATTEMPTS = 3;

    private final Connections connections;
    private final Handles handles = new Handles();
    private final Dialect dialect;
    private final TenantRule rule;
    private final Consumer<Connection> evict;

    /** Where connections come from. */
    @FunctionalInterface
    interface Connections {
        Connection next() throws SQLException;
    }

    Transactions(Connections connections, Dialect dialect, TenantRule rule, Consumer<Connection> evict) {
        this.connections = connections;
        this.dialect = dialect;
        this.rule = rule;
        this.evict = evict;
    }

    <T> T read(OptionalLong member, Work<T> work) {
        return repeat(connection -> attempt(new JdbiSql(connection, handles, rule, member, false), work));
    }

    <T> T transact(OptionalLong member, Work<T> work) {
        return repeat(connection -> {
            begin(connection);
            T result;
            try {
                result = attempt(new JdbiSql(connection, handles, rule, member, true), work);
            } catch (Throwable e) { // whatever it was, the transaction must not stay open
                rollback(connection, e);
                throw e;
            }
            commit(connection);
            return result;
        });
    }

    Sql joining(Connection transaction) {
        return new JdbiSql(transaction, handles, rule, OptionalLong.empty(), true);
    }

    /** One attempt met something after which the same from the start may succeed. */
    private static final class Again extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean busy;

        Again(boolean busy, Throwable cause) {
            super(cause);
            this.busy = busy;
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T with(Connection connection) throws Again;
    }

    private <T> T repeat(Attempt<T> attempt) {
        for (var number = 1; ; number++) {
            try {
                return withConnection(attempt);
            } catch (Again again) {
                if (number == ATTEMPTS) {
                    throw again.busy
                            ? new BusyException(again.getCause())
                            : new StoreException("the connection to the database was lost", again.getCause());
                }
            }
        }
    }

    private <T> T withConnection(Attempt<T> attempt) throws Again {
        var connection = open();
        try {
            return attempt.with(connection);
        } catch (Again again) {
            if (!again.busy) {
                evict.accept(connection);
            }
            throw again;
        } finally {
            close(connection);
        }
    }

    private Connection open() {
        try {
            return connections.next();
        } catch (SQLTransientConnectionException e) {
            throw new BusyException(e);
        } catch (SQLException e) {
            throw new StoreException("no connection to the database", e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // it was evicted; its outcome is known already
        }
    }

    private <T> T attempt(JdbiSql sql, Work<T> work) throws Again {
        try {
            return work.with(sql);
        } catch (BusyException | StoreException e) {
            throw e;
        } catch (SQLException | RuntimeException e) { // Jdbi wraps what the driver throws in its own
            var fault = Fault.of(e, dialect);
            if (fault.isEmpty()) {
                throw e instanceof RuntimeException own ? own : new StoreException("the work failed", e);
            }
            switch (fault.get().kind()) {
                case BUSY -> throw new Again(true, e);
                case LOST -> throw new Again(false, e);
                default -> throw new StoreException(
                        "the database refused a statement (" + fault.get().state() + ")",
                        fault.get().state(),
                        e);
            }
        }
    }

    private void begin(Connection connection) throws Again {
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new Again(false, e);
        }
    }

    private void rollback(Connection connection, Throwable why) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            why.addSuppressed(e);
            evict.accept(connection);
        }
    }

    private void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            evict.accept(connection);
            throw new StoreException("the outcome of a commit is unknown", e);
        }
    }
}
