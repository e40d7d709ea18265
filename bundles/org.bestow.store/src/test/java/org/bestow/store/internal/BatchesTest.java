package org.bestow.store.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bestow.store.Batches;
import org.bestow.store.Dialect;
import org.bestow.store.Store;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class BatchesTest {

    private static final Instant AT = Instant.parse("2026-05-04T10:00:00.123456789Z");

    private static final String RENAME = "update thing set name = ? where id = ? and member_id = ?";

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private TestDatabase database;
    private Store store;

    @Before
    public void open() {
        database = TestDatabase.of(dialect);
        store = database.store();
        store.migrate("sample", getClass().getClassLoader());
        store.tenantTables("thing");
    }

    @After
    public void close() {
        database.close();
    }

    private static void insert(Batches batches, long from, long until) {
        batches.add(
                "insert into thing (id, member_id, name, amount, some_day, at, data) values (?, ?, ?, ?, ?, ?, ?)",
                LongStream.range(from, until).boxed().toList(),
                (row, number) -> {
                    row.setLong(1, number);
                    row.setLong(2, 7);
                    row.setString(3, "thing " + number);
                    row.setLong(4, 10 * number);
                    row.setDay(5, Optional.of(LocalDate.EPOCH).filter(day -> number % 2 == 0));
                    row.setMoment(6, AT);
                    row.setBytes(7, new byte[] {number.byteValue()});
                });
    }

    private static void rename(Batches batches, List<Long> numbers) {
        batches.add(RENAME, numbers, (row, number) -> {
            row.setString(1, Optional.of("new " + number));
            row.setLong(2, number);
            row.setInt(3, 7);
        });
    }

    private static void delete(Batches batches, int changes, Long... numbers) {
        batches.add(
                "delete from thing where id = any(?) and member_id = 7",
                changes,
                (row, connection) -> row.setArray(1, connection.createArrayOf("bigint", numbers)));
    }

    private interface Writes {
        void to(Batches batches) throws SQLException;
    }

    private void write(Writes writes) throws SQLException {
        try (Connection connection = store.connection()) {
            var batches = new Batches(connection);
            writes.to(batches);
            batches.run();
            connection.commit();
        }
    }

    private String things() {
        List<String> names = store.global().read(sql -> sql.query("select name, member_id from thing order by id")
                .map((row, context) -> row.getString(1))
                .list());
        return String.join(", ", names);
    }

    @Test
    public void writesFewRowsInOrder() throws SQLException {
        write(batches -> {
            insert(batches, 1, 4);
            rename(batches, List.of(1L, 3L));
            delete(batches, 1, 2L);
            insert(batches, 4, 5);
        });
        assertEquals("new 1, new 3, thing 4", things());
        assertEquals(AT.minusNanos(789), store.global().read(sql -> sql.query(
                        "select at, member_id from thing where id = 4 and some_day is not null and amount = 40")
                .mapTo(Instant.class)
                .one()));
    }

    @Test
    public void writesManyRowsInOrder() throws SQLException {
        write(batches -> {
            insert(batches, 1, 20);
            rename(batches, LongStream.range(1, 20).boxed().toList());
            delete(batches, 18, LongStream.range(2, 20).boxed().toArray(Long[]::new));
        });
        assertEquals("new 1", things());
    }

    @Test
    public void sendsFewRowsTogether() throws SQLException {
        database.statements().clear();
        write(batches -> {
            insert(batches, 1, 4);
            rename(batches, List.of(1L, 3L));
        });
        assertEquals(
                dialect == Dialect.POSTGRESQL ? 1 : 2,
                database.statements().texts().size());
    }

    @Test
    public void anAbsentRowIsAnError() throws SQLException {
        write(batches -> insert(batches, 1, 20));
        for (var others :
                List.of(List.<Long>of(), LongStream.range(2, 19).boxed().toList())) {
            var thrown = assertThrows(
                    IllegalStateException.class,
                    () -> write(batches -> {
                        rename(batches, others);
                        rename(batches, List.of(1L, 99L));
                        delete(batches, 1, 19L);
                    }));
            assertTrue(thrown.getMessage(), thrown.getMessage().contains(RENAME));
            assertThrows(
                    IllegalStateException.class,
                    () -> write(batches -> {
                        rename(batches, others);
                        delete(batches, 2, 1L, 99L);
                    }));
        }
        write(batches -> batches.add(
                "delete from thing where id = ? and member_id = 7", (row, connection) -> row.setLong(1, 99)));
        assertTrue(things().startsWith("thing 1, thing 2"));
    }

    @Test
    public void aDuplicateIsTheDatabasesError() throws SQLException {
        write(batches -> insert(batches, 1, 2));
        var thrown = assertThrows(
                SQLException.class,
                () -> write(batches -> {
                    rename(batches, List.of(1L));
                    insert(batches, 1, 3);
                }));
        assertEquals("23505", thrown.getSQLState());
        assertEquals("thing 1", things());
    }
}
