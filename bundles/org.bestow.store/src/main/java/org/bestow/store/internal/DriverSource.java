package org.bestow.store.internal;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.bestow.store.Dialect;

/** New connections of a driver. Keeps the password to itself: it is in no property, URL or text. Thread-safe. */
final class DriverSource implements DataSource {

    private final Dialect dialect;
    private final Driver driver;
    private final String url;
    private final Properties properties;

    DriverSource(Dialect dialect, Driver driver, String url, Properties properties) {
        this.dialect = dialect;
        this.driver = Objects.requireNonNull(driver, "driver");
        this.url = Objects.requireNonNull(url, "url");
        this.properties = properties;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var copy = new Properties();
        copy.putAll(properties);
        var connection = driver.connect(url, copy);
        if (connection == null) {
            throw new SQLException(
                    "the driver " + driver.getClass().getName() + " does not take the address of the database");
        }
        if (dialect == Dialect.H2) {
            writeHeader(connection);
        }
        return connection;
    }

    private static void writeHeader(Connection connection) throws SQLException {
        try {
            FileHeader.write(connection);
        } catch (SQLException e) {
            try {
                connection.close();
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // the pool has its own
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (isWrapperFor(type)) {
            return type.cast(this);
        }
        throw new SQLException("no " + type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public String toString() {
        return "connections of " + driver.getClass().getName();
    }
}
