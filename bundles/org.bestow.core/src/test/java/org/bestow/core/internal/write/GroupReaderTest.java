package org.bestow.core.internal.write;

import static org.junit.Assert.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.bestow.core.internal.effect.Needs;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.KeyKind;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class GroupReaderTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final World world;

    public GroupReaderTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
    }

    @After
    public void close() {
        database.close();
    }

    /**
     * H2 gives the result of a part of a union again when its table has not changed since and its parameters are the same, of which it
     * forgets the one of FETCH FIRST: a group of replays, which took nothing, shortened
     * the list of the next.
     */
    @Test
    public void readsAsManyKeysAsAreWantedWhateverWasReadBefore() throws SQLException {
        var first = world.pool("first", KeyKind.RETAIL, 20);
        var second = world.pool("second", KeyKind.RETAIL, 20);
        world.member("somebody");
        try (var connection = database.raw()) {
            connection.setAutoCommit(false);
            for (var wanted : new int[] {2, 4, 1, 8}) {
                try (var statement = connection.createStatement()) {
                    statement.execute("update member_guard set id = id where id > 0"); // a change, but not of keys
                }
                assertEquals(wanted, read(connection, first, second, wanted));
                connection.commit();
            }
        }
    }

    private static int read(Connection connection, long first, long second, int wanted) throws SQLException {
        var needs = new Needs();
        needs.pools.put(first, wanted);
        needs.pools.put(second, wanted);
        var changes = new GroupReader(connection, true).read(needs);
        assertEquals(wanted, changes.keysLeft(first, 100).size());
        return changes.keysLeft(second, 100).size();
    }
}
