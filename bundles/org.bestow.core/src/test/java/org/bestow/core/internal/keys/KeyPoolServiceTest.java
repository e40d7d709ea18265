package org.bestow.core.internal.keys;

import static org.bestow.api.KeyPools.State.DUPLICATE;
import static org.bestow.api.KeyPools.State.IMPORTED;
import static org.bestow.api.KeyPools.State.INVALID;
import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.bestow.core.internal.keys.KeyPoolFixture.secrets;
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
import org.bestow.core.internal.fixture.Operators;
import org.bestow.spi.KeyKind;
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

    private final KeyPoolFixture fixture;

    public KeyPoolServiceTest(Dialect dialect) {
        fixture = new KeyPoolFixture(dialect);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void importsEachKeyOnceAndReportsEveryRow() {
        var report = given(fixture.importKeys(
                OPERATOR, "windows", secrets("  KEY-1 ", "KEY-2", "KEY-1", "", "a\u0007b", "x".repeat(513))));
        assertEquals(
                List.of(IMPORTED, IMPORTED, DUPLICATE, INVALID, INVALID, INVALID),
                report.rows().stream().map(KeyPools.RowReport::state).toList());
        assertEquals(List.of(2, 1, 3), List.of(report.imported(), report.duplicates(), report.invalid()));
        assertEquals(1, report.rows().get(0).row());
        assertFalse(report.toString().contains("KEY-1"));

        var again = given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-2", "KEY-3", "x".repeat(512))));
        assertEquals(List.of(2, 1, 0), List.of(again.imported(), again.duplicates(), again.invalid()));
        assertEquals(4, fixture.pool("windows").available());
        assertEquals(
                "the same value in another pool is another key",
                1,
                given(fixture.importKeys(OPERATOR, "office", secrets("KEY-1"))).imported());
        assertEquals(
                List.of("KEY-1", "KEY-2", "KEY-3"),
                fixture.stored(1).stream()
                        .filter(value -> value.startsWith("KEY"))
                        .toList());
    }

    @Test
    public void knowsKeysThatWereTaken() {
        fixture.run(
                "insert into member (id, name, time_zone, email, created_at) values (5, 'M', 'UTC', 'm@m.example', current_timestamp)");
        fixture.run(
                "insert into package (id, code, title, description, position, validity_days, on_sale) values (1, 'p', '{}', '{}', 1, 1, true)");
        fixture.run(
                "insert into package_item (id, package_id, code, type, title, title_key_en, title_key_zh_cn, title_key_zh_tw, unit,"
                        + " settings, settings_version, check_state, check_message, position, on_sale)"
                        + " values (1, 1, 'i', 't', '{}', '', '', '', 'KEYS', '{}', 1, 'checked', '', 1, true)");
        fixture.run(
                "insert into purchase (id, member_id, package_id, purchased_on, expires, version) values (1, 5, 1, current_date, current_date, 1)");
        fixture.run(
                "insert into benefit (id, member_id, purchase_id, item_id, type, used, pending, unit, purchased_on, available_from,"
                        + " expires, version) values (1, 5, 1, 1, 't', 1, 0, 'KEYS', current_date, current_timestamp, current_date, 1)");
        given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-1")));
        fixture.run(
                "insert into claimed_key (id, member_id, benefit_id, pool_id, sealed_as, mac, sealed, masked, kind, claimed_at, claimed_by)"
                        + " select 1, 5, 1, pool_id, id, mac, sealed, masked, 'RETAIL', current_timestamp, 1 from pool_key");
        fixture.run("delete from pool_key");
        fixture.run("update key_pool set available = 0, claimed = 1 where id = 1");

        var report = given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-1")));
        assertEquals(1, report.duplicates());
        assertEquals(
                new KeyPools.Pool("l0-1", "windows", KeyKind.RETAIL, 0, 1, 1, KeyPools.Level.EMPTY, 1),
                fixture.pool("windows"));
    }

    @Test
    public void auditsWithoutValues() {
        given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-1", "KEY-2")));
        given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-1")));
        assertEquals("nothing new, nothing audited", 1, fixture.journal.audit.size());
        var row = fixture.journal.audit.get(0);
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
                denied(fixture.importKeys(member, "windows", secrets("K"))).kind());
        assertEquals(
                Problem.Kind.FORBIDDEN, denied(fixture.service.list(member)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(fixture.importKeys(OPERATOR, "linux", secrets("K"))).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(fixture.importKeys(OPERATOR, "l0-9", secrets("K"))).kind());
        var many = Stream.generate(() -> Secret.of("K")).limit(10_001).toList();
        assertEquals(
                "/keys",
                denied(fixture.importKeys(OPERATOR, "windows", many))
                        .errors()
                        .get(0)
                        .path());
        assertEquals(
                Problem.Kind.INVALID,
                denied(fixture.importKeys(OPERATOR, "windows", List.of())).kind());
        assertEquals(
                1, given(fixture.importKeys(OPERATOR, "l0-1", secrets("K"))).imported());
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
                calls.add(() -> given(fixture.importKeys(OPERATOR, pool, keys)).imported());
            }
            var imported = 0;
            for (var result : threads.invokeAll(calls)) {
                imported += result.get();
            }
            assertEquals(400, imported);
        } finally {
            threads.shutdown();
        }
        assertEquals(200, fixture.pool("windows").available());
        assertEquals(200, fixture.pool("office").available());
    }
}
