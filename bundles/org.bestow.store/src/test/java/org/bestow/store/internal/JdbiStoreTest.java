package org.bestow.store.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bestow.store.BusyException;
import org.bestow.store.Dialect;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.bestow.store.StoreException;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class JdbiStoreTest {

    private static final Instant AT = Instant.parse("2026-03-29T01:30:00.123456Z");

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private TestDatabase database;
    private Store store;

    public record Thing(
            long id,
            long memberId,
            String name,
            OptionalLong amount,
            Optional<LocalDate> someDay,
            Instant at,
            Optional<byte[]> data) {}

    public enum Color {
        RED,
        DARK_BLUE
    }

    public record Shared(long id, Color unit) {}

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

    private void insert(long id, long member, String name) {
        store.forMember(member).transact(sql -> insert(sql, id, name));
    }

    private static int insert(Sql sql, long id, String name) {
        return sql.update("insert into thing (id, member_id, name, amount, some_day, at, data)"
                        + " values (:id, :member, :name, :amount, :some_day, :at, :data)")
                .bind("id", id)
                .bind("name", name)
                .bind("amount", OptionalLong.empty())
                .bind("some_day", Optional.empty())
                .bind("at", AT)
                .bind("data", Optional.empty())
                .execute();
    }

    private List<String> names() {
        return store.global().read(sql -> sql.query("select name from thing where member_id > 0 order by id")
                .mapTo(String.class)
                .list());
    }

    @Test
    public void mapsRowsToRecordsWhateverTheZoneOfTheProcess() {
        var zone = TimeZone.getDefault();
        try {
            for (var name : List.of("Asia/Shanghai", "America/New_York")) {
                TimeZone.setDefault(TimeZone.getTimeZone(name));
                store.forMember(7).transact(sql -> sql.update("delete from thing where member_id = :member")
                        .execute());
                store.forMember(7).transact(sql -> sql.update(
                                "insert into thing (id, member_id, name, amount, some_day, at, data)"
                                        + " values (:id, :member, :name, :amount, :some_day, :at, :data)")
                        .bind("id", 1)
                        .bind("name", name)
                        .bind("amount", OptionalLong.of(5))
                        .bind("some_day", Optional.of(LocalDate.of(2026, 3, 29)))
                        .bind("at", AT.plusNanos(789))
                        .bind("data", new byte[] {1, 2})
                        .execute());
                var thing = store.forMember(7).read(sql -> sql.query("select * from thing where member_id = :member")
                        .mapTo(Thing.class)
                        .one());
                assertEquals(AT, thing.at());
                assertEquals(Optional.of(LocalDate.of(2026, 3, 29)), thing.someDay());
                assertEquals(OptionalLong.of(5), thing.amount());
                assertArrayEquals(new byte[] {1, 2}, thing.data().orElseThrow());
                assertTrue(store.forMember(7)
                        .read(sql -> sql.query(
                                        "select 1 from thing where member_id = :member and at = :at and some_day = :some_day")
                                .bind("at", AT)
                                .bind("some_day", LocalDate.of(2026, 3, 29))
                                .mapTo(int.class)
                                .findOne())
                        .isPresent());
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    public void mapsAbsentValuesAndEnums() {
        insert(1, 7, "bare");
        var thing = store.forMember(7).read(sql -> sql.query("select * from thing where member_id = :member")
                .mapTo(Thing.class)
                .one());
        assertEquals(OptionalLong.empty(), thing.amount());
        assertEquals(Optional.empty(), thing.someDay());
        assertEquals(Optional.empty(), thing.data());
        store.global().transact(sql -> sql.update("insert into shared (id, unit) values (1, :unit)")
                .bind("unit", Color.DARK_BLUE)
                .execute());
        var shared = store.global().read(sql -> sql.query("select id, unit from shared")
                .mapTo(Shared.class)
                .one());
        assertEquals(new Shared(1, Color.DARK_BLUE), shared);
    }

    @Test
    public void bindsArraysForAny() {
        for (var id = 1; id <= 5; id++) {
            insert(id, 7, "thing" + id);
        }
        var statement = "select name from thing where member_id = :member and id = any(:ids) order by id";
        var member = store.forMember(7);
        assertEquals(List.of("thing2", "thing4"), member.read(sql -> sql.query(statement)
                .bind("ids", new long[] {4, 2, 9})
                .mapTo(String.class)
                .list()));
        assertEquals(List.of("thing5"), member.read(sql -> sql.query(statement)
                .bindArray("ids", Long.class, List.of(5L))
                .mapTo(String.class)
                .list()));
        assertEquals(List.of("thing1"), member.read(sql -> sql.query(
                        "select name from thing where member_id = :member and name = any(:names) order by id")
                .bindArray("names", String.class, List.of("thing1", "x"))
                .mapTo(String.class)
                .list()));
    }

    @Test
    public void bindsAnArrayOfBytes() {
        var known = store.global()
                .read(sql -> sql.query("select asked.mac from unnest(:macs) as asked (mac) order by 1")
                        .bind("macs", new byte[][] {{2, -1}, {1}, {}})
                        .mapTo(byte[].class)
                        .list());
        assertArrayEquals(new byte[][] {{}, {1}, {2, -1}}, known.toArray());
    }

    @Test
    public void batchesForOneMemberBindItInEachRow() {
        store.forMember(7).transact(sql -> {
            var batch = sql.batch("insert into thing (id, member_id, name, at) values (:id, :member, :name, :at)");
            for (var id = 1; id <= 3; id++) {
                batch.bind("id", id).bind("name", "n" + id).bind("at", AT).add();
            }
            return batch.execute();
        });
        assertEquals(List.of("n1", "n2", "n3"), names());
    }

    @Test
    public void statementsOnMembersDataNameTheMember() {
        assertThrows(IllegalArgumentException.class, () -> store.global()
                .read(sql ->
                        sql.query("select name from THING").mapTo(String.class).list()));
        assertThrows(IllegalArgumentException.class, () -> store.global()
                .read(sql -> sql.query("select 'member_id' from thing -- member_id")
                        .mapTo(String.class)
                        .list()));
        assertThrows(IllegalArgumentException.class, () -> store.forMember(7)
                .read(sql -> sql.query("select name from thing where member_id = 8")
                        .mapTo(String.class)
                        .list()));
        assertThrows(IllegalArgumentException.class, () -> store.forMember(7)
                .read(sql -> sql.query("select name from thing where id = :member")
                        .mapTo(String.class)
                        .list()));
        assertEquals(Set.of(), database.untenanted());
    }

    @Test
    public void rollsBackWhatFails() {
        assertThrows(IllegalStateException.class, () -> store.forMember(7).transact(sql -> {
            insert(sql, 1, "lost");
            throw new IllegalStateException("no");
        }));
        assertEquals(List.of(), names());
        insert(2, 7, "twice");
        var refused =
                assertThrows(StoreException.class, () -> store.forMember(7).transact(sql -> {
                    insert(sql, 3, "gone with it");
                    return insert(sql, 4, "twice");
                }));
        assertTrue(refused.duplicate());
        assertEquals(List.of("twice"), names());
    }

    @Test
    public void aTwinIsSeenTheSecondTime() {
        var attempts = new ArrayList<String>();
        var seen = store.forMember(7).transactBesideTwins(sql -> {
            var names = names();
            attempts.add(names.toString());
            if (names.contains("twin")) {
                return "seen";
            }
            insert(1, 7, "twin"); // somebody else, who has committed
            insert(sql, 2, "twin");
            return "made";
        });
        assertEquals("seen", seen);
        assertEquals(List.of("[]", "[twin]"), attempts);
        attempts.clear();
        assertThrows(StoreException.class, () -> store.forMember(7).transactBesideTwins(sql -> {
            attempts.add("again");
            return insert(sql, 2, "twin");
        }));
        assertEquals("once more, and not for ever", 2, attempts.size());
        attempts.clear();
        assertThrows(StoreException.class, () -> store.forMember(7).transactBesideTwins(sql -> {
            attempts.add("other faults");
            return insert(sql, 2, "x".repeat(10_000));
        }));
        assertEquals(1, attempts.size());
    }

    @Test
    public void readingChangesNothing() {
        assertThrows(IllegalStateException.class, () -> store.global()
                .read(sql -> sql.update("delete from shared").execute()));
    }

    @Test
    public void triesSerializationFailuresThreeTimes() {
        var attempts = new AtomicInteger();
        assertThrows(BusyException.class, () -> store.global().transact(sql -> {
            attempts.incrementAndGet();
            throw new SQLException("again", "40001");
        }));
        assertEquals(3, attempts.get());
        attempts.set(0);
        assertEquals("done", store.global().transact(sql -> {
            if (attempts.incrementAndGet() < 3) {
                throw new SQLException("again", "40P01");
            }
            return "done";
        }));
    }

    @Test
    public void aLockThatIsNotGivenIsBusy() throws SQLException {
        insert(1, 7, "locked");
        try (var holder = store.connection();
                var lock = holder.prepareStatement("select id from thing where member_id = 7 for update")) {
            lock.executeQuery().close();
            var attempts = new AtomicInteger();
            assertThrows(BusyException.class, () -> store.forMember(7).transact(sql -> {
                attempts.incrementAndGet();
                return sql.update("update thing set amount = 1 where member_id = :member")
                        .execute();
            }));
            assertEquals(3, attempts.get());
            holder.rollback();
        }
    }

    @Test
    public void aDeadlockEndsForBoth() throws Exception {
        insert(1, 7, "a");
        insert(2, 7, "b");
        var both = new CountDownLatch(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var one = threads.submit(() -> cross(both, 1, 2));
            var two = threads.submit(() -> cross(both, 2, 1));
            one.get();
            two.get();
        } finally {
            threads.shutdown();
        }
        var amounts = store.global().read(sql -> sql.query("select sum(amount) from thing where member_id = 7")
                .mapTo(long.class)
                .one());
        assertEquals(Long.valueOf(4), amounts);
    }

    private Void cross(CountDownLatch both, long first, long second) {
        return store.forMember(7).transact(sql -> {
            add(sql, first);
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            add(sql, second);
            return null;
        });
    }

    private static void add(Sql sql, long id) {
        sql.update("update thing set amount = coalesce(amount, 0) + 1 where member_id = :member and id = :id")
                .bind("id", id)
                .execute();
    }

    @Test
    public void anUnknownCommitIsSaidAndTheConnectionGone() {
        database.statements().onNextCommit(raw -> {
            raw.commit();
            throw new SQLException("cut", "08006");
        });
        var unknown = assertThrows(StoreException.class, () -> insert(1, 7, "there"));
        assertTrue(unknown.getMessage(), unknown.getMessage().contains("unknown"));
        assertEquals(List.of("there"), names());
        insert(2, 7, "next");
        assertEquals(List.of("there", "next"), names());
    }

    @Test
    public void aLostConnectionBeforeTheCommitIsTriedAgain() {
        var attempts = new AtomicInteger();
        insert(1, 7, "one");
        store.forMember(7).transact(sql -> {
            add(sql, 1);
            if (attempts.incrementAndGet() == 1) {
                if (dialect == Dialect.POSTGRESQL) {
                    database.killBackends();
                } else {
                    throw new SQLException("broken", "90121");
                }
            }
            add(sql, 1);
            return null;
        });
        assertEquals(2, attempts.get());
        assertEquals(
                Long.valueOf(2), store.global().read(sql -> sql.query("select amount from thing where member_id = 7")
                        .mapTo(long.class)
                        .one()));
    }

    @Test
    public void anInterruptOfTheCallerWaitsUntilTheWorkIsDone() throws Exception {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var kept = new AtomicBoolean();
        var touched = new AtomicBoolean();
        var caller = new Thread(() -> {
            store.forMember(7).transact(sql -> {
                inside.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    touched.set(true);
                }
                return insert(sql, 1, "despite");
            });
            kept.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        inside.await();
        caller.interrupt();
        goOn.countDown();
        caller.join();
        assertFalse("the interrupt reached the holder of the connection", touched.get());
        assertTrue("the interrupt was lost", kept.get());
        assertEquals(List.of("despite"), names());
    }

    @Test
    public void aThreadOfTheStoreRunsItsWorkItself() throws InterruptedException {
        var ran = new AtomicReference<Thread>();
        var thread = store.thread("own", () -> ran.set(store.global().read(sql -> Thread.currentThread())));
        thread.start();
        thread.join();
        assertEquals(thread, ran.get());
        assertTrue(thread.isDaemon());
    }

    @Test
    public void migratesOnceAndKeepsRowsOverARestart() {
        insert(1, 7, "kept");
        database.reopen();
        store = database.store();
        store.tenantTables("thing");
        store.migrate("sample", getClass().getClassLoader());
        assertEquals(List.of("kept"), names());
        var own = dialect == Dialect.H2 ? "only_h2" : "only_postgresql";
        var other = dialect == Dialect.H2 ? "only_postgresql" : "only_h2";
        assertEquals(Long.valueOf(0), store.global().read(sql -> sql.query("select count(*) from " + own)
                .mapTo(long.class)
                .one()));
        assertThrows(StoreException.class, () -> store.global().read(sql -> sql.query("select count(*) from " + other)
                .mapTo(long.class)
                .one()));
        assertThrows(
                StoreException.class, () -> store.migrate("absent", getClass().getClassLoader()));
    }

    @Test
    public void givesEachNumberOnce() throws Exception {
        var ids = store.ids("sample_seq");
        assertTrue(ids == store.ids("sample_seq"));
        var given = Collections.synchronizedList(new ArrayList<Long>());
        var threads = Executors.newFixedThreadPool(8);
        try {
            var work = new ArrayList<java.util.concurrent.Future<?>>();
            for (var thread = 0; thread < 8; thread++) {
                work.add(threads.submit(() -> {
                    for (var i = 0; i < 50; i++) {
                        given.add(ids.next());
                        var first = ids.next(7);
                        for (var j = 0; j < 7; j++) {
                            given.add(first + j);
                        }
                    }
                }));
            }
            for (var one : work) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(8 * 50 * 8, given.size());
        assertEquals(given.size(), new HashSet<>(given).size());
        var before = Collections.max(given);
        assertThrows(IllegalArgumentException.class, () -> ids.next(51));
        database.reopen();
        assertTrue(database.store().ids("sample_seq").next(50) > before);
        assertThrows(StoreException.class, () -> database.store().ids("no_seq").next());
    }

    @Test
    public void idsNeedNoConnectionOfThePool() throws Exception {
        var held = new ArrayList<java.sql.Connection>();
        try {
            for (var i = 0; i < 14; i++) {
                held.add(store.connection());
            }
            assertTrue(store.ids("sample_seq").next() > 0);
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    @Test
    public void anOwnConnectionIsRolledBackWhenItIsClosed() throws SQLException {
        try (var connection = store.connection();
                var insert = connection.createStatement()) {
            assertFalse(connection.getAutoCommit());
            insert.executeUpdate("insert into shared (id, unit) values (9, 'RED')");
        }
        assertEquals(Long.valueOf(0), store.global().read(sql -> sql.query("select count(*) from shared")
                .mapTo(long.class)
                .one()));
    }

    @Test
    public void connectionsHaveLimitsAndKeepPlans() {
        if (dialect == Dialect.POSTGRESQL) {
            assertEquals("force_generic_plan", setting("plan_cache_mode"));
            assertEquals("2s", setting("lock_timeout"));
            assertEquals("10s", setting("idle_in_transaction_session_timeout"));
            assertEquals("read committed", setting("transaction_isolation"));
        } else {
            assertEquals(Integer.valueOf(2000), store.global().read(sql -> sql.query("select lock_timeout()")
                    .mapTo(int.class)
                    .one()));
        }
    }

    private String setting(String name) {
        return store.global().read(sql -> sql.query("select current_setting('" + name + "')")
                .mapTo(String.class)
                .one());
    }

    @Test
    public void nothingShowsThePasswordOrAValue() {
        var shown = store + " " + new Database(new org.h2.Driver(), "jdbc:h2:mem:x", "u", () -> "hush", 4, x -> x);
        assertFalse(shown, shown.contains("hush"));
        var refused =
                assertThrows(StoreException.class, () -> store.forMember(7).transact(sql -> sql.update(
                                "insert into thing (id, member_id, name, at) values (1, :member, :name, null)")
                        .bind("name", "the-value")
                        .execute()));
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString(), cause.toString().contains("the-value"));
        }
    }

    @Test
    public void aClosedStoreRefuses() {
        var other = TestDatabase.of(dialect);
        var closed = other.store();
        other.close();
        assertThrows(StoreException.class, () -> closed.global().read(sql -> 1));
        assertThrows(SQLException.class, closed::connection);
    }
}
