package org.bestow.identity.internal.signin;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.signin.House.ANNE;
import static org.bestow.identity.internal.signin.House.BOB;
import static org.bestow.identity.internal.signin.House.FAY;
import static org.bestow.identity.internal.signin.House.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Policy.Permission;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.api.SignIn;
import org.bestow.api.TokenScope;
import org.bestow.api.Tokens.Created;
import org.bestow.api.Tokens.NewToken;
import org.bestow.api.Tokens.Token;
import org.bestow.api.UserAccounts;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class OwnTokensTest {

    private static final UserAccounts.Filter PRESENT = UserAccounts.Filter.present(Optional.empty());
    private static final NewToken READER = new NewToken("CI", List.of("read"), 30);

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final House house;

    public OwnTokensTest(Dialect dialect) {
        house = new House(dialect);
    }

    private Created create(Caller caller, NewToken wanted) {
        return given(house.of.tokens.create(caller, wanted, Optional.empty()));
    }

    private Secret value(Caller caller, String... scopes) {
        return create(caller, new NewToken("CI", List.of(scopes), 30)).value().orElseThrow();
    }

    private Optional<Caller> caller(Secret token) {
        return house.of.signIn.caller(token, "10.0.0.9");
    }

    private List<Token> list(Caller caller) {
        return given(house.of.tokens.list(caller, Page.Request.first(200))).items();
    }

    @Test
    public void actsAsItsUserNarrowedByItsScopes() throws Exception {
        var anne = house.caller(ANNE);
        var made = create(anne, new NewToken(" CI ", List.of("users", "read", "read", "act:software"), 30));
        assertTrue(made.value().orElseThrow().reveal().matches(SignIn.TOKEN_PREFIX + "[A-Za-z0-9_-]{43}"));
        assertEquals("CI", made.token().name());
        assertEquals(List.of("act:software", "read", "users"), made.token().scopes());
        assertEquals(
                house.of.clock.instant().plus(Duration.ofDays(30)), made.token().expires());
        var caller = caller(made.value().get()).orElseThrow();
        assertEquals(anne.user(), caller.user());
        assertEquals(anne.member(), caller.member());
        assertEquals(Set.of(Role.GLOBAL_ADMIN, Role.USER), caller.roles());
        assertEquals("Anne (token CI)", caller.name());
        assertEquals("10.0.0.9", caller.from());
        assertTrue(caller.access().session().isEmpty());
        assertEquals(
                Set.of(TokenScope.READ, TokenScope.USERS, TokenScope.actions("software")),
                caller.access().scopes());
        assertEquals("Anne", house.of.signIn.profile(caller).orElseThrow().name());
    }

    @Test
    public void thePolicyAsksForTheScopeOfEveryPermission() throws Exception {
        var anne = house.caller(ANNE);
        var operator = house.caller(OPERATOR);
        for (var scope : List.of("read", "users", "operator", "act:*")) {
            for (var user : List.of(anne, operator)) {
                var token = caller(value(user, scope)).orElseThrow();
                for (var permission : Permission.values()) {
                    var covered = permission.scope().code().equals(scope);
                    assertEquals(
                            scope + " " + permission,
                            covered && house.of.policy.allows(user, permission),
                            house.of.policy.allows(token, permission));
                    var missing = house.of.policy.missingScope(token, permission.scope());
                    assertEquals(covered, missing.isEmpty());
                    missing.ifPresent(problem -> {
                        assertEquals(Problem.Kind.FORBIDDEN, problem.kind());
                        assertTrue(
                                problem.detail(),
                                problem.detail().contains(permission.scope().code()));
                    });
                }
            }
        }
        var actor = caller(value(anne, "act:*")).orElseThrow();
        var problem = denied(house.of.administration.list(actor, PRESENT, Page.Request.first(10)));
        assertEquals("This token lacks the scope read.", problem.detail());
        given(house.of.administration.list(caller(value(anne, "read")).orElseThrow(), PRESENT, Page.Request.first(10)));
    }

    @Test
    public void usersAreChangedWithTheScopeUsersAlone() throws Exception {
        var anne = house.caller(ANNE);
        var bob = house.of
                .users
                .find(List.of(house.caller(BOB).user()))
                .values()
                .iterator()
                .next()
                .id();
        var change = new UserAccounts.RoleChange(bob, Set.of(Role.USER, Role.PARTNER_ADMIN), OptionalLong.empty());
        var draft = new UserAccounts.Draft("Cy", "cy@x.example", Language.EN, Set.of(Role.USER), Optional.empty());
        for (var scope : List.of("read", "operator", "act:*")) {
            var token = caller(value(anne, scope)).orElseThrow();
            for (var answer : List.of(
                    house.of.administration.setRoles(token, change), house.of.administration.create(token, draft))) {
                assertEquals("This token lacks the scope users.", denied(answer).detail());
            }
        }
        var token = caller(value(anne, "users")).orElseThrow();
        given(house.of.administration.setRoles(token, change));
        given(house.of.administration.create(token, draft));
        assertTrue(house.of.journal.lines().stream().anyMatch(line -> line.contains("actorName=Anne (token CI)")));
    }

    @Test
    public void changesOfItsUserReachItWithinSeconds() throws Exception {
        var token = value(house.caller(ANNE), "read");
        assertTrue(caller(token).isPresent());
        house.of.run("delete from account_role where role = 'GLOBAL_ADMIN'");
        house.of.clock.move(Credentials.BELIEVED);
        assertEquals(Set.of(Role.USER), caller(token).orElseThrow().roles());
        house.of.run("update account set active = false where name = 'Anne'");
        house.of.clock.move(Credentials.BELIEVED);
        assertEquals(Optional.empty(), caller(token));
    }

    @Test
    public void rolesThatWereTakenAreGoneFromItAtOnce() throws Exception {
        var anne = house.caller(ANNE);
        var bob = house.caller(BOB);
        var token = value(bob, "read", "users");
        var id = house.of.users.find(List.of(bob.user())).get(bob.user()).id();
        roles(anne, id, Role.GLOBAL_ADMIN);
        assertEquals(Set.of(Role.GLOBAL_ADMIN), caller(token).orElseThrow().roles());
        // he has no session by now: pages that a token keeps open hear of it all the same
        var told = house.of.journal.news("session");
        roles(anne, id, Role.USER);
        assertEquals(Set.of(Role.USER), caller(token).orElseThrow().roles());
        assertEquals(told + 1, house.of.journal.news("session"));
    }

    private void roles(Caller by, String user, Role... roles) {
        given(house.of.administration.setRoles(
                by, new UserAccounts.RoleChange(user, Set.of(roles), OptionalLong.empty())));
    }

    @Test
    public void endsWhenItExpires() throws Exception {
        var anne = house.caller(ANNE);
        var token =
                create(anne, new NewToken("short", List.of("read"), 1)).value().orElseThrow();
        house.of.clock.move(Duration.ofDays(1).minusSeconds(1));
        assertTrue(caller(token).isPresent());
        house.of.clock.move(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), caller(token));
        assertEquals("it can still be seen why", 1, list(anne).size());
        var cleaner = new CredentialCleaner(house.of.apiTokens, house.of.accounts, house.of.clock);
        try {
            cleaner.clean();
            assertEquals(1, list(anne).size());
            house.of.clock.move(ApiTokens.SEEN_AFTERWARDS);
            cleaner.clean();
            assertEquals(List.of(), list(anne));
            assertEquals(0, house.count("select count(*) from known_address"));
        } finally {
            cleaner.stop();
        }
    }

    @Test
    public void endsAtOnceWhenItIsDeleted() throws Exception {
        var anne = house.caller(ANNE);
        var made = create(anne, READER);
        var other = value(anne, "read");
        var token = made.value().orElseThrow();
        assertTrue(caller(token).isPresent());
        assertEquals(
                made.token().id(),
                given(house.of.tokens.delete(anne, made.token().id())).id());
        assertEquals(Optional.empty(), caller(token));
        assertEquals(Optional.empty(), house.of.signIn.look(token, "x"));
        assertTrue(caller(other).isPresent());
        assertEquals(1, house.of.journal.count("token-deleted"));
        assertEquals("open pages hear of it", 1, house.of.journal.news("session"));
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(house.of.tokens.delete(anne, made.token().id())).kind());
    }

    @Test
    public void nobodyElsesTokensAreThere() throws Exception {
        var made = create(house.caller(ANNE), READER);
        for (var other : List.of(house.caller(BOB), house.caller(FAY), house.caller(OPERATOR))) {
            assertEquals(List.of(), list(other));
            assertEquals(
                    Problem.Kind.NOT_FOUND,
                    denied(house.of.tokens.delete(other, made.token().id())).kind());
        }
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(house.of.tokens.delete(house.caller(ANNE), "o7-zzz")).kind());
        assertTrue(caller(made.value().orElseThrow()).isPresent());
    }

    @Test
    public void aTokenManagesNoTokens() throws Exception {
        var anne = house.caller(ANNE);
        var made = create(anne, new NewToken("all", List.of("read", "act:*", "users", "operator"), 30));
        var token = caller(made.value().orElseThrow()).orElseThrow();
        var problems = List.of(
                denied(house.of.tokens.list(token, Page.Request.first(1))),
                denied(house.of.tokens.create(token, READER, Optional.empty())),
                denied(house.of.tokens.delete(token, made.token().id())));
        for (var problem : problems) {
            assertEquals(Problem.Kind.FORBIDDEN, problem.kind());
        }
        assertEquals(1, list(anne).size());
    }

    @Test
    public void refusesWhatIsNoToken() throws Exception {
        var anne = house.caller(ANNE);
        var wrong = denied(
                house.of.tokens.create(anne, new NewToken(" ", List.of("read", "admin", "act:"), 0), Optional.empty()));
        assertEquals(Problem.Kind.INVALID, wrong.kind());
        assertEquals(
                List.of("/name", "/scopes/1", "/scopes/2", "/expiresInDays"),
                wrong.errors().stream().map(Problem.FieldError::path).toList());
        for (var wanted : List.of(
                new NewToken("x".repeat(101), List.of("read"), 1),
                new NewToken("a\u0007b", List.of("read"), 1),
                new NewToken("x", List.of(), 1),
                new NewToken("x", List.of("read"), 366),
                new NewToken(
                        "x", IntStream.range(0, 21).mapToObj(i -> "act:t" + i).toList(), 1))) {
            assertEquals(
                    Problem.Kind.INVALID,
                    denied(house.of.tokens.create(anne, wanted, Optional.empty()))
                            .kind());
        }
        assertEquals(List.of(), list(anne));
        create(anne, new NewToken("x".repeat(100), List.of("read"), 365));
    }

    @Test
    public void fiftyAreTheMost() throws Exception {
        var anne = house.caller(ANNE);
        var threads = Executors.newFixedThreadPool(8);
        var made = 0;
        try {
            var all = new ArrayList<Callable<Boolean>>();
            for (var i = 0; i < OwnTokens.MOST + 6; i++) {
                all.add(() -> house.of
                        .tokens
                        .create(anne, READER, Optional.empty())
                        .fold(value -> true, problem -> {
                            assertEquals("urn:bestow:refusal:too-many-tokens", problem.type());
                            return false;
                        }));
            }
            for (var one : threads.invokeAll(all)) {
                made += one.get() ? 1 : 0;
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(OwnTokens.MOST, made);
        given(house.of.tokens.create(house.caller(BOB), READER, Optional.empty()));
        var pages = new ArrayList<Token>();
        var after = Optional.<String>empty();
        do {
            var page = given(house.of.tokens.list(anne, new Page.Request(after, 20)));
            pages.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        assertEquals(OwnTokens.MOST, new HashSet<>(pages).size());
        assertEquals(list(anne), pages);
        given(house.of.tokens.delete(anne, pages.get(0).id()));
        create(anne, READER);
        assertEquals(
                Problem.Kind.INVALID,
                denied(house.of.tokens.list(anne, new Page.Request(Optional.of("x"), 1)))
                        .kind());
    }

    @Test
    public void aRepetitionMakesNoSecondToken() throws Exception {
        var anne = house.caller(ANNE);
        var key = Optional.of("one");
        var made = given(house.of.tokens.create(anne, READER, key));
        var again = given(house.of.tokens.create(anne, READER, key));
        assertEquals(made.token(), again.token());
        assertTrue(made.value().isPresent());
        assertEquals("it is nowhere any more", Optional.empty(), again.value());
        assertEquals(1, list(anne).size());
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(house.of.tokens.create(anne, new NewToken("CI", List.of("users"), 30), key))
                        .kind());
        given(house.of.tokens.create(house.caller(BOB), READER, key)).value().orElseThrow();
        given(house.of.tokens.delete(anne, made.token().id()));
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(house.of.tokens.create(anne, READER, key)).kind());
    }

    @Test
    public void twinsAtOnceMakeOneToken() throws Exception {
        var anne = house.caller(ANNE);
        var threads = Executors.newFixedThreadPool(8);
        var values = 0;
        try {
            var all = new ArrayList<Callable<Created>>();
            for (var i = 0; i < 16; i++) {
                all.add(() -> given(house.of.tokens.create(anne, READER, Optional.of("twin"))));
            }
            var ids = new HashSet<String>();
            for (var one : threads.invokeAll(all)) {
                ids.add(one.get().token().id());
                values += one.get().value().isPresent() ? 1 : 0;
            }
            assertEquals(1, ids.size());
        } finally {
            threads.shutdown();
        }
        assertEquals(1, values);
        assertEquals(1, house.of.journal.count("token-created"));
    }

    @Test
    public void theValueIsKeptNowhere() throws Exception {
        var made = create(house.caller(ANNE), READER);
        var value = made.value().orElseThrow();
        caller(value);
        assertFalse(made.toString(), made.toString().contains(value.reveal()));
        for (var kept : house.of.everything()) {
            assertFalse(kept, kept.contains(value.reveal().substring(4)));
        }
        assertTrue(
                "the audit names it",
                house.of.journal.lines().stream().anyMatch(line -> line.contains("Created the token CI (read)")));
    }

    @Test
    public void theLastUseIsWrittenOnceAMinute() throws Exception {
        var anne = house.caller(ANNE);
        var token = value(anne, "read");
        assertEquals(Optional.empty(), list(anne).get(0).lastUsedAt());
        house.of.database.statements().clear();
        for (var second = 0; second < 120; second++) {
            assertTrue(caller(token).isPresent());
            house.of.clock.move(Duration.ofSeconds(1));
        }
        var texts = house.of.database.statements().texts();
        assertEquals(
                2,
                texts.stream()
                        .filter(text -> text.startsWith("update api_token"))
                        .count());
        assertTrue(texts.size() <= 42 * 2);
        assertTrue(list(anne).get(0).lastUsedAt().isPresent());
        house.of.clock.move(Duration.ofDays(20));
        assertTrue("no use for long does not end it", caller(token).isPresent());
    }

    @Test
    public void outlivesARestartAndItsUsersSessions() throws Exception {
        var started = house.signIn(ANNE);
        var token = value(started.caller(), "read");
        house.of.signIn.signOut(started.token());
        house.of.start(true);
        assertEquals("Anne (token CI)", caller(token).orElseThrow().name());
        house.of.signIn.signOut(token);
        assertTrue("it is no session", caller(token).isPresent());
    }

    @Test
    public void whatLooksLikeOneIsNobodys() throws Exception {
        var value = value(house.caller(ANNE), "read").reveal();
        for (var other :
                List.of(value + "A", value.substring(0, 46), "bst_" + "A".repeat(43), "BST_" + value.substring(4))) {
            assertEquals(other, Optional.empty(), caller(Secret.of(other)));
        }
        assertNotEquals(Optional.empty(), caller(Secret.of(value)));
        assertEquals(Language.EN, caller(Secret.of(value)).orElseThrow().language());
    }
}
