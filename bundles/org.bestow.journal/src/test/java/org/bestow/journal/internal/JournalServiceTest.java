package org.bestow.journal.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Check;
import org.bestow.api.Journal;
import org.bestow.api.Journal.IdempotencyRow;
import org.bestow.api.Journal.IdempotencyScope;
import org.bestow.store.Dialect;
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
public class JournalServiceTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00.123456Z");

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private TestDatabase database;
    private JournalSchema schema;
    private Store store;
    private Journal journal;

    @Before
    public void open() {
        database = TestDatabase.of(dialect);
        schema = new JournalSchema(database.store());
        store = schema.store();
        // the relay is not started: what is written stays
        journal = new JournalService(schema, new OutboxRelay(schema));
    }

    @After
    public void close() {
        assertEquals(Set.of(), database.untenanted());
        database.close();
    }

    static Journal.AuditRow audit(long member, Instant at, String subject) {
        return new Journal.AuditRow(
                member,
                at,
                5,
                "Ada",
                Optional.empty(),
                "get-keys",
                "benefit",
                subject,
                "{}",
                "{\"used\":1}",
                "Took 1",
                "::1");
    }

    private static IdempotencyRow twin(long member, String key, long history, Instant at) {
        return new IdempotencyRow(new IdempotencyScope(member, 5, key), "hash-" + key, history, at);
    }

    private void write(List<Journal.AuditRow> audit, List<Journal.OutboxRow> outbox, List<IdempotencyRow> idempotency) {
        store.global().transact(sql -> {
            journal.write(sql.connection(), audit, outbox, idempotency);
            return null;
        });
    }

    private Map<IdempotencyScope, IdempotencyRow> find(Instant now, IdempotencyScope... scopes) {
        return store.global().read(sql -> journal.find(sql.connection(), List.of(scopes), now));
    }

    private long count(String table) {
        return store.global().read(sql -> sql.query("select count(*) from " + table + " where member_id >= 0")
                .mapTo(long.class)
                .one());
    }

    @Test
    public void writesEachTableOnceWhateverTheNumberOfRows() {
        write(List.of(audit(1, NOW, "b1-1")), List.of(), List.of(twin(1, "warm", 1, NOW)));
        write(List.of(), List.of(new Journal.OutboxRow(1, "benefit", "{}", NOW)), List.of());
        var audit = new ArrayList<Journal.AuditRow>();
        var outbox = new ArrayList<Journal.OutboxRow>();
        var twins = new ArrayList<IdempotencyRow>();
        for (var row = 0; row < 64; row++) {
            audit.add(audit(1, NOW, "b1-" + row));
            outbox.add(new Journal.OutboxRow(1, "benefit", "{\"id\":\"b1-1\"}", NOW));
            twins.add(twin(1, "key" + (100 - row), row, NOW));
        }
        database.statements().clear();
        write(audit, outbox, twins);
        assertEquals(
                database.statements().texts().toString(),
                4,
                database.statements().texts().stream()
                        .filter(text -> text.contains("member_id"))
                        .count());
        assertEquals(65, count("audit"));
        assertEquals(65, count("outbox"));
        assertEquals(65, count("idempotency"));
    }

    @Test
    public void findsFinishedTwinsInTheirScopeOnly() {
        write(List.of(), List.of(), List.of(twin(1, "a", 10, NOW), twin(2, "b", 20, NOW)));
        var found = find(
                NOW.plusSeconds(60),
                new IdempotencyScope(1, 5, "a"),
                new IdempotencyScope(1, 5, "b"),
                new IdempotencyScope(2, 6, "b"));
        assertEquals(Map.of(new IdempotencyScope(1, 5, "a"), twin(1, "a", 10, NOW)), found);
        assertEquals(Map.of(), find(NOW));
    }

    @Test
    public void anOldTwinCountsAsAbsentAndMakesRoom() {
        write(List.of(), List.of(), List.of(twin(1, "a", 10, NOW)));
        var later = NOW.plus(Duration.ofHours(24));
        assertEquals(1, find(later, new IdempotencyScope(1, 5, "a")).size());
        assertEquals(
                0, find(later.plusMillis(1), new IdempotencyScope(1, 5, "a")).size());
        assertThrows(
                StoreException.class, () -> write(List.of(), List.of(), List.of(twin(1, "a", 11, NOW.plusSeconds(5)))));
        write(List.of(), List.of(), List.of(twin(1, "a", 12, later.plusMillis(1))));
        assertEquals(
                12,
                find(later.plusMillis(1), new IdempotencyScope(1, 5, "a"))
                        .get(new IdempotencyScope(1, 5, "a"))
                        .history());
    }

    @Test
    public void theCleanerTakesOldRowsOnly() {
        write(
                List.of(),
                List.of(),
                List.of(twin(1, "old", 1, NOW.minus(Duration.ofHours(25))), twin(1, "new", 2, NOW)));
        var cleaner = new IdempotencyCleaner(schema, Clock.fixed(NOW, ZoneOffset.UTC));
        try {
            assertEquals(1, cleaner.clean());
            assertEquals(1, count("idempotency"));
        } finally {
            cleaner.stop();
        }
    }

    @Test
    public void isOfTheCallersTransaction() throws SQLException {
        try (var connection = store.connection()) {
            journal.write(
                    connection,
                    List.of(audit(1, NOW, "b1-1")),
                    List.of(new Journal.OutboxRow(1, "benefit", "{}", NOW)),
                    List.of(twin(1, "a", 1, NOW)));
            connection.rollback();
        }
        assertEquals(0, count("audit") + count("outbox") + count("idempotency"));
    }

    @Test
    public void aLongSummaryDoesNotFailTheChange() {
        var row = audit(1, NOW, "b1-1");
        var reckless = new Journal.AuditRow(
                1,
                NOW,
                5,
                "Ada",
                Optional.of("because"),
                row.action(),
                row.subjectType(),
                row.subjectId(),
                "{}",
                "{}",
                "x".repeat(5000),
                "::1");
        write(List.of(reckless), List.of(), List.of());
        assertEquals(1, count("audit"));
    }

    @Test
    public void checksSayWhatIsWrong() {
        var clock = Clock.fixed(NOW.plusSeconds(120), ZoneOffset.UTC);
        assertEquals(Check.Level.OK, new DatabaseCheck(schema).run().level());
        assertEquals(Check.Level.OK, new OutboxCheck(schema, clock).run().level());
        write(List.of(), List.of(new Journal.OutboxRow(1, "benefit", "{}", NOW)), List.of());
        var late = new OutboxCheck(schema, clock).run();
        assertEquals(Check.Level.WARN, late.level());
        assertTrue(late.message(), late.message().contains("120 s"));
        var closed = TestDatabase.h2();
        var check = new DatabaseCheck(new JournalSchema(closed.store()));
        closed.close();
        assertEquals(Check.Level.CRITICAL, check.run().level());
    }
}
