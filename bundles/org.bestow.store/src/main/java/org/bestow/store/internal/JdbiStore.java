package org.bestow.store.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.bestow.store.Dialect;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store over a pool of connections. Thread-safe. */
public final class JdbiStore implements Store, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JdbiStore.class);
    private static final int CLOSE_SECONDS = 30;

    // connections that are left for those who hold one by themselves: writers, loaders, relays
    private static final int KEPT_FOR_OWNERS = 5;

    private final Dialect dialect;
    private final HikariDataSource pool;
    private final Sequences sequences;
    private final Migrations migrations;
    private final Transactions transactions;
    private final Workers workers;
    private final TenantRule rule = new TenantRule();
    private final AtomicLong lastLoss = new AtomicLong(System.nanoTime() - TimeUnit.MINUTES.toNanos(1));
    private volatile boolean closed;

    public JdbiStore(Database database) {
        dialect = database.dialect();
        pool = database.pool("bestow", database.poolSize());
        sequences = new Sequences(database);
        migrations = new Migrations(database);
        workers = new Workers("bestow-store", Math.max(2, database.poolSize() - KEPT_FOR_OWNERS));
        transactions = new Transactions(this::pooled, dialect, rule, this::evict);
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void migrate(String module, ClassLoader owner) {
        workers.call(() -> {
            migrations.run(module, owner);
            return null;
        });
    }

    @Override
    public void tenantTables(String... tables) {
        rule.add(tables);
    }

    /** For tests that read what was run. */
    public TenantRule tenantRule() {
        return rule;
    }

    @Override
    public Scope global() {
        return new WorkerScope(OptionalLong.empty());
    }

    @Override
    public Scope forMember(long member) {
        return new WorkerScope(OptionalLong.of(member));
    }

    @Override
    public Sql joining(Connection transaction) {
        return transactions.joining(transaction);
    }

    @Override
    public Ids ids(String sequence) {
        return sequences.ids(sequence);
    }

    @Override
    public Connection connection() throws SQLException {
        var connection = pooled();
        try {
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            evict(connection);
            throw e;
        }
    }

    @Override
    public Thread thread(String name, Runnable work) {
        return workers.thread(name, work);
    }

    private Connection pooled() throws SQLException {
        if (closed) {
            throw new SQLTransientConnectionException("the database is closed");
        }
        return pool.getConnection();
    }

    /** A second loss within a second is the server's: then none of the waiting connections is worth a try. */
    @Override
    public void evict(Connection connection) {
        try {
            // first: the pool stumbles over an evicted connection whose auto-commit was changed
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a lost connection could not be closed", e);
        }
        pool.evictConnection(connection);
        var now = System.nanoTime();
        if (now - lastLoss.getAndSet(now) < TimeUnit.SECONDS.toNanos(1)) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /**
     * Takes nothing new, waits for what runs, then closes. A connection that is still out after half a minute is left alone: closing
     * it from here could tear its transaction.
     */
    @Override
    public void close() {
        closed = true;
        var idle = workers.close(CLOSE_SECONDS);
        sequences.close();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
        while (pool.getHikariPoolMXBean().getActiveConnections() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        var active = pool.getHikariPoolMXBean().getActiveConnections();
        if (!idle || active > 0) {
            LOG.error("{} database connections are still in use; they are left open", active);
            return;
        }
        pool.close();
    }

    /** Runs on our own threads, so that an interrupt of the caller never meets a connection. */
    private final class WorkerScope implements Scope {

        private final OptionalLong member;

        WorkerScope(OptionalLong member) {
            this.member = member;
        }

        @Override
        public <T> T read(Work<T> work) {
            return workers.call(() -> transactions.read(member, work));
        }

        @Override
        public <T> T transact(Work<T> work) {
            return workers.call(() -> transactions.transact(member, work));
        }
    }
}
