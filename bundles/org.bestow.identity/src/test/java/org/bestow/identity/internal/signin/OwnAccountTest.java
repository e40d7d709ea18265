package org.bestow.identity.internal.signin;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.signin.House.ANNE;
import static org.bestow.identity.internal.signin.House.BOB;
import static org.bestow.identity.internal.signin.House.FAY;
import static org.bestow.identity.internal.signin.House.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Account;
import org.bestow.api.Account.Wanted;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.api.SignIn.Started;
import org.bestow.api.Tokens.NewToken;
import org.bestow.api.UserAccounts.Filter;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class OwnAccountTest {

    private static final Secret NEXT = Secret.of("violet-tractor-umbrella-93");
    private static final Secret WRONG = Secret.of("wrong-Password-1");

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final House house;

    public OwnAccountTest(Dialect dialect) {
        house = new House(dialect);
    }

    private boolean live(Started started) {
        return house.of.signIn.caller(started.token(), "x").isPresent();
    }

    private List<Account.Session> sessions(Caller caller) {
        return given(house.of.account.sessions(caller, Page.Request.first(200))).items();
    }

    private Answer<Integer> change(Caller caller, Secret current, Secret next) {
        return house.of.account.changePassword(caller, current, next);
    }

    @Test
    public void changesTheProfile() throws Exception {
        var anne = house.caller(ANNE);
        var before = house.of.signIn.profile(anne).orElseThrow();
        assertEquals(Optional.empty(), before.notificationEmail());
        var wanted = new Wanted(" Anne Bäcker ", "zh-TW", Optional.of(" anne@home.example "));
        var after = given(house.of.account.change(anne, before.version(), wanted));
        assertEquals("Anne Bäcker", after.name());
        assertEquals(Language.ZH_TW, after.language());
        assertEquals(Optional.of("anne@home.example"), after.notificationEmail());
        assertEquals(ANNE, after.email());
        assertEquals(before.version() + 1, after.version());
        assertEquals(Optional.of(after), house.of.signIn.profile(anne));
        var found =
                given(house.of.administration.list(anne, Filter.present(Optional.of("bäck")), Page.Request.first(10)));
        assertEquals("lists find the new name", 1, found.items().size());
        assertEquals(1, house.of.journal.count("profile-changed"));
        var line = house.of.journal.lines().stream()
                .filter(text -> text.contains("profile-changed"))
                .findFirst()
                .orElseThrow();
        assertTrue(line, line.contains("before={\"name\":\"Anne\",\"language\":\"en\",\"notificationEmail\":null}"));
        assertTrue(line, line.contains("\"notificationEmail\":\"anne@home.example\""));
        var back = given(house.of.account.change(anne, after.version(), new Wanted("Anne", "en", Optional.empty())));
        assertEquals(Optional.empty(), back.notificationEmail());
        var same = given(house.of.account.change(anne, back.version(), new Wanted("Anne", "en", Optional.empty())));
        assertEquals("nothing changed", back, same);
        assertEquals(2, house.of.journal.count("profile-changed"));
    }

    @Test
    public void aStaleProfileIsNotOverwritten() throws Exception {
        var anne = house.caller(ANNE);
        var version = house.of.signIn.profile(anne).orElseThrow().version();
        given(house.of.account.change(anne, version, new Wanted("First", "en", Optional.empty())));
        var problem = denied(house.of.account.change(anne, version, new Wanted("Second", "en", Optional.empty())));
        assertEquals(Problem.Kind.PRECONDITION_FAILED, problem.kind());
        assertEquals("First", house.of.signIn.profile(anne).orElseThrow().name());
    }

    @Test
    public void refusesWhatIsNoProfile() throws Exception {
        var anne = house.caller(ANNE);
        var version = house.of.signIn.profile(anne).orElseThrow().version();
        var wrong = denied(house.of.account.change(anne, version, new Wanted(" ", "de", Optional.of("nowhere"))));
        assertEquals(
                List.of("/name", "/language", "/notificationEmail"),
                wrong.errors().stream().map(Problem.FieldError::path).toList());
        for (var email : List.of(
                "",
                "a@",
                "a b@c.example",
                "@c.example",
                "a@c..example",
                "a@c.example\u0000",
                "a@c.example, b@c.example",
                "x".repeat(65) + "@c.example",
                "a@" + "c".repeat(320) + ".example")) {
            var problem = denied(house.of.account.change(anne, version, new Wanted("A", "en", Optional.of(email))));
            assertEquals(email, "/notificationEmail", problem.errors().get(0).path());
        }
        for (var name : List.of("x".repeat(201), "a\nb", "\ud800")) {
            var problem = denied(house.of.account.change(anne, version, new Wanted(name, "en", Optional.empty())));
            assertEquals("/name", problem.errors().get(0).path());
        }
        assertEquals(version, house.of.signIn.profile(anne).orElseThrow().version());
    }

    @Test
    public void onlyASessionChangesTheAccount() throws Exception {
        var anne = house.caller(ANNE);
        var made = given(house.of.tokens.create(
                anne, new NewToken("all", List.of("read", "act:*", "users", "operator"), 1), Optional.empty()));
        var token = house.of.signIn.caller(made.value().orElseThrow(), "x").orElseThrow();
        var shell = new Caller(
                0, "shell", OptionalLong.empty(), Set.of(Role.OPERATOR), Language.EN, Optional.empty(), "shell");
        for (var caller : List.of(token, shell)) {
            var session = sessions(anne).get(0).id();
            for (var answer : List.of(
                    house.of.account.change(caller, 1, new Wanted("X", "en", Optional.empty())),
                    change(caller, house.of.password(ANNE), NEXT),
                    house.of.account.sessions(caller, Page.Request.first(1)),
                    house.of.account.endSession(caller, session),
                    house.of.account.endOtherSessions(caller))) {
                assertEquals(Problem.Kind.FORBIDDEN, denied(answer).kind());
            }
        }
        assertEquals("nothing was tried", 1, house.of.runs.get());
        assertEquals(1, sessions(anne).size());
    }

    @Test
    public void listsSessionsAndEndsOne() throws Exception {
        var first = house.signIn(ANNE);
        house.of.clock.move(Duration.ofMinutes(5));
        var second = house.signIn(ANNE, house.of.password(ANNE), "2001:db8::1");
        var others = house.signIn(BOB);
        var listed = sessions(second.caller());
        assertEquals(2, listed.size());
        assertEquals(
                List.of(true, false),
                listed.stream().map(Account.Session::current).toList());
        assertEquals("2001:db8::1", listed.get(0).address());
        assertEquals("curl 8", listed.get(1).client());
        assertEquals(
                listed.get(1).createdAt().plus(Sessions.LIFE), listed.get(1).expires());
        assertTrue(live(first));
        assertEquals(1, (int)
                given(house.of.account.endSession(second.caller(), listed.get(1).id())));
        assertFalse("at once", live(first));
        assertTrue(live(second) && live(others));
        assertEquals(1, house.of.journal.count("session-ended"));
        assertEquals(1, house.of.journal.news("session"));
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(house.of.account.endSession(
                                second.caller(), listed.get(1).id()))
                        .kind());
        for (var caller : List.of(others.caller(), house.caller(FAY), house.caller(OPERATOR))) {
            assertEquals(
                    Problem.Kind.NOT_FOUND,
                    denied(house.of.account.endSession(caller, listed.get(0).id()))
                            .kind());
        }
        assertTrue(live(second));
        house.of.clock.move(Sessions.IDLE.plusMinutes(2));
        assertEquals("what is over is not listed", List.of(), sessions(second.caller()));
    }

    @Test
    public void endsAllOtherSessions() throws Exception {
        var mine = house.signIn(ANNE);
        var first = house.signIn(ANNE);
        var second = house.signIn(ANNE);
        var bobs = house.signIn(BOB);
        assertTrue(live(first) && live(second));
        assertEquals(2, (int) given(house.of.account.endOtherSessions(mine.caller())));
        assertFalse(live(first) || live(second));
        assertTrue(live(mine) && live(bobs));
        assertEquals(0, (int) given(house.of.account.endOtherSessions(mine.caller())));
        assertEquals(1, house.of.journal.count("sessions-ended"));
        var page = given(house.of.account.sessions(mine.caller(), Page.Request.first(1)));
        assertEquals(Optional.empty(), page.next());
    }

    @Test
    public void changesThePassword() throws Exception {
        var old = house.of.password(ANNE);
        var mine = house.signIn(ANNE);
        var other = house.signIn(ANNE);
        var made =
                given(house.of.tokens.create(mine.caller(), new NewToken("CI", List.of("read"), 1), Optional.empty()));
        assertTrue(live(other));
        assertEquals(1, (int) given(change(mine.caller(), old, NEXT)));
        assertTrue(live(mine));
        assertFalse(live(other));
        assertTrue(house.of.signIn.caller(made.value().orElseThrow(), "x").isPresent());
        assertTrue(live(house.signIn(ANNE, NEXT, "a")));
        assertEquals(
                Problem.Kind.SIGN_IN_FAILED,
                denied(house.of.signIn.signIn(ANNE, old, "a", "", Language.EN)).kind());
        assertEquals(1, house.of.journal.count("password-changed"));
        assertEquals(1, house.of.journal.news("session"));
        assertEquals(
                "not even with demo data", 3, house.of.firstRun().get("users").size());
        for (var value : house.of.everything()) {
            assertFalse(value, value.contains(NEXT.reveal()) || value.contains(old.reveal()));
        }
    }

    @Test
    public void aWrongCurrentPasswordIsCountedApart() throws Exception {
        var mine = house.signIn(ANNE);
        for (var i = 0; i < Throttle.PER_ACCOUNT; i++) {
            var problem = denied(change(mine.caller(), WRONG, NEXT));
            assertEquals("urn:bestow:refusal:wrong-password", problem.type());
        }
        house.of.runs.set(0);
        var problem = denied(change(mine.caller(), house.of.password(ANNE), NEXT));
        assertEquals(Problem.Kind.TOO_MANY_ATTEMPTS, problem.kind());
        assertEquals(Optional.of(Throttle.WINDOW), problem.retryAfter());
        assertEquals("nothing was tried", 0, house.of.runs.get());
        assertEquals(5, house.of.journal.count("password-change-failed"));
        assertTrue("signing in is not closed by it", live(house.signIn(ANNE)));
        assertTrue(live(mine));
        house.of.clock.move(Throttle.WINDOW);
        var later = house.signIn(ANNE);
        given(change(later.caller(), house.of.password(ANNE), NEXT));
    }

    @Test
    public void aWeakPasswordCostsNoAttempt() throws Exception {
        var mine = house.signIn(ANNE);
        house.of.runs.set(0);
        for (var weak : List.of(
                "short",
                "password1234567",
                "anne@member7.example",
                house.of.password(ANNE).reveal())) {
            var problem = denied(change(mine.caller(), house.of.password(ANNE), Secret.of(weak)));
            assertEquals(Problem.Kind.INVALID, problem.kind());
            assertEquals("/password", problem.errors().get(0).path());
            assertFalse(problem.toString(), problem.toString().contains(weak));
        }
        assertEquals(0, house.of.runs.get());
    }

    @Test
    public void withoutAuditThePasswordStays() throws Exception {
        var old = house.of.password(ANNE);
        var mine = house.signIn(ANNE);
        var other = house.signIn(ANNE);
        house.of.journal.fail();
        try {
            change(mine.caller(), old, NEXT);
            throw new AssertionError("it was changed");
        } catch (IllegalStateException e) {
            assertEquals("no journal", e.getMessage());
        }
        assertTrue(live(other));
        assertTrue(house.count("select count(*) from session") == 2);
    }

    @Test
    public void aChangeOfRolesEndsSessionsAndADeactivationTokensToo() throws Exception {
        var first = house.signIn(ANNE);
        var token = given(house.of.tokens.create(
                        first.caller(), new NewToken("CI", List.of("read"), 1), Optional.empty()))
                .value()
                .orElseThrow();
        var person = house.of.accounts.byNumber(first.caller().user()).orElseThrow();
        var now = house.of.clock.instant();
        assertTrue(live(first) && house.of.signIn.caller(token, "x").isPresent());
        var ending =
                house.of.database.store().global().transact(sql -> house.of.endings.endSessionsOf(sql, person, now));
        ending.committed();
        assertEquals(1, ending.sessions());
        assertEquals("session", ending.news().get(0).topic());
        assertFalse(live(first));
        assertTrue(house.of.signIn.caller(token, "x").isPresent());
        var second = house.signIn(ANNE);
        house.of
                .database
                .store()
                .global()
                .transact(sql -> house.of.endings.endEverythingOf(sql, person, now))
                .committed();
        assertFalse(live(second));
        assertEquals(Optional.empty(), house.of.signIn.caller(token, "x"));
    }
}
