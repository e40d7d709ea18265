package org.bestow.itests.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.bestow.itests.Await;
import org.bestow.itests.PostgreSql;
import org.bestow.itests.RunningPlatform;

/** On a PostgreSQL of its own, which flushes each commit to the disk. */
final class PostgreSqlStage extends Stage {

    private final Path directory;
    private final EmbeddedPostgres server;
    private final long postmaster;

    private final boolean counting;

    /** @param counting which statements run: costs a little */
    PostgreSqlStage(Path directory, boolean counting) throws IOException {
        this.directory = directory;
        this.counting = counting;
        var data = directory.resolve("postgresql");
        server = PostgreSql.server()
                .setDataDirectory(data)
                .setCleanDataDirectory(true)
                // the builder is made for tests, which nobody pulls the plug on
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_preload_libraries", counting ? StatementCount.LIBRARY : "")
                .start();
        try (var found = Files.walk(data)) {
            var file = found.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            postmaster = Long.parseLong(Files.readAllLines(file).get(0).strip());
        }
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(url() + "?reWriteBatchedInserts=true", "postgres", "");
    }

    @Override
    RunningPlatform start() throws IOException {
        return RunningPlatform.onPostgreSql(directory.resolve("platform"), url(), "postgres", "--empty");
    }

    @Override
    World seed(RunningPlatform stopped, int members) throws SQLException {
        World world;
        try (var connection = connection();
                var statement = connection.createStatement()) {
            world = new Seed(connection, members).fill();
            statement.execute(Straight.outbox());
            connection.commit();
            connection.setAutoCommit(true);
            settleDown(statement);
            statement.execute("checkpoint");
        }
        return world;
    }

    @Override
    ProcessTimes times(RunningPlatform running) {
        return new ProcessTimes(() -> ProcessTime.of(running.pid()), () -> ProcessTime.ofTree(postmaster));
    }

    @Override
    Side straight(World world, ProcessTimes times) {
        return PgBenchSide.installed()
                .findFirst()
                .<Side>map(program -> new PgBenchSide(program, directory, server.getPort(), world, times))
                .orElseGet(() -> new JdbcSide(world, this::connection, Straight::postgresql, times));
    }

    @Override
    void settle() throws IOException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            Await.until("the outbox is empty", Duration.ofMinutes(1), () -> {
                try (var rows = statement.executeQuery("select not exists (select 1 from outbox)")) {
                    return rows.next() && rows.getBoolean(1);
                }
            });
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    void supplyStraight(Scenario scenario, long actions) {
        // of the same pools, and of the same number
    }

    @Override
    void million(World world) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            new Million(connection, world).fill();
            connection.setAutoCommit(true);
            settleDown(statement);
        }
    }

    /** As its own vacuuming does, which leaves tables alone that are empty: planned as empty, they would be read from end to end. */
    private static void settleDown(Statement statement) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows = statement.executeQuery("select relname from pg_stat_user_tables where n_live_tup > 50")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        statement.execute("vacuum analyze " + String.join(", ", tables));
    }

    @Override
    Optional<StatementCount> statements() {
        return counting ? Optional.of(new StatementCount(url() + "?user=postgres")) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            server.close();
        }
    }
}
