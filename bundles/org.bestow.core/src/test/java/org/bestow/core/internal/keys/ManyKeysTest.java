package org.bestow.core.internal.keys;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.bestow.api.KeyPools;
import org.bestow.api.Secret;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** As many keys as an import takes: how often it asks the database, and along which index. */
@RunWith(Parameterized.class)
public class ManyKeysTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private static final int MOST = 10_000;

    private final TestDatabase database;
    private final KeyPoolService service;

    public ManyKeysTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        service = KeyPoolFixture.service(database.store(), TestKeyring.create(), new KeptJournal());
    }

    @Before
    public void makePool() {
        database.store().global().transact(sql -> sql.update("insert into key_pool (id, code, kind, available, claimed)"
                        + " values (1, 'windows', 'RETAIL', 0, 0)")
                .execute());
        importKeys(1); // the use of the keyring is in the database
        database.statements().clear();
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void importsInBatches() {
        assertEquals(MOST - 1, importKeys(MOST).imported());
        assertEquals(MOST, given(service.get(OPERATOR, "windows")).available());
        assertTrue(
                database.statements().texts().toString(), database.statements().count() < 50);
    }

    @Test
    public void findsDuplicatesByOneLookAtEachTableAndWritesNothing() {
        importKeys(MOST);
        database.statements().clear();
        var report = importKeys(MOST);
        assertEquals(List.of(0, MOST), List.of(report.imported(), report.duplicates()));
        assertTrue(report.rows().stream().allMatch(row -> row.state() == KeyPools.State.DUPLICATE));
        assertEquals(
                List.of("pool_key", "claimed_key"),
                database.statements().texts().stream()
                        .map(text -> text.replaceAll("^select .* join (\\w+) .*$", "$1"))
                        .toList());
    }

    /** Not all keys of the pool, each compared with each of the list. */
    @Test
    public void looksEachKeyUpAlongTheIndexOfKeys() throws SQLException {
        assumeTrue(database.dialect() == Dialect.H2);
        importKeys(1);
        try (var connection = database.raw()) {
            for (var text : database.statements().texts()) {
                try (var statement = connection.prepareStatement("explain " + text)) {
                    statement.setArray(1, connection.createArrayOf("bytea", new byte[][] {{1}}));
                    statement.setLong(2, 1);
                    var rows = statement.executeQuery();
                    assertTrue(rows.next());
                    var plan = rows.getString(1);
                    assertTrue(plan, plan.matches("(?s).*POOL_ID = \\?2\\s+AND MAC = A.MAC\\s+\\*/.*"));
                }
            }
        }
    }

    private KeyPools.Report importKeys(int count) {
        var keys = IntStream.range(0, count)
                .mapToObj(number -> Secret.of("KEY-" + number))
                .toList();
        return given(service.importKeys(OPERATOR, "windows", KeyPools.Import.of(keys)));
    }
}
