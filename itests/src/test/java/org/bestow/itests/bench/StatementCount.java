package org.bestow.itests.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How often PostgreSQL ran which statement, and for how long, as {@code pg_stat_statements} counts it. Not thread-safe. */
final class StatementCount {

    static final String LIBRARY = "pg_stat_statements";

    private static final int LINES = 30;
    private static final int WIDTH = 110;

    private final String url;
    private final Map<String, Spent> spent = new HashMap<>();

    private record Spent(double calls, double rows, double millis) {
        Spent plus(Spent other) {
            return new Spent(calls + other.calls, rows + other.rows, millis + other.millis);
        }
    }

    StatementCount(String url) {
        this.url = url;
    }

    /** From here on. */
    void begin() throws IOException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists " + LIBRARY);
            statement.execute("select pg_stat_statements_reset()");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Adds what has run since {@link #begin}. */
    void end() throws IOException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select query, calls, rows, total_exec_time + total_plan_time"
                        + " from pg_stat_statements where query not like '%pg_stat_statements%'")) {
            while (rows.next()) {
                // an insert of more rows is a text of its own
                var text = rows.getString(1).replaceAll("\\s+", " ").replaceAll("\\), ?\\(.*", "), …");
                spent.merge(text, new Spent(rows.getDouble(2), rows.getDouble(3), rows.getDouble(4)), Spent::plus);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** The dearest, for each action. Time includes that of waiting for locks. */
    void print(PrintStream out, int actions) {
        out.println(spent.entrySet().stream()
                .sorted(Comparator.comparingDouble(one -> -one.getValue().millis()))
                .limit(LINES)
                .map(one -> String.format(
                        Locale.ROOT,
                        "    %6.3f times %7.3f rows %7.4f ms  %s",
                        one.getValue().calls() / actions,
                        one.getValue().rows() / actions,
                        one.getValue().millis() / actions,
                        one.getKey().substring(0, Math.min(WIDTH, one.getKey().length()))))
                .collect(Collectors.joining(System.lineSeparator())));
    }
}
