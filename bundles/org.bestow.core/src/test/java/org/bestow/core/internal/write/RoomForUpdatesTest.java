package org.bestow.core.internal.write;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import org.bestow.store.Dialect;
import org.junit.Test;

/** PostgreSQL writes a new row at every change; only in the page of the old one it leaves the indexes alone. */
public class RoomForUpdatesTest {

    @Test
    public void aCounterChangesWithinItsPage() throws SQLException {
        try (var fixture = new WriteFixture(Dialect.POSTGRESQL)) {
            var benefits = fixture.world.copies(fixture.seats("somebody", 50), 300);
            var changed = benefits.get(10);
            var last = benefits.get(benefits.size() - 1);
            var before = place(fixture, changed.id());
            assertNotEquals("the pages before the last one are full", page(before), page(place(fixture, last.id())));
            assertTrue(fixture.write(WriteFixture.assign(changed, 7)) instanceof Written.Applied);
            var after = place(fixture, changed.id());
            assertNotEquals(before, after);
            assertEquals(page(before), page(after));
        }
    }

    private static String page(String place) {
        return place.substring(0, place.indexOf(','));
    }

    private static String place(WriteFixture fixture, long benefit) throws SQLException {
        try (var connection = fixture.database.raw();
                var statement = connection.prepareStatement("select ctid::text from benefit where id = ?")) {
            statement.setLong(1, benefit);
            try (var rows = statement.executeQuery()) {
                assertTrue(rows.next());
                return rows.getString(1);
            }
        }
    }
}
