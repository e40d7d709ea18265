package org.bestow.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a transaction writes, table by table, each row compared with what it changed. PostgreSQL gets few rows in one message: their
 * journeys would cost more than they. Used once, by one thread.
 */
public final class Batches {

    /** With more rows the journeys count for less, and each number of rows is a text that stays prepared. */
    private static final int FEW = 8;

    private static final int ANY = -1;

    private final Connection connection;
    private final List<Batch<?>> batches = new ArrayList<>();

    /** Sets the parameters of one row, counted from 1. */
    @FunctionalInterface
    public interface Row<T> {
        void set(Values values, T row) throws SQLException;
    }

    /** @param changes how many rows each of {@code rows} changes */
    private record Batch<T>(String text, List<T> rows, Row<T> each, int changes) {

        void set(PreparedStatement statement, int skipped, int row) throws SQLException {
            each.set(new Values(statement, skipped), rows.get(row));
        }

        int parameters() {
            return (int) text.chars().filter(sign -> sign == '?').count();
        }

        boolean isInsert() {
            return text.startsWith("insert ");
        }

        void compare(int count, int expected) {
            if (changes != ANY && count != expected) {
                throw new IllegalStateException("a row was not as it was read, or was not written: " + text);
            }
        }

        /** All rows of an insert in one statement. */
        String together() {
            var values = text.substring(text.lastIndexOf('('));
            return text + String.join("", Collections.nCopies(rows.size() - 1, ", " + values));
        }
    }

    public Batches(Connection connection) {
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    /**
     * A statement for each row, which changes one row of the table.
     *
     * @param text its parameters as question marks, which occur nowhere else in it; of an insert the values are its end
     */
    public <T> void add(String text, List<T> rows, Row<T> each) {
        if (!rows.isEmpty()) {
            batches.add(new Batch<>(text, List.copyOf(rows), each, 1));
        }
    }

    /** One statement, which changes this many rows. */
    public void add(String text, int changes, Row<Connection> parameters) {
        batches.add(new Batch<>(text, List.of(connection), parameters, changes));
    }

    /** One statement, which changes some rows or none. */
    public void add(String text, Row<Connection> parameters) {
        add(text, ANY, parameters);
    }

    /** @throws IllegalStateException if a row was not as it was read: the transaction is to be rolled back */
    public void run() throws SQLException {
        if (batches.size() > 1
                && batches.stream().allMatch(batch -> batch.rows().size() <= FEW)
                && connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            together();
            return;
        }
        for (var batch : batches) {
            alone(batch);
        }
    }

    private void alone(Batch<?> batch) throws SQLException {
        try (var statement = connection.prepareStatement(batch.text())) {
            for (var row = 0; row < batch.rows().size(); row++) {
                batch.set(statement, 0, row);
                statement.addBatch();
            }
            for (var count : statement.executeBatch()) {
                // a batch of inserts that the driver folded into one statement reports no single counts
                if (count != Statement.SUCCESS_NO_INFO) {
                    batch.compare(count, batch.changes());
                }
            }
        }
    }

    private void together() throws SQLException {
        var texts = new ArrayList<String>();
        for (var batch : batches) {
            texts.addAll(
                    batch.isInsert()
                            ? List.of(batch.together())
                            : Collections.nCopies(batch.rows().size(), batch.text()));
        }
        try (var statement = connection.prepareStatement(String.join("; ", texts))) {
            var skipped = 0;
            for (var batch : batches) {
                var parameters = batch.parameters();
                for (var row = 0; row < batch.rows().size(); row++) {
                    batch.set(statement, skipped, row);
                    skipped += parameters;
                }
            }
            statement.execute();
            for (var batch : batches) {
                if (batch.isInsert()) {
                    batch.compare(statement.getUpdateCount(), batch.rows().size());
                    statement.getMoreResults();
                } else {
                    for (var row = 0; row < batch.rows().size(); row++) {
                        batch.compare(statement.getUpdateCount(), batch.changes());
                        statement.getMoreResults();
                    }
                }
            }
        }
    }

    /** Parameters of one row among others. */
    public static final class Values {

        private final PreparedStatement statement;
        private final int skipped;

        private Values(PreparedStatement statement, int skipped) {
            this.statement = statement;
            this.skipped = skipped;
        }

        public void setLong(int position, long value) throws SQLException {
            statement.setLong(skipped + position, value);
        }

        /** Null where there is none. */
        public void setLong(int position, Optional<Long> value) throws SQLException {
            if (value.isPresent()) {
                statement.setLong(skipped + position, value.get());
            } else {
                statement.setNull(skipped + position, Types.BIGINT);
            }
        }

        public void setInt(int position, int value) throws SQLException {
            statement.setInt(skipped + position, value);
        }

        /** Null where there is none. */
        public void setString(int position, Optional<String> value) throws SQLException {
            if (value.isPresent()) {
                statement.setString(skipped + position, value.get());
            } else {
                statement.setNull(skipped + position, Types.VARCHAR);
            }
        }

        public void setString(int position, String value) throws SQLException {
            statement.setString(skipped + position, Objects.requireNonNull(value, "value"));
        }

        public void setBytes(int position, byte[] value) throws SQLException {
            statement.setBytes(skipped + position, value);
        }

        public void setArray(int position, Array value) throws SQLException {
            statement.setArray(skipped + position, value);
        }

        /** Null where there is none. */
        public void setDay(int position, Optional<LocalDate> value) throws SQLException {
            if (value.isPresent()) {
                statement.setObject(skipped + position, value.get());
            } else {
                statement.setNull(skipped + position, Types.DATE);
            }
        }

        /** In microseconds, as the databases keep it. */
        public void setMoment(int position, Instant value) throws SQLException {
            statement.setObject(
                    skipped + position, value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        }
    }
}
