package org.bestow.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The database. Every statement that touches a table with members' data names {@code member_id}; others are refused with
 * {@link IllegalArgumentException} before they run. Thread-safe.
 */
@ProviderType
public interface Store {

    Dialect dialect();

    /**
     * Brings an owner's tables up to date: scripts {@code db/migration/MODULE/common} and, where they exist,
     * {@code db/migration/MODULE/h2|postgresql} of the owner's class loader, recorded in {@code flyway_MODULE}. To be called by
     * the owner before its first statement.
     */
    void migrate(String module, ClassLoader owner);

    /** Names tables that hold members' data, so that statements on them are checked. */
    void tenantTables(String... tables);

    /** SQL over global tables, and over all members where the statement itself names {@code member_id}. */
    Scope global();

    /** SQL over one member's rows: each statement has {@code :member} bound and must use it. */
    Scope forMember(long member);

    /** Statements as in {@link #global}, in a transaction that somebody else began and ends. Not to be kept. */
    Sql joining(Connection transaction);

    /** Numbers from a sequence, taken in blocks of its increment. The same object for the same name. */
    Ids ids(String sequence);

    /**
     * A connection for who writes its own JDBC: auto-commit off, READ COMMITTED, lock timeout 2 s; rolled back when it is closed.
     * Its thread must never be interrupted while it holds it.
     */
    Connection connection() throws SQLException;

    /**
     * A daemon thread, not started, that runs its work with the store itself; that of others is handed to threads that nobody can
     * interrupt. So nobody may interrupt this one.
     */
    Thread thread(String name, Runnable work);

    /** Closes a broken connection and takes it out of the pool; to be called by the thread that holds it, at the end. */
    void evict(Connection connection);

    /** Where statements run, in or outside a transaction. */
    @ProviderType
    interface Scope {

        /** Runs reading statements, each seeing what is committed when it starts. */
        <T> T read(Work<T> work);

        /**
         * Runs a transaction: commits when the work returns, rolls back when it throws. Serialization failures, deadlocks and lock
         * time-outs are tried 3 times.
         *
         * @throws BusyException when they all failed
         */
        <T> T transact(Work<T> work);

        /**
         * As {@link #transact}, and once more where a unique key refused a row: somebody else has put in the like at the same moment,
         * and this time the work finds it by reading.
         *
         * @throws StoreException with {@link StoreException#duplicate} when it is refused again
         */
        default <T> T transactBesideTwins(Work<T> work) {
            try {
                return transact(work);
            } catch (StoreException e) {
                if (!e.duplicate()) {
                    throw e;
                }
                return transact(work);
            }
        }
    }

    /** What is done with statements; may run again from the start in a new transaction. */
    @FunctionalInterface
    interface Work<T> {
        T with(Sql sql) throws SQLException;
    }
}
