package org.bestow.identity.internal.signin;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Check;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.api.SignIn.Started;
import org.bestow.api.Tokens;
import org.bestow.api.testing.Answers;
import org.bestow.api.testing.Crowd;
import org.bestow.identity.internal.Installation;
import org.bestow.identity.internal.account.AccountRow;
import org.bestow.identity.internal.policy.PolicyFile;
import org.bestow.identity.internal.policy.PolicyStart;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Assert;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class PasswordSignInTest {

    private static final String ANNE = "anne@member7.example";
    private static final String OPERATOR = "operator@bestow.example";
    private static final Secret WRONG = Secret.of("wrong-Password-1");

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final Installation house;

    public PasswordSignInTest(Dialect dialect) {
        house = new Installation(
                dialect, user(CONTOSO, "Anne", Role.GLOBAL_ADMIN, Role.USER), user(CONTOSO, "Bob", Role.USER));
    }

    private Answer<Started> signIn(String email, Secret password, String from) {
        return house.signIn.signIn(email, password, from, "curl/8.5", Language.EN);
    }

    private Started started(String email) throws Exception {
        return given(signIn(email, house.password(email), "10.0.0.1"));
    }

    private Problem denied(String email, Secret password, String from) {
        return Answers.denied(signIn(email, password, from));
    }

    private Optional<Caller> caller(Started started) {
        return house.signIn.caller(started.token(), "10.0.0.2");
    }

    @Test
    public void signsIn() throws Exception {
        var started = started(ANNE);
        var again = signIn(" ANNE@Member7.example", house.password(ANNE), "10.0.0.1");
        assertTrue(again.fold(value -> true, problem -> false));
        assertEquals(43, started.token().reveal().length());
        var caller = caller(started).orElseThrow();
        assertEquals("Anne", caller.name());
        assertEquals(OptionalLong.of(CONTOSO), caller.member());
        assertEquals(Set.of(Role.GLOBAL_ADMIN, Role.USER), caller.roles());
        assertEquals("10.0.0.2", caller.from());
        assertEquals("10.0.0.1", started.caller().from());
        var profile = house.signIn.profile(caller).orElseThrow();
        assertEquals(ANNE, profile.email());
        assertEquals(house.users.find(List.of(caller.user())).get(caller.user()).id(), profile.id());
        assertEquals(2, house.journal.count("sign-in"));
        var operator = started(OPERATOR).caller();
        assertTrue(operator.operator());
        assertEquals(OptionalLong.empty(), operator.member());
    }

    @Test
    public void theShellHasNoProfile() {
        var shell = new Caller(
                0, "shell", OptionalLong.empty(), Set.of(Role.OPERATOR), Language.EN, Optional.empty(), "shell");
        assertEquals(Optional.empty(), house.signIn.profile(shell));
    }

    @Test
    public void equalWorkAndEqualAnswerForTheUnknown() throws Exception {
        house.run("update account set active = false where name = 'Bob'");
        var bobs = house.password("bob@member7.example");
        var problems = new ArrayList<Problem>();
        var statements = new ArrayList<List<String>>();
        for (var attempt : List.<Callable<Problem>>of(
                () -> denied(ANNE, WRONG, "a"),
                () -> denied("nobody@member7.example", WRONG, "b"),
                () -> denied("", Secret.of(""), "c"),
                () -> denied("bob@member7.example", bobs, "d"))) {
            house.runs.set(0);
            house.database.statements().clear();
            problems.add(attempt.call());
            assertEquals(1, house.runs.get());
            statements.add(house.database.statements().texts());
        }
        assertEquals(1, Set.copyOf(problems).size());
        assertEquals(Problem.Kind.SIGN_IN_FAILED, problems.get(0).kind());
        assertEquals(1, Set.copyOf(statements).size());
        assertEquals(4, house.journal.count("sign-in-failed"));
    }

    @Test
    public void whatIsTypedIsKeptNowhere() throws Exception {
        var inTheWrongField = "my-Secret-passw0rd";
        denied(inTheWrongField, Secret.of("x"), "a");
        denied(ANNE, WRONG, "a");
        var started = started(ANNE);
        caller(started);
        house.signIn.signOut(started.token());
        var second = started(ANNE);
        for (var value : house.everything()) {
            for (var secret : List.of(
                    inTheWrongField,
                    WRONG.reveal(),
                    house.password(ANNE).reveal(),
                    started.token().reveal(),
                    second.token().reveal())) {
                assertFalse(value, value.contains(secret));
            }
        }
    }

    @Test
    public void withoutAuditNothingIsDone() throws Exception {
        var password = house.password(ANNE);
        var started = started(ANNE);
        house.journal.fail();
        assertThrows(RuntimeException.class, () -> signIn(ANNE, password, "a"));
        assertThrows(RuntimeException.class, () -> house.signIn.signOut(started.token()));
        assertTrue("still signed in", caller(started).isPresent());
        assertEquals(1, sessions());
    }

    private long sessions() throws Exception {
        try (var connection = house.database.raw();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from session")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    public void signOutEndsTheSessionAtOnce() throws Exception {
        var started = started(ANNE);
        var other = started(ANNE);
        assertNotEquals(started.token().reveal(), other.token().reveal());
        assertTrue(caller(started).isPresent());
        house.signIn.signOut(started.token());
        assertEquals(Optional.empty(), caller(started));
        assertTrue(caller(other).isPresent());
        house.signIn.signOut(started.token());
        house.signIn.signOut(Secret.of("no token, ü"));
        assertEquals("said once", 1, house.journal.count("sign-out"));
        assertEquals("open pages hear of it", 1, house.journal.news("session"));
    }

    @Test
    public void unknownTokensAreNobodys() {
        for (var token : List.of("", "x", "A".repeat(43), "A".repeat(44), "'; drop table session; --")) {
            assertEquals(Optional.empty(), house.signIn.caller(Secret.of(token), "a"));
        }
    }

    @Test
    public void aBusySessionDoesNotAskTheDatabase() throws Exception {
        var started = started(ANNE);
        caller(started);
        house.database.statements().clear();
        for (var i = 0; i < 100; i++) {
            assertTrue(caller(started).isPresent());
        }
        assertEquals(0, house.database.statements().count());
    }

    @Test
    public void theLastUseIsWrittenOnceAMinute() throws Exception {
        var started = started(ANNE);
        house.database.statements().clear();
        for (var second = 0; second < 120; second++) {
            house.clock.move(Duration.ofSeconds(1));
            assertTrue(caller(started).isPresent());
        }
        var texts = house.database.statements().texts();
        assertEquals(
                2,
                texts.stream().filter(text -> text.startsWith("update session")).count());
        var reads = texts.stream().filter(text -> text.startsWith("select s.")).count();
        assertTrue("" + reads, reads <= 41);
    }

    @Test
    public void lookingAtASessionIsNoUseOfIt() throws Exception {
        var started = started(ANNE);
        house.clock.move(Sessions.IDLE.minusSeconds(1));
        assertTrue(house.signIn.look(started.token(), "test").isPresent());
        house.clock.move(Duration.ofSeconds(2));
        assertEquals(Optional.empty(), house.signIn.look(started.token(), "test"));
        assertEquals(Optional.empty(), caller(started));
    }

    @Test
    public void anIdleSessionEnds() throws Exception {
        var started = started(ANNE);
        house.clock.move(Duration.ofMinutes(29));
        assertTrue(caller(started).isPresent());
        // not written, for that was less than a minute ago; but known
        house.clock.move(Duration.ofSeconds(50));
        assertTrue(caller(started).isPresent());
        house.clock.move(Sessions.IDLE.minusSeconds(1));
        assertTrue(caller(started).isPresent());
        house.clock.move(Sessions.IDLE);
        assertEquals(Optional.empty(), caller(started));
        started(ANNE);
        assertTrue(sessions() <= 2);
        house.clock.move(Sessions.IDLE.plusMinutes(2));
        started(ANNE);
        assertEquals("what is over is removed", 1, sessions());
    }

    @Test
    public void noSessionIsLongerThanHalfADay() throws Exception {
        var started = started(ANNE);
        for (var minute = 0; minute < 12 * 60 - 20; minute += 20) {
            house.clock.move(Duration.ofMinutes(20));
            assertTrue(caller(started).isPresent());
        }
        house.clock.move(Duration.ofMinutes(19));
        assertTrue(caller(started).isPresent());
        house.clock.move(Duration.ofMinutes(1));
        assertEquals(Optional.empty(), caller(started));
    }

    @Test
    public void sessionsOutliveARestart() throws Exception {
        var started = started(ANNE);
        house.start(true);
        assertEquals("Anne", caller(started).orElseThrow().name());
    }

    @Test
    public void whatChangesIsSeenWithinSeconds() throws Exception {
        var started = started(ANNE);
        assertTrue(caller(started).isPresent());
        house.run("delete from account_role where role = 'GLOBAL_ADMIN'");
        house.clock.move(Credentials.BELIEVED);
        assertEquals(Set.of(Role.USER), caller(started).orElseThrow().roles());
        house.run("update account set active = false where name = 'Anne'");
        house.clock.move(Credentials.BELIEVED);
        assertEquals(Optional.empty(), caller(started));
    }

    @Test
    public void fiveFailuresCloseAnAccount() throws Exception {
        for (var i = 0; i < Throttle.PER_ACCOUNT; i++) {
            assertEquals(
                    Problem.Kind.SIGN_IN_FAILED,
                    denied("Anne@member7.example", WRONG, "from" + i).kind());
        }
        house.runs.set(0);
        house.clock.move(Duration.ofMinutes(5));
        var problem = denied(ANNE, house.password(ANNE), "elsewhere");
        assertEquals(Problem.Kind.TOO_MANY_ATTEMPTS, problem.kind());
        assertEquals(Optional.of(Duration.ofMinutes(10)), problem.retryAfter());
        assertEquals("nothing was tried", 0, house.runs.get());
        assertFalse(caller(started("bob@member7.example")).isEmpty());
        house.clock.move(Duration.ofMinutes(10));
        started(ANNE);
    }

    @Test
    public void attemptsAtOnceDoNotSlipThrough() throws Exception {
        var all = new ArrayList<Callable<Problem.Kind>>();
        for (var i = 0; i < 32; i++) {
            var from = "from" + i;
            all.add(() -> denied(ANNE, WRONG, from).kind());
        }
        Crowd.together(all);
        assertTrue("" + house.runs.get(), house.runs.get() <= Throttle.PER_ACCOUNT);
        assertEquals(house.runs.get(), house.journal.count("sign-in-failed"));
    }

    @Test
    public void oneUserSignsInManyTimesAtOnce() throws Exception {
        var password = house.password(ANNE);
        var all = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 16; i++) {
            all.add(() -> signIn(ANNE, password, "here").fold(value -> true, problem -> false));
        }
        Crowd.together(all).forEach(Assert::assertTrue);
        assertEquals(16, sessions());
    }

    @Test
    public void withoutDemoAFirstPasswordLeavesTheFile() throws Exception {
        house.start(false);
        var password = house.password(ANNE);
        started(ANNE);
        assertEquals(2, house.firstRun().get("users").size());
        assertTrue("the password itself goes on", signIn(ANNE, password, "a").fold(value -> true, problem -> false));
        started("bob@member7.example");
        started(OPERATOR);
        assertFalse(Files.exists(house.firstRunFile()));
    }

    @Test
    public void theCheckSaysWhatIsWrongWithThePolicy() throws Exception {
        var nanos = new AtomicLong();
        var file = house.directory.resolve("other.json");
        Files.writeString(file, "{\"preset\": \"seed\"}");
        var check = new SignInCheck(
                house.accounts, new PolicyStart(new PolicyFile(file, nanos::get)), house.throttle, house.clock);
        assertEquals(Check.Level.OK, check.run().level());
        Files.writeString(file, "{\"preset\": \"none at all\"}");
        nanos.set(2_000_000_000L);
        var result = check.run();
        assertEquals(Check.Level.WARN, result.level());
        assertTrue(result.message(), result.message().contains("unknown preset \"none at all\""));
    }

    @Test
    public void theCheckWantsAnOperator() throws Exception {
        var check = new SignInCheck(house.accounts, new PolicyStart(house.policy), house.throttle, house.clock);
        assertEquals(Check.Level.OK, check.run().level());
        house.run("update account set active = false where email_key = '" + OPERATOR + "'");
        assertEquals(Check.Level.WARN, check.run().level());
        house.start(true);
        assertEquals("an operator who was made inactive stays so", 0, house.accounts.activeOperators());
    }

    @Test
    public void guessingElsewhereDoesNotLockTheOwnerOut() throws Exception {
        var session = started(ANNE);
        var made =
                house.tokens.create(session.caller(), new Tokens.NewToken("CI", List.of("read"), 30), Optional.empty());
        var token = given(made).value().orElseThrow();
        for (var i = 0; i < Throttle.PER_ACCOUNT; i++) {
            denied(ANNE, WRONG, "203.0.113." + i);
        }
        assertEquals(
                "who guesses is stopped",
                Problem.Kind.TOO_MANY_ATTEMPTS,
                denied(ANNE, house.password(ANNE), "203.0.113.77").kind());
        assertTrue("open pages go on", caller(session).isPresent());
        assertTrue(house.signIn.caller(token, "x").isPresent());
        assertTrue(
                "and where she signs in, she still does", caller(started(ANNE)).isPresent());
        assertEquals(
                "which opens it to nobody else",
                Problem.Kind.TOO_MANY_ATTEMPTS,
                denied(ANNE, house.password(ANNE), "203.0.113.77").kind());
    }

    @Test
    public void aKnownAddressHasFiveFailuresOfItsOwn() throws Exception {
        started(ANNE);
        for (var i = 0; i < Throttle.PER_ACCOUNT; i++) {
            assertEquals(
                    Problem.Kind.SIGN_IN_FAILED, denied(ANNE, WRONG, "10.0.0.1").kind());
        }
        assertEquals(
                Problem.Kind.TOO_MANY_ATTEMPTS,
                denied(ANNE, house.password(ANNE), "10.0.0.1").kind());
        assertTrue(signIn(ANNE, house.password(ANNE), "elsewhere").fold(value -> true, problem -> false));
    }

    @Test
    public void anAddressIsKnownForThirtyDays() throws Exception {
        started(ANNE);
        house.clock.move(KnownAddresses.KEPT.minusDays(1));
        closeFromElsewhere();
        started(ANNE); // which makes it known anew
        house.clock.move(KnownAddresses.KEPT.minusDays(1));
        closeFromElsewhere();
        started(ANNE);
        house.clock.move(KnownAddresses.KEPT);
        closeFromElsewhere();
        assertEquals(
                Problem.Kind.TOO_MANY_ATTEMPTS,
                denied(ANNE, house.password(ANNE), "10.0.0.1").kind());
    }

    private void closeFromElsewhere() {
        for (var i = 0; i < Throttle.PER_ACCOUNT; i++) {
            denied(ANNE, WRONG, "203.0.113." + i);
        }
    }

    @Test
    public void aNetworkOfIpv6IsOneAddress() throws Exception {
        for (var i = 0; i < Throttle.PER_ADDRESS; i++) {
            denied("nobody" + i + "@member7.example", WRONG, "2001:db8::" + i);
        }
        assertEquals(
                Problem.Kind.TOO_MANY_ATTEMPTS,
                denied(ANNE, house.password(ANNE), "2001:db8::abcd").kind());
    }

    @Test
    public void theCheckTellsWhatIsClosed() throws Exception {
        var check = new SignInCheck(house.accounts, new PolicyStart(house.policy), house.throttle, house.clock);
        assertFalse(check.run().message().contains("closed"));
        closeFromElsewhere();
        var result = check.run();
        assertEquals(Check.Level.OK, result.level());
        assertTrue(result.message(), result.message().endsWith("accounts 1, addresses 0"));
        house.clock.move(Throttle.WINDOW);
        assertFalse(check.run().message().contains("closed"));
    }

    @Test
    public void aPasswordThatWasJustChangedStartsNoSession() throws Exception {
        var old = house.password(ANNE);
        var person = house.accounts.byEmail(ANNE).orElseThrow();
        assertEquals(Boolean.TRUE, house.database.store().global().transact(sql -> AccountRow.of(sql, person.person())
                .take(person.passwordHash())));
        house.run("update account set password_hash = 'another' where name = 'Anne'");
        assertEquals(Boolean.FALSE, house.database.store().global().transact(sql -> AccountRow.of(sql, person.person())
                .take(person.passwordHash())));
        house.run("update account set password_hash = '" + person.passwordHash().orElseThrow() + "', active = false"
                + " where name = 'Anne'");
        assertEquals(Problem.Kind.SIGN_IN_FAILED, denied(ANNE, old, "a").kind());
        assertEquals(0, sessions());
    }
}
