package org.bestow.store.internal;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.bestow.store.Dialect;
import org.bestow.store.Ids;
import org.bestow.store.StoreException;

/**
 * Sequences over a connection and a thread of their own: who asks often holds a connection already, and could wait for ever for a
 * second one out of the same pool. Thread-safe.
 */
final class Sequences {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,60}");

    private final Dialect dialect;
    private final HikariDataSource pool;
    private final Workers worker = new Workers("bestow-store-ids", 1);
    private final Map<String, Ids> ids = new ConcurrentHashMap<>();

    Sequences(Database database) {
        this.dialect = database.dialect();
        this.pool = database.pool("bestow-ids", 1);
    }

    Ids ids(String sequence) {
        if (!NAME.matcher(sequence).matches()) {
            throw new IllegalArgumentException("no name of a sequence: " + sequence);
        }
        return ids.computeIfAbsent(sequence, name -> new BlockIds(new Blocks(name)));
    }

    private final class Blocks implements BlockIds.Source {

        private final String sequence;

        Blocks(String sequence) {
            this.sequence = sequence;
        }

        @Override
        public long increment() {
            return number(
                    dialect == Dialect.H2
                            ? "select increment from information_schema.sequences where lower(sequence_name) = '"
                                    + sequence + "'"
                            : "select increment_by from pg_sequences where sequencename = '" + sequence
                                    + "' and schemaname = any(current_schemas(false))");
        }

        @Override
        public long take() {
            return number(
                    dialect == Dialect.H2 ? "values next value for " + sequence : "select nextval('" + sequence + "')");
        }

        private long number(String statement) {
            return worker.call(() -> ask(statement));
        }

        private long ask(String statement) {
            for (var attempt = 1; ; attempt++) {
                try (var connection = pool.getConnection()) {
                    try (var query = connection.createStatement();
                            var rows = query.executeQuery(statement)) {
                        if (!rows.next()) {
                            throw new StoreException("no sequence " + sequence, null);
                        }
                        return rows.getLong(1);
                    }
                } catch (SQLException e) {
                    // a gap does no harm
                    if (attempt == 3) {
                        throw new StoreException("no numbers from " + sequence, e.getSQLState(), e);
                    }
                }
            }
        }
    }

    void close() {
        if (worker.close(10)) {
            pool.close();
        }
    }
}
