package org.bestow.journal.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One statement over many rows. */
final class Batch {

    private Batch() {}

    /** Binds one row. */
    @FunctionalInterface
    interface Row<T> {
        void bind(PreparedStatement statement, T row) throws SQLException;
    }

    /** Runs an insert for all rows. @throws SQLException also when a row was not inserted */
    static <T> void insert(Connection connection, String text, List<T> rows, Row<T> row) throws SQLException {
        for (var count : run(connection, text, rows, row)) {
            if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
                throw new SQLException("a row of a batch was not written");
            }
        }
    }

    static <T> int[] run(Connection connection, String text, List<T> rows, Row<T> row) throws SQLException {
        if (rows.isEmpty()) {
            return new int[0];
        }
        try (var statement = connection.prepareStatement(text)) {
            for (var one : rows) {
                row.bind(statement, one);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    static void bind(PreparedStatement statement, int position, Instant at) throws SQLException {
        statement.setObject(position, at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }
}
