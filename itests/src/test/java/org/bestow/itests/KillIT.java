package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code kill -9} under load: what was answered with success is there after the restart, and nothing was given twice. */
public class KillIT {

    private static final int ROUNDS = 10;
    private static final String UNLIMITED = "update benefit set quantity = null where member_id > 0 and unit = 'KEYS'";

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    /** What makes the software benefits endless, while the platform is down. */
    private interface Prepare {
        void run() throws SQLException, IOException;
    }

    @Test
    public void nothingIsLostOnH2() throws Exception {
        var data = folder.newFolder("h2").toPath();
        var platform = RunningPlatform.onH2(data);
        survive(platform, () -> {
            try (var database = h2(data)) {
                unlimited(database);
            }
        });
    }

    @Test
    public void nothingIsLostOnPostgreSql() throws Exception {
        try (var server = PostgreSql.server().start()) {
            var data = folder.newFolder("postgresql").toPath();
            var url = server.getJdbcUrl("postgres", "postgres");
            var platform = RunningPlatform.onPostgreSql(data, url.substring(0, url.indexOf('?')), "postgres");
            survive(platform, () -> {
                try (var database = server.getPostgresDatabase().getConnection()) {
                    unlimited(database);
                }
            });
        }
    }

    private static Connection h2(Path data) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:async:" + data.resolve("bestow"), "bestow", "");
    }

    private static void unlimited(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            assertTrue(statement.executeUpdate(UNLIMITED) > 0);
        }
    }

    private void survive(RunningPlatform platform, Prepare prepare) throws Exception {
        platform.stop();
        prepare.run();
        platform.start();
        try {
            var accounts = Client.accounts(platform.data().resolve("first-run.json"));
            Supplies.fill(platform.address(), accounts, 5_000); // some thousand are taken, of all pools together
            var promised = new HashSet<String>();
            var values = new HashSet<String>();
            for (var round = 1; round <= ROUNDS; round++) {
                var load = SoftwareLoad.prepare(platform.address(), accounts)
                        .thatMayBeCut()
                        .start();
                var before = 40 * round % 100 + 40;
                try {
                    Await.until(
                            "work is done",
                            Duration.ofMinutes(3),
                            () -> load.promised().size() >= before);
                    platform.kill();
                } finally {
                    load.stop();
                }
                assertEquals(Set.of(), Set.copyOf(load.complaints()));
                promised.addAll(load.promised().keySet());
                for (var value : load.values()) {
                    assertTrue("a key was given twice, over a kill", values.add(value));
                }
                platform.start();
            }
            var after = SoftwareLoad.prepare(platform.address(), accounts);
            var lost = new HashSet<>(promised);
            lost.removeAll(after.kept());
            assertEquals("promised and lost, of " + promised.size(), Set.of(), lost);
            var doctor = platform.shell("bestow:doctor");
            assertEquals(doctor.output(), 0, doctor.code());
        } finally {
            platform.close();
        }
    }
}
