package org.bestow.core.internal.keys;

import static org.bestow.api.KeyPools.State.DUPLICATE;
import static org.bestow.api.KeyPools.State.IMPORTED;
import static org.bestow.api.KeyPools.State.INVALID;
import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Check;
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
import org.bestow.core.internal.write.TestJournal;
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
        var report = given(importKeys(
                OPERATOR, "windows", secrets("  KEY-1 ", "KEY-2", "KEY-1", "", "a\u0007b", "x".repeat(513))));
        assertEquals(
                List.of(IMPORTED, IMPORTED, DUPLICATE, INVALID, INVALID, INVALID),
                report.rows().stream().map(KeyPools.RowReport::state).toList());
        assertEquals(List.of(2, 1, 3), List.of(report.imported(), report.duplicates(), report.invalid()));
        assertEquals(1, report.rows().get(0).row());
        assertFalse(report.toString().contains("KEY-1"));

        var again = given(importKeys(OPERATOR, "windows", secrets("KEY-2", "KEY-3", "x".repeat(512))));
        assertEquals(List.of(2, 1, 0), List.of(again.imported(), again.duplicates(), again.invalid()));
        assertEquals(4, pool("windows").available());
        assertEquals(
                "the same value in another pool is another key",
                1,
                given(importKeys(OPERATOR, "office", secrets("KEY-1"))).imported());
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
        given(importKeys(OPERATOR, "windows", secrets("KEY-1")));
        run(
                "insert into claimed_key (id, member_id, benefit_id, pool_id, sealed_as, mac, sealed, masked, kind, claimed_at, claimed_by)"
                        + " select 1, 5, 1, pool_id, id, mac, sealed, masked, 'RETAIL', current_timestamp, 1 from pool_key");
        run("delete from pool_key");
        run("update key_pool set available = 0, claimed = 1 where id = 1");

        var report = given(importKeys(OPERATOR, "windows", secrets("KEY-1")));
        assertEquals(1, report.duplicates());
        assertEquals(
                new KeyPools.Pool("l0-1", "windows", KeyKind.RETAIL, 0, 1, 1, KeyPools.Level.EMPTY, 1),
                pool("windows"));
    }

    @Test
    public void auditsWithoutValues() {
        given(importKeys(OPERATOR, "windows", secrets("KEY-1", "KEY-2")));
        given(importKeys(OPERATOR, "windows", secrets("KEY-1")));
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
                denied(importKeys(member, "windows", secrets("K"))).kind());
        assertEquals(Problem.Kind.FORBIDDEN, denied(service.list(member)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(importKeys(OPERATOR, "linux", secrets("K"))).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(importKeys(OPERATOR, "l0-9", secrets("K"))).kind());
        var many = Stream.generate(() -> Secret.of("K")).limit(10_001).toList();
        assertEquals(
                "/keys",
                denied(importKeys(OPERATOR, "windows", many)).errors().get(0).path());
        assertEquals(
                Problem.Kind.INVALID,
                denied(importKeys(OPERATOR, "windows", List.of())).kind());
        assertEquals(1, given(importKeys(OPERATOR, "l0-1", secrets("K"))).imported());
    }

    private static KeyPools.Import table(String text, boolean dryRun, String key) {
        return new KeyPools.Import(
                new KeyPools.Table(Secret.of(text)), dryRun, Optional.of(key).filter(each -> !each.isEmpty()));
    }

    @Test
    public void takesTheColumnOfKeysOutOfATable() {
        var text =
                "\ufeffProduct;Product key;Price\r\nWin;\"KEY-1\";1\r\n\r\nWin; KEY-2 ;2\r\nWin;KEY-1;3\r\nWin;;4\r\n";
        var report = given(service.importKeys(OPERATOR, "windows", table(text, false, "")));
        assertEquals(
                List.of("2 IMPORTED", "4 IMPORTED", "5 DUPLICATE", "6 INVALID"),
                report.rows().stream().map(row -> row.row() + " " + row.state()).toList());
        assertEquals(2, report.ignoredColumns());
        assertEquals(List.of("KEY-1", "KEY-2"), stored(1));
        var problem = denied(service.importKeys(OPERATOR, "windows", table("A,KEY-9\nB,KEY-8\n", false, "")));
        assertEquals("/csv", problem.errors().get(0).path());
        assertFalse(problem.toString(), problem.toString().contains("KEY-"));
    }

    @Test
    public void aDryRunReportsTheSameAndLeavesNoTrace() {
        given(importKeys(OPERATOR, "windows", secrets("KEY-1")));
        var before = pool("windows");
        var numbers = database.store().ids("pool_key_seq").next();
        var text = "KEY-1\nKEY-2\nKEY-2\n\u0007\n";
        var tried = given(service.importKeys(OPERATOR, "windows", table(text, true, "k")));
        assertTrue(tried.dryRun());
        assertEquals(before, pool("windows"));
        assertEquals(1, journal.audit.size());
        assertEquals(numbers + 1, database.store().ids("pool_key_seq").next());
        var done = given(service.importKeys(OPERATOR, "windows", table(text, false, "")));
        assertEquals(done.rows(), tried.rows());
        assertEquals(
                List.of(DUPLICATE, IMPORTED, DUPLICATE, INVALID),
                done.rows().stream().map(KeyPools.RowReport::state).toList());
    }

    @Test
    public void aFileOfAnyLengthGoesInParts() {
        var text = new StringBuilder();
        for (int key = 0; key < 20_001; key++) {
            text.append("KEY-").append(key).append('\n');
        }
        text.append("\nKEY-0\n");
        for (var dryRun : List.of(true, false)) {
            var parts = new ArrayList<KeyPools.Report>();
            var sum = given(
                    service.importFile(OPERATOR, "windows", new StringReader(text.toString()), dryRun, parts::add));
            assertEquals(List.of(20_001, 1, 0), List.of(sum.imported(), sum.duplicates(), sum.invalid()));
            assertEquals(
                    List.of(10_000, 10_000, 2),
                    parts.stream().map(part -> part.rows().size()).toList());
            assertEquals(20_003, parts.get(2).rows().get(1).row());
            assertEquals(DUPLICATE, parts.get(2).rows().get(1).state());
            assertEquals(dryRun ? 0 : 20_001, pool("windows").available());
        }
        for (var wrong : List.of("", "\n \n", "a,b\n", "key\n\"x\"y\n")) {
            var problem = denied(service.importFile(OPERATOR, "windows", new StringReader(wrong), false, part -> {}));
            assertEquals(Problem.Kind.INVALID, problem.kind());
        }
    }

    @Test
    public void tellsHowMuchIsLeft() {
        assertEquals(KeyPools.Level.EMPTY, pool("windows").level());
        given(importKeys(OPERATOR, "windows", secrets("KEY-1", "KEY-2")));
        assertEquals("a tenth, rounded up", 1, pool("windows").lowAt());
        assertEquals(KeyPools.Level.OK, pool("windows").level());
        given(importKeys(OPERATOR, "office", secrets("KEY-1")));
        assertEquals("one key serves many", 0, pool("office").lowAt());

        var set = given(service.lowAt(OPERATOR, "windows", OptionalLong.of(2), 1));
        assertEquals(List.of(2L, 2L), List.of(set.lowAt(), set.version()));
        assertEquals(KeyPools.Level.LOW, pool("windows").level());
        assertEquals(set, given(service.get(OPERATOR, "l0-1")));
        assertEquals(
                Problem.Kind.PRECONDITION_FAILED,
                denied(service.lowAt(OPERATOR, "windows", OptionalLong.of(3), 1))
                        .kind());
        assertEquals(
                "the same again is no change", set, given(service.lowAt(OPERATOR, "windows", OptionalLong.of(2), 2)));
        var audited = journal.audit.get(journal.audit.size() - 1);
        assertEquals("key-pool-changed", audited.action());
        assertEquals("{\"lowAt\":1}", audited.before());
        given(importKeys(OPERATOR, "windows", secrets("KEY-3")));
        assertEquals("imports do not change the version", 2, pool("windows").version());
        assertEquals(
                1,
                given(service.lowAt(OPERATOR, "windows", OptionalLong.empty(), 2))
                        .lowAt());
        assertEquals(
                "/lowAt",
                denied(service.lowAt(OPERATOR, "windows", OptionalLong.of(-1), 3))
                        .errors()
                        .get(0)
                        .path());
    }

    @Test
    public void theDoctorNamesPoolsThatRunOut() {
        var check = new PoolsCheck(new Schema(database.store()));
        given(importKeys(OPERATOR, "windows", secrets("KEY-1")));
        var result = check.run();
        assertEquals(Check.Level.WARN, result.level());
        assertTrue(result.message(), result.message().startsWith("Empty: office. Low: windows. Import keys"));
        given(importKeys(OPERATOR, "windows", secrets("KEY-2")));
        given(importKeys(OPERATOR, "office", secrets("KEY-1")));
        assertEquals(Check.Level.OK, check.run().level());
    }

    @Test
    public void anIdempotencyKeyMakesItHappenOnce() {
        var real = new KeyPoolService(
                new Schema(database.store()),
                ring,
                new Access(new SeedPolicy(), new KeptUsers()),
                new Pools(new Schema(database.store())),
                TestJournal.on(database.store()),
                World.CLOCK);
        var text = "key,more\nKEY-1,a\nKEY-1,b\n,c\nKEY-2,d\n";
        var first = given(real.importKeys(OPERATOR, "windows", table(text, false, "once")));
        assertEquals(List.of(2, 1, 1), List.of(first.imported(), first.duplicates(), first.invalid()));
        assertFalse(first.replayed());
        var again = given(real.importKeys(OPERATOR, "windows", table(text, false, "once")));
        assertTrue(again.replayed());
        assertEquals("as it was, not as it would be now", first.rows(), again.rows());
        assertNotEquals(
                first.rows(),
                given(real.importKeys(OPERATOR, "windows", table(text, false, "other")))
                        .rows());
        assertEquals(2, pool("windows").available());
        for (var other : List.of("key,more\nKEY-1,a\nKEY-1,b\n,c\nKEY-3,d\n", "key\nKEY-1\n")) {
            assertEquals(
                    Problem.Kind.IDEMPOTENCY_MISMATCH,
                    denied(real.importKeys(OPERATOR, "windows", table(other, false, "once")))
                            .kind());
        }
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(real.importKeys(OPERATOR, "office", table(text, false, "once")))
                        .kind());
        assertEquals(
                "no value is kept",
                0,
                new World(database.store()).count("select count(*) from key_import where states like '%KEY-%'"));
    }

    @Test
    public void concurrentTwinsImportOnceAndAnswerTheSame() throws Exception {
        var real = new KeyPoolService(
                new Schema(database.store()),
                ring,
                new Access(new SeedPolicy(), new KeptUsers()),
                new Pools(new Schema(database.store())),
                TestJournal.on(database.store()),
                World.CLOCK);
        var threads = Executors.newFixedThreadPool(4);
        try {
            for (var round = 0; round < 20; round++) {
                var key = "twin-" + round;
                var text = "A-" + round + "\nB-" + round + "\n";
                Callable<KeyPools.Report> call =
                        () -> given(real.importKeys(OPERATOR, "windows", table(text, false, key)));
                var rows = new HashSet<List<KeyPools.RowReport>>();
                var replays = 0;
                for (var result : threads.invokeAll(List.of(call, call, call, call))) {
                    rows.add(result.get().rows());
                    replays += result.get().replayed() ? 1 : 0;
                }
                assertEquals(1, rows.size());
                assertEquals(3, replays);
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(40, pool("windows").available());
    }

    @Test
    public void oneKeyForTwoPoolsAtOnceIsAMismatchForOneOfThem() throws Exception {
        var real = new KeyPoolService(
                new Schema(database.store()),
                ring,
                new Access(new SeedPolicy(), new KeptUsers()),
                new Pools(new Schema(database.store())),
                TestJournal.on(database.store()),
                World.CLOCK);
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var round = 0; round < 20; round++) {
                var order = table("A-" + round + "\n", false, "key-" + round);
                var kinds = new ArrayList<Problem.Kind>();
                for (var result : threads.invokeAll(List.<Callable<Answer<KeyPools.Report>>>of(
                        () -> real.importKeys(OPERATOR, "windows", order),
                        () -> real.importKeys(OPERATOR, "office", order)))) {
                    result.get().fold(report -> true, problem -> kinds.add(problem.kind()));
                }
                assertEquals(List.of(Problem.Kind.IDEMPOTENCY_MISMATCH), kinds);
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(20, pool("windows").available() + pool("office").available());
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
                calls.add(() -> given(importKeys(OPERATOR, pool, keys)).imported());
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

    private Answer<KeyPools.Report> importKeys(Caller caller, String pool, List<Secret> keys) {
        return service.importKeys(caller, pool, KeyPools.Import.of(keys));
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
