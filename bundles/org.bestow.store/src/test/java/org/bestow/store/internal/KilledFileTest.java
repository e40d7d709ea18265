package org.bestow.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assume.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is left of an H2 file by a process that is killed soon after it opened it. */
public class KilledFileTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final org.h2.Driver driver = new org.h2.Driver();

    private static String url(Path directory) {
        return "jdbc:h2:async:" + directory.resolve("bestow")
                + ";WRITE_DELAY=0;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=2000";
    }

    private Connection raw(Path directory, String more) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "bestow");
        properties.setProperty("password", "hush");
        return driver.connect(url(directory) + more, properties);
    }

    /** A file with free space before its newest part, as days of use and a good stop leave it. */
    private void use(Path directory, int round) throws SQLException {
        try (var connection = raw(directory, ";RETENTION_TIME=0");
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists t (id bigint primary key, s varchar(2000))");
            for (var row = 0; row < 1_000; row++) {
                statement.executeUpdate("merge into t values (" + row * 7 % 500 + ", '"
                        + "x".repeat(100 + (row * 31 + round * 17) % 1_500) + "')");
            }
        }
    }

    private long kept(Path killed, int round) throws SQLException {
        try (var connection = raw(killed, "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from t where s = 'kept " + round + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    public void keepsEachCommitSinceItWasOpened() throws Exception {
        assumeFalse(Boolean.getBoolean("bestow.test.fast"));
        var directory = folder.newFolder().toPath();
        for (var round = 0; round < 3; round++) {
            use(directory, round);
            var store = new JdbiStore(new Database(
                    driver,
                    url(directory) + ";RETENTION_TIME=45000",
                    "bestow",
                    () -> "hush",
                    4,
                    UnaryOperator.identity()));
            try {
                store.global()
                        .transact(sql -> sql.update("set retention_time 45000").execute());
                for (var row = 0; row < 30; row++) {
                    var statement = "merge into t values (" + (100_000 + row) + ", 'kept " + round + "')";
                    store.global().transact(sql -> sql.update(statement).execute());
                    // what is in the file now is what a kill would leave
                    var killed = folder.newFolder().toPath();
                    Files.copy(directory.resolve("bestow.mv.db"), killed.resolve("bestow.mv.db"));
                    assertEquals("round " + round, row + 1, kept(killed, round));
                }
            } finally {
                store.close();
            }
        }
    }
}
