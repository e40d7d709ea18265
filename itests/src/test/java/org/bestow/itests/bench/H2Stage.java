package org.bestow.itests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.bestow.itests.RunningPlatform;

/** On the embedded H2, which only one process can open: the plain statements have a copy of the file, in this process. */
final class H2Stage extends Stage {

    // as in the distribution's org.bestow.store.cfg
    private static final String OPTIONS =
            ";WRITE_DELAY=0;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=2000";

    private final Path directory;
    private final Path copy;
    private World world;
    private long made;
    /** Keeps the copy open from turn to turn. */
    private Connection open;

    H2Stage(Path directory) {
        this.directory = directory;
        this.copy = directory.resolve("straight");
    }

    private static Connection connection(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:async:" + file + OPTIONS, "bestow", "");
    }

    @Override
    RunningPlatform start() throws IOException {
        return RunningPlatform.onH2(directory.resolve("platform"), "--empty");
    }

    @Override
    World seed(RunningPlatform stopped, int members) throws IOException, SQLException {
        try (var connection = connection(stopped.data().resolve("bestow"));
                var statement = connection.createStatement()) {
            world = new Seed(connection, members).fill();
            statement.execute(Straight.outbox());
            statement.execute("analyze");
        }
        Files.copy(stopped.data().resolve("bestow.mv.db"), directory.resolve("straight.mv.db"));
        open = connection(copy);
        return world;
    }

    @Override
    ProcessTimes times(RunningPlatform running) {
        return new ProcessTimes(() -> ProcessTime.of(running.pid()), () -> Duration.ZERO);
    }

    @Override
    Side straight(World world, ProcessTimes times) {
        return new JdbcSide(world, () -> connection(copy), Straight::h2, times);
    }

    @Override
    void settle() {
        // nobody can look into the file of a running platform; its outbox is at most some hundred messages behind
    }

    /** Keys that nobody opens. */
    @Override
    void supplyStraight(Scenario scenario, long actions) throws SQLException {
        if (!scenario.acts()) {
            return;
        }
        var each = scenario == Scenario.HOT ? actions : 2 * actions / World.POOLS + 50;
        open.setAutoCommit(false);
        try (var insert = open.prepareStatement(
                        "insert into pool_key (id, pool_id, mac, sealed, masked) values (?, ?, ?, ?, 'BENCH-…')");
                var pool = open.prepareStatement("update key_pool set available = available + ? where id = ?")) {
            for (var place = 0; place < (scenario == Scenario.HOT ? 1 : World.POOLS); place++) {
                for (var number = 0L; number < each; number++) {
                    var id = 100_000_000 + made++;
                    insert.setLong(1, id);
                    insert.setLong(2, world.firstPool() + place);
                    insert.setBytes(3, String.format("%032d", id).getBytes());
                    insert.setBytes(4, new byte[64]);
                    insert.addBatch();
                    if (number % 5_000 == 4_999 || number == each - 1) {
                        insert.executeBatch();
                    }
                }
                pool.setLong(1, each);
                pool.setLong(2, world.firstPool() + place);
                pool.executeUpdate();
            }
        }
        open.commit();
    }

    @Override
    void million(World known) throws SQLException {
        try (var connection = connection(directory.resolve("platform/bestow"))) {
            new Million(connection, known).fill();
            try (var statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            try {
                if (open != null) {
                    open.close();
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
