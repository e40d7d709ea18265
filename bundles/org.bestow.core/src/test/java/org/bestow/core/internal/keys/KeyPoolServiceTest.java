package org.bestow.core.internal.keys;

import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.bestow.core.internal.fixture.Operators.denied;
import static org.bestow.core.internal.fixture.Operators.given;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bestow.api.KeyPools;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.KeptUsers;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class KeyPoolServiceTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final Keyring ring;
    private final KeptJournal journal = new KeptJournal();
    private final KeyPoolService service;

    public KeyPoolServiceTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        var schema = new Schema(database.store());
        ring = new KeyringFile(Operators.temporaryFolder().resolve("keyring.json")).create();
        service = new KeyPoolService(
                schema, ring, new Access(new SeedPolicy(), new KeptUsers()), new Pools(schema), journal, World.CLOCK);
        run("insert into key_pool (id, code, kind, available, claimed) values (1, 'windows', 'RETAIL', 0, 0)");
        run(
                "insert into key_pool (id, code, kind, available, claimed) values (2, 'office', 'MULTIPLE_ACTIVATION', 0, 0)");
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void importsEachKeyOnceAndReportsEveryRow() {
        var report = given(service.importKeys(
                OPERATOR, "windows", secrets("  KEY-1 ", "KEY-2", "KEY-1", "", "a\u0007b", "x".repeat(513))));
        assertEquals(
                List.of("imported", "imported", "duplicate", "invalid", "invalid", "invalid"),
                report.rows().stream().map(KeyPools.RowReport::state).toList());
        assertEquals(List.of(2, 1, 3), List.of(report.imported(), report.duplicates(), report.invalid()));
        assertEquals(1, report.rows().get(0).row());
        assertFalse(report.toString().contains("KEY-1"));

        var again = given(service.importKeys(OPERATOR, "windows", secrets("KEY-2", "KEY-3", "x".repeat(512))));
        assertEquals(List.of(2, 1, 0), List.of(again.imported(), again.duplicates(), again.invalid()));
        assertEquals(4, pool("windows").available());
        assertEquals(
                "the same value in another pool is another key",
                1,
                given(service.importKeys(OPERATOR, "office", secrets("KEY-1"))).imported());
        assertEquals(
                List.of("KEY-1", "KEY-2", "KEY-3"),
                stored(1).stream().filter(value -> value.startsWith("KEY")).toList());
    }

    @Test
    public void knowsKeysThatWereTaken() {
        run(
                "insert into member (id, name, time_zone, email, created_at) values (5, 'M', 'UTC', 'm@m.example', current_timestamp)");
        run(
                "insert into package (id, code, title, description, position, validity_days, on_sale) values (1, 'p', '{}', '{}', 1, 1, true)");
        run(
                "insert into package_item (id, package_id, code, type, title, title_key_en, title_key_zh_cn, title_key_zh_tw, unit,"
                        + " settings, settings_version, check_state, check_message, position, on_sale)"
                        + " values (1, 1, 'i', 't', '{}', '', '', '', 'KEYS', '{}', 1, 'checked', '', 1, true)");
        run(
                "insert into purchase (id, member_id, package_id, purchased_on, expires, version) values (1, 5, 1, current_date, current_date, 1)");
        run(
                "insert into benefit (id, member_id, purchase_id, item_id, type, used, pending, unit, purchased_on, available_from,"
                        + " expires, version) values (1, 5, 1, 1, 't', 1, 0, 'KEYS', current_date, current_timestamp, current_date, 1)");
        given(service.importKeys(OPERATOR, "windows", secrets("KEY-1")));
        run(
                "insert into claimed_key (id, member_id, benefit_id, pool_id, sealed_as, mac, sealed, masked, kind, claimed_at, claimed_by)"
                        + " select 1, 5, 1, pool_id, id, mac, sealed, masked, 'RETAIL', current_timestamp, 1 from pool_key");
        run("delete from pool_key");
        run("update key_pool set available = 0, claimed = 1 where id = 1");

        var report = given(service.importKeys(OPERATOR, "windows", secrets("KEY-1")));
        assertEquals(1, report.duplicates());
        assertEquals(new KeyPools.Pool("l0-1", "windows", org.bestow.spi.KeyKind.RETAIL, 0, 1), pool("windows"));
    }

    @Test
    public void auditsWithoutValues() {
        given(service.importKeys(OPERATOR, "windows", secrets("KEY-1", "KEY-2")));
        given(service.importKeys(OPERATOR, "windows", secrets("KEY-1")));
        assertEquals("nothing new, nothing audited", 1, journal.audit.size());
        var row = journal.audit.get(0);
        assertEquals("key-import", row.action());
        assertEquals("Olivia Operator", row.actorName());
        assertTrue(row.after(), row.after().contains("\"imported\":2"));
        assertFalse(row.toString().contains("KEY-"));
    }

    @Test
    public void refusesOthersThanOperatorsUnknownPoolsAndTooMany() {
        var member = Operators.of(5, Role.GLOBAL_ADMIN, Language.ZH_CN);
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(service.importKeys(member, "windows", secrets("K"))).kind());
        assertEquals(Problem.Kind.FORBIDDEN, denied(service.list(member)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(service.importKeys(OPERATOR, "linux", secrets("K"))).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(service.importKeys(OPERATOR, "l0-9", secrets("K"))).kind());
        var many = Stream.generate(() -> Secret.of("K")).limit(10_001).toList();
        assertEquals(
                "/keys",
                denied(service.importKeys(OPERATOR, "windows", many))
                        .errors()
                        .get(0)
                        .path());
        assertEquals(
                Problem.Kind.INVALID,
                denied(service.importKeys(OPERATOR, "windows", List.of())).kind());
        assertEquals(
                1, given(service.importKeys(OPERATOR, "l0-1", secrets("K"))).imported());
    }

    @Test
    public void importsTenThousandAtOnce() {
        var many = IntStream.range(0, 10_000)
                .mapToObj(number -> Secret.of("KEY-" + number))
                .toList();
        assertEquals(
                10_000, given(service.importKeys(OPERATOR, "windows", many)).imported());
        assertEquals(10_000, pool("windows").available());
        assertEquals(
                10_000, given(service.importKeys(OPERATOR, "windows", many)).duplicates());
    }

    @Test
    public void concurrentImportsOfTheSameKeysImportEachOnce() throws Exception {
        var keys = IntStream.range(0, 200)
                .mapToObj(number -> Secret.of("KEY-" + number))
                .toList();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var calls = new ArrayList<Callable<Integer>>();
            for (int call = 0; call < 8; call++) {
                var pool = call % 2 == 0 ? "windows" : "office";
                calls.add(() -> given(service.importKeys(OPERATOR, pool, keys)).imported());
            }
            var imported = 0;
            for (var result : threads.invokeAll(calls)) {
                imported += result.get();
            }
            assertEquals(400, imported);
        } finally {
            threads.shutdown();
        }
        assertEquals(200, pool("windows").available());
        assertEquals(200, pool("office").available());
    }

    private KeyPools.Pool pool(String code) {
        return given(service.list(OPERATOR)).stream()
                .filter(pool -> pool.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** A row of the table. */
    public record Row(long id, byte[] sealed) {}

    private List<String> stored(long pool) {
        return database.store().global().read(sql -> sql.query(
                        "select id, sealed from pool_key where pool_id = :pool order by id")
                .bind("pool", pool)
                .mapTo(Row.class)
                .map(row -> ring.open(pool, row.id(), row.sealed()).reveal())
                .list());
    }

    private void run(String statement) {
        database.store().global().transact(sql -> sql.update(statement).execute());
    }

    private static List<Secret> secrets(String... values) {
        return Stream.of(values).map(Secret::of).toList();
    }
}
