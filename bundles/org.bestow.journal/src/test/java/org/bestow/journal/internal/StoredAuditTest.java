package org.bestow.journal.internal;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.AuditLog;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.TokenScope;
import org.bestow.api.testing.FakePolicy;
import org.bestow.api.testing.NoUsers;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class StoredAuditTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00.123456Z");
    private static final Caller ADMIN = caller(OptionalLong.of(1), Role.GLOBAL_ADMIN);
    private static final Caller OPERATOR = caller(OptionalLong.empty(), Role.OPERATOR);

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private TestDatabase database;
    private Journal journal;
    private AuditLog log;

    private static Caller caller(OptionalLong member, Role role) {
        return new Caller(9, "Grace", member, Set.of(role), Language.ZH_CN, Optional.empty(), "::1");
    }

    private static Set<Role> permitted(Policy.Permission permission) {
        return permission == Policy.Permission.VIEW_AUDIT ? Set.of(Role.GLOBAL_ADMIN, Role.OPERATOR) : Set.of();
    }

    private static final class OneAdmin extends NoUsers {
        @Override
        public List<Person> withAnyRole(long member, Set<Role> roles) {
            return List.of(new Person(2, OptionalLong.of(member), "Ada", "ada@one.example", Language.EN, roles, true));
        }
    }

    @Before
    public void open() {
        database = TestDatabase.of(dialect);
        var schema = new JournalSchema(database.store());
        journal = new JournalService(schema, new OutboxRelay(schema));
        var rows = new ArrayList<Journal.AuditRow>();
        for (var number = 0; number < 10; number++) {
            // every two at the same time, two members in turn
            rows.add(JournalServiceTest.audit(1 + number % 2, NOW.plusSeconds(number / 4), "b1-" + number));
        }
        write(rows);
        log = new StoredAudit(schema, new FakePolicy(StoredAuditTest::permitted), new OneAdmin());
    }

    private void write(List<Journal.AuditRow> rows) {
        database.store().global().transact(sql -> {
            journal.write(sql.connection(), rows, List.of(), List.of());
            return null;
        });
    }

    @After
    public void close() {
        assertEquals(Set.of(), database.untenanted());
        database.close();
    }

    private List<AuditLog.Entry> all(Caller caller, int limit) {
        var entries = new ArrayList<AuditLog.Entry>();
        var after = Optional.<String>empty();
        do {
            var page = given(log.list(caller, Optional.empty(), new Page.Request(after, limit)));
            assertTrue(page.items().size() <= limit);
            entries.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return entries;
    }

    @Test
    public void anAdminReadsTheOwnMembersNewestFirst() {
        for (var limit : List.of(1, 2, 5, 200)) {
            var entries = all(ADMIN, limit);
            assertEquals(5, entries.size());
            assertEquals(5, new HashSet<>(entries).size());
            for (var position = 1; position < entries.size(); position++) {
                assertFalse(entries.get(position)
                        .at()
                        .isAfter(entries.get(position - 1).at()));
            }
            assertTrue(entries.stream().allMatch(entry -> entry.id().startsWith("t1-")));
        }
    }

    @Test
    public void anOperatorReadsAllOrTheMemberActedFor() {
        assertEquals(10, all(OPERATOR, 3).size());
        assertEquals(5, all(OPERATOR.actingFor(2, "asked by phone"), 3).size());
    }

    @Test
    public void oneSubjectAlone() {
        var page = given(log.list(ADMIN, Optional.of("b1-4"), Page.Request.first(50)));
        assertEquals(1, page.items().size());
        assertEquals("u1-5", page.items().get(0).actorId());
        assertEquals(
                List.of(),
                given(log.list(ADMIN, Optional.of("b1-5"), Page.Request.first(50)))
                        .items());
    }

    @Test
    public void othersHearWhoMay() {
        var problem = denied(log.list(caller(OptionalLong.of(1), Role.USER), Optional.empty(), Page.Request.first(5)));
        assertEquals(Problem.Kind.FORBIDDEN, problem.kind());
        assertEquals("不允许", problem.title());
        assertEquals("ada@one.example", problem.whoCanHelp().get(0).email());
    }

    @Test
    public void aBadCursorNamesItsField() {
        var late = new Cursor(StoredAudit.CURSOR, Instant.MAX, 1).text();
        var early = new Cursor(StoredAudit.CURSOR, Instant.MIN, 1).text();
        var ofMail = new Cursor(StoredMessage.CURSOR, Instant.EPOCH, 1).text();
        for (var bad : List.of("", "x", "!!", "MjAyNi8x", "bm90aGluZw", late, early, ofMail)) {
            var problem = denied(log.list(ADMIN, Optional.empty(), new Page.Request(Optional.of(bad), 5)));
            assertEquals(Problem.Kind.INVALID, problem.kind());
            assertEquals("after", problem.errors().get(0).path());
        }
    }

    @Test
    public void aTokenNeedsTheScopeRead() {
        for (var scope : List.of(TokenScope.READ, TokenScope.USERS, TokenScope.OPERATOR, TokenScope.EVERY_ACTION)) {
            var token = new Caller(
                    9,
                    "Grace (token CI)",
                    OptionalLong.of(1),
                    Set.of(Role.GLOBAL_ADMIN),
                    Language.EN,
                    Optional.empty(),
                    "::1",
                    Caller.Access.token(4, Set.of(scope)));
            var refused = log.list(token, Optional.empty(), Page.Request.first(1))
                    .fold(page -> "", problem -> problem.detail());
            assertEquals(scope.code(), scope == TokenScope.READ ? "" : "lacks read", refused);
        }
    }

    @Test
    public void whatHappenedToPartsOfASubjectIsInItsListToo() {
        write(List.of(new Journal.AuditRow(
                2,
                NOW.plusSeconds(9),
                3,
                "Ada",
                Optional.empty(),
                "show-key",
                "key",
                "k1-1",
                Optional.of("b1-9"),
                "{}",
                "{}",
                "shown",
                "::1")));
        var operator = caller(OptionalLong.empty(), Role.OPERATOR);
        var whole = given(log.list(operator, Optional.of("b1-9"), Page.Request.first(10)));
        assertEquals(
                List.of("k1-1", "b1-9"),
                whole.items().stream().map(AuditLog.Entry::subjectId).toList());
        var part = given(log.list(operator, Optional.of("k1-1"), Page.Request.first(10)));
        assertEquals(
                List.of("k1-1"),
                part.items().stream().map(AuditLog.Entry::subjectId).toList());
    }
}
