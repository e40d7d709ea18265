package org.bestow.store.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.bestow.store.Dialect;

/**
 * Where the database is, and how its connections are set up. Immutable.
 *
 * @param decorate put around every new connection source, below the pool; tests listen there
 */
public record Database(
        Driver driver,
        String url,
        String user,
        Credential credential,
        int poolSize,
        UnaryOperator<DataSource> decorate) {

    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);
    static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(10);
    static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    /** Gives the password when it is needed, and never shows it. */
    @FunctionalInterface
    public interface Credential {
        String password();
    }

    public Database {
        Objects.requireNonNull(driver, "driver");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(credential, "credential");
        Objects.requireNonNull(decorate, "decorate");
        if (poolSize < 4) {
            throw new IllegalArgumentException("a pool needs at least 4 connections");
        }
        dialect(url);
    }

    Dialect dialect() {
        return dialect(url);
    }

    private static Dialect dialect(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return Dialect.H2;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return Dialect.POSTGRESQL;
        }
        throw new IllegalArgumentException("the database must be jdbc:h2: or jdbc:postgresql:");
    }

    /** Connections for migrations: no pool, no time limits, since a change of a large table takes what it takes. */
    DataSource unlimited() {
        return decorate.apply(new DriverSource(dialect(), driver, url, properties(Duration.ZERO)));
    }

    HikariDataSource pool(String name, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(decorate.apply(new DriverSource(dialect(), driver, url, properties(SOCKET_TIMEOUT))));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(size, 4));
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(5_000);
        config.setInitializationFailTimeout(30_000);
        config.setExceptionOverride(new Losses(dialect()));
        if (dialect() == Dialect.POSTGRESQL) {
            // plans are kept: for an array of a few ids the server would otherwise plan each execution anew, for longer
            // than
            // it executes. Nearly all that is read is in memory, so an index costs no more than the start of a table
            config.setConnectionInitSql("SET lock_timeout = " + LOCK_TIMEOUT.toMillis()
                    + "; SET idle_in_transaction_session_timeout = " + IDLE_IN_TRANSACTION.toMillis()
                    + "; SET tcp_user_timeout = " + SOCKET_TIMEOUT.toMillis()
                    + "; SET plan_cache_mode = force_generic_plan; SET random_page_cost = 1.1");
        } else {
            config.setMaxLifetime(0);
        }
        return new HikariDataSource(config);
    }

    private Properties properties(Duration socketTimeout) {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", credential.password());
        if (dialect() == Dialect.POSTGRESQL) {
            properties.setProperty("ApplicationName", "bestow");
            properties.setProperty("reWriteBatchedInserts", "true");
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("connectTimeout", "5");
            properties.setProperty("socketTimeout", Long.toString(socketTimeout.toSeconds()));
            // details of a refused row are its values
            properties.setProperty("logServerErrorDetail", "false");
        }
        return properties;
    }

    /** The pool knows class 08 only; broken sessions of H2 show in other ways, and it would hand them out again. */
    private record Losses(Dialect dialect) implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException thrown) {
            var state = thrown.getSQLState();
            return state != null && Fault.lost(state, dialect)
                    ? SQLExceptionOverride.Override.MUST_EVICT
                    : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }

    /** The password stays out. */
    @Override
    public String toString() {
        return "Database[" + dialect() + "]";
    }
}
