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
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Runs work on a connection, again where that helps, and says what became of it. Thread-safe. */
final class Transactions {

    private static final int ATTEMPTS = 3;

    private final Jdbi jdbi;
    private final Dialect dialect;
    private final TenantRule rule;
    private final Consumer<Connection> evict;

    Transactions(Jdbi jdbi, Dialect dialect, TenantRule rule, Consumer<Connection> evict) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.rule = rule;
        this.evict = evict;
    }

    <T> T read(OptionalLong member, Work<T> work) {
        return repeat(handle -> attempt(new JdbiSql(handle, rule, member, false), work));
    }

    <T> T transact(OptionalLong member, Work<T> work) {
        return repeat(handle -> {
            var connection = handle.getConnection();
            begin(connection);
            T result;
            try {
                result = attempt(new JdbiSql(handle, rule, member, true), work);
            } catch (Throwable e) { // whatever it was, the transaction must not stay open
                rollback(connection, e);
                throw e;
            }
            commit(connection);
            return result;
        });
    }

    /** The handle is not closed: it holds nothing but the connection, which is the other's. */
    Sql joining(Connection transaction) {
        var other = Jdbi.create(transaction);
        Mapping.configure(other);
        return new JdbiSql(other.open(), rule, OptionalLong.empty(), true);
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
        T with(Handle handle) throws Again;
    }

    private <T> T repeat(Attempt<T> attempt) {
        for (var number = 1; ; number++) {
            try {
                return withHandle(attempt);
            } catch (Again again) {
                if (number == ATTEMPTS) {
                    throw again.busy
                            ? new BusyException(again.getCause())
                            : new StoreException("the connection to the database was lost", again.getCause());
                }
            }
        }
    }

    private <T> T withHandle(Attempt<T> attempt) throws Again {
        var handle = open();
        try {
            return attempt.with(handle);
        } catch (Again again) {
            if (!again.busy) {
                evict.accept(handle.getConnection());
            }
            throw again;
        } finally {
            close(handle);
        }
    }

    private Handle open() {
        try {
            return jdbi.open();
        } catch (ConnectionException e) {
            if (e.getCause() instanceof SQLTransientConnectionException) {
                throw new BusyException(e);
            }
            throw new StoreException("no connection to the database", e);
        }
    }

    private static void close(Handle handle) {
        try {
            handle.close();
        } catch (CloseException e) {
            // the connection was evicted; its outcome is known already
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
