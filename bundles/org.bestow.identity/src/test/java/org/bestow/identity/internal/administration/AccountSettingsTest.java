package org.bestow.identity.internal.administration;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.Callers.caller;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.FABRIKAM;
import static org.bestow.identity.internal.Installation.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.TokenScope;
import org.bestow.api.UserAccounts.Account;
import org.bestow.api.UserAccounts.Change;
import org.bestow.api.UserAccounts.Draft;
import org.bestow.api.UserAccounts.Filter;
import org.bestow.api.UserAccounts.RoleChange;
import org.bestow.api.UserImports.Order;
import org.bestow.api.Users.State;
import org.bestow.identity.internal.Installation;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class AccountSettingsTest {

    private static final Set<State> ALL = EnumSet.allOf(State.class);

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final Installation house;

    public AccountSettingsTest(Dialect dialect) {
        house = new Installation(
                dialect,
                user(CONTOSO, "Greta Global", Role.GLOBAL_ADMIN),
                user(CONTOSO, "Clara Account", Role.ACCOUNT_ADMIN),
                user(CONTOSO, "Ulrich User", Role.USER),
                user(CONTOSO, "Vera Viewer", Role.USER, Role.REPORT_VIEWER),
                user(FABRIKAM, "Fay Foreign", Role.GLOBAL_ADMIN));
    }

    private static Caller admin() {
        return caller(CONTOSO, Role.GLOBAL_ADMIN);
    }

    private Account account(String name) {
        return found(new Filter(Optional.of(name), Optional.empty(), ALL)).get(0);
    }

    private String id(String name) {
        return account(name).person().id();
    }

    private List<Account> found(Filter filter) {
        return given(house.administration.list(admin(), filter, Page.Request.first(50)))
                .items();
    }

    private static List<String> names(List<Account> accounts) {
        return accounts.stream().map(account -> account.person().name()).toList();
    }

    private static Change rename(String user, String name) {
        return new Change(user, Optional.of(name), Optional.empty(), Optional.empty(), OptionalLong.empty());
    }

    private static Change move(String user, String email) {
        return new Change(user, Optional.empty(), Optional.of(email), Optional.empty(), OptionalLong.empty());
    }

    private Account invite(String name, String email) {
        var draft = new Draft(name, email, Language.ZH_TW, Set.of(Role.USER), true, Optional.empty());
        return given(house.administration.create(admin(), draft)).account();
    }

    @Test
    public void theListIsFilteredByStateRoleAndText() {
        invite("Ines Invited", "ines@new.example");
        given(house.removal.remove(admin(), id("Vera"), false));
        assertEquals(
                List.of("Clara Account", "Greta Global", "Ines Invited", "Ulrich User"),
                names(found(Filter.present(Optional.empty()))));
        assertEquals(
                List.of("Vera Viewer"),
                names(found(new Filter(Optional.empty(), Optional.empty(), Set.of(State.DELETED)))));
        assertEquals(
                List.of("Ines Invited"),
                names(found(new Filter(Optional.empty(), Optional.empty(), Set.of(State.INVITED)))));
        assertEquals(
                List.of("Ines Invited", "Ulrich User", "Vera Viewer"),
                names(found(new Filter(Optional.empty(), Optional.of(Role.USER), ALL))));
        assertEquals(
                List.of("Ulrich User"), names(found(new Filter(Optional.of("ULRICH"), Optional.of(Role.USER), ALL))));
        assertEquals(List.of(), found(new Filter(Optional.of("fay"), Optional.empty(), ALL)));
    }

    @Test
    public void aListIsReadInPartsByTwoStatementsEach() {
        invite("Ines Invited", "ines@new.example");
        var names = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            house.database.statements().clear();
            var page = given(house.administration.list(
                    admin(), new Filter(Optional.empty(), Optional.empty(), ALL), new Page.Request(after, 2)));
            assertEquals(1, house.database.statements().texts().size()); // and one of whoever keeps the messages
            names.addAll(names(page.items()));
            after = page.next();
        } while (after.isPresent());
        assertEquals(List.of("Clara Account", "Greta Global", "Ines Invited", "Ulrich User", "Vera Viewer"), names);
    }

    @Test
    public void nameEmailAndLanguageAreChangedAndTold() throws Exception {
        var before = account("Ulrich");
        var wanted = new Change(
                before.person().id(),
                Optional.of(" Uli Neu "),
                Optional.of("uli@new.example"),
                Optional.of(Language.ZH_CN),
                OptionalLong.of(before.version()));
        var after = given(house.administration.change(admin(), wanted));
        assertEquals("Uli Neu", after.person().name());
        assertEquals("uli@new.example", after.person().email());
        assertEquals(Language.ZH_CN, after.person().language());
        assertNotEquals(before.version(), after.version());
        assertEquals(after, account("uli neu"));
        assertEquals(1, house.journal.count("user-changed"));
        // the same once more is no change, but it was made from something older
        assertEquals(
                Problem.Kind.PRECONDITION_FAILED,
                denied(house.administration.change(admin(), wanted)).kind());
        given(house.administration.change(admin(), rename(before.person().id(), "Uli Neu")));
        assertEquals(1, house.journal.count("user-changed"));
    }

    @Test
    public void whatIsWrongWithAChangeIsNamed() {
        var both = new Change(
                id("Ulrich"), Optional.of("a\u2028b"), Optional.of("no mail"), Optional.empty(), OptionalLong.empty());
        assertEquals(
                List.of("/name", "/email"),
                denied(house.administration.change(admin(), both)).errors().stream()
                        .map(Problem.FieldError::path)
                        .toList());
        var taken = denied(house.administration.change(admin(), move(id("Ulrich"), "FAY.foreign@member8.example")));
        assertEquals(Problem.Kind.INVALID, taken.kind());
        given(house.administration.change(admin(), move(id("Ulrich"), "ULRICH.user@member7.example")));
    }

    @Test
    public void anInvitedUserWithAnotherEmailIsInvitedThere() throws Exception {
        var invited = invite("Ines Invited", "wrong@new.example");
        var first = house.messages.last();
        var after =
                given(house.administration.change(admin(), move(invited.person().id(), "ines@new.example")));
        assertEquals("ines@new.example", house.messages.last().address());
        assertEquals(
                "ines@new.example",
                after.invitation().orElseThrow().delivery().orElseThrow().address());
        assertNotEquals(first.token(), house.messages.last().token());
    }

    @Test
    public void adminsChangeOnlyThoseWhoseRolesTheyMayGive() {
        var greta = id("Greta");
        for (var role : List.of(Role.USER_ADMIN, Role.ACCOUNT_ADMIN)) {
            var actor = caller(CONTOSO, role);
            for (var no : List.of(
                    denied(house.administration.change(actor, move(greta, "mine@new.example"))),
                    denied(house.administration.invite(actor, greta, Optional.empty())),
                    denied(house.removal.remove(actor, greta, true)),
                    denied(house.removal.remove(actor, greta, false)),
                    denied(house.removal.restore(actor, greta)))) {
                assertEquals(Problem.Kind.FORBIDDEN, no.kind());
                assertEquals("Greta Global", no.whoCanHelp().get(0).name());
            }
            given(house.administration.change(actor, rename(id("Ulrich"), "Ulrich by " + role)));
        }
    }

    @Test
    public void everyOtherRoleAndEveryOtherMemberIsKeptOut() throws Exception {
        var ulrich = id("Ulrich");
        var may = Set.of(Role.GLOBAL_ADMIN, Role.USER_ADMIN, Role.ACCOUNT_ADMIN);
        for (var role : EnumSet.complementOf(EnumSet.of(Role.OPERATOR))) {
            var actor = caller(CONTOSO, role);
            var foreign = caller(FABRIKAM, role);
            var expected = may.contains(role) ? Problem.Kind.NOT_FOUND : Problem.Kind.FORBIDDEN;
            for (var call : List.<java.util.function.Function<Caller, Answer<?>>>of(
                    who -> house.administration.change(who, rename(ulrich, "X")),
                    who -> house.administration.invite(who, ulrich, Optional.empty()),
                    who -> house.removal.remove(who, ulrich, true),
                    who -> house.removal.remove(who, ulrich, false),
                    who -> house.removal.restore(who, ulrich))) {
                assertEquals(
                        role + " of another",
                        expected,
                        denied(call.apply(foreign)).kind());
                if (!may.contains(role)) {
                    assertEquals(
                            role.name(), expected, denied(call.apply(actor)).kind());
                }
            }
        }
        var reader = new Caller(
                1,
                "Greta (token r)",
                OptionalLong.of(CONTOSO),
                Set.of(Role.GLOBAL_ADMIN),
                Language.EN,
                Optional.empty(),
                "test",
                Caller.Access.token(3, Set.of(TokenScope.READ)));
        assertTrue(denied(house.removal.remove(reader, ulrich, false)).detail().contains("users"));
        assertEquals(0, house.journal.count("user-deleted") + house.journal.count("user-changed"));
    }

    @Test
    public void aDeletedUserIsOutAtOnceAndHoldsNothing() throws Exception {
        var ulrich = account("Ulrich").person();
        var session = given(house.signIn.signIn(
                        ulrich.email(), house.password(ulrich.email()), "test", "JUnit", Language.EN))
                .token();
        house.seats.give(ulrich.number(), "Azure credit");
        var told = given(house.removal.remove(admin(), ulrich.id(), true));
        assertTrue(told.dryRun());
        assertEquals("Azure credit", told.seats().get(0).title());
        assertEquals(State.ACTIVE, account("Ulrich").person().state());
        assertTrue(house.signIn.caller(session, "test").isPresent());

        var done = given(house.removal.remove(admin(), ulrich.id(), false));
        assertEquals(told.seats(), done.seats());
        assertEquals(State.DELETED, done.account().person().state());
        assertEquals(
                Optional.of(house.clock.instant().plus(Duration.ofDays(30))),
                done.account().restorableUntil());
        assertEquals(Optional.empty(), house.signIn.caller(session, "test"));
        denied(house.signIn.signIn(ulrich.email(), house.password(ulrich.email()), "test", "JUnit", Language.EN));
        assertEquals(List.of(), house.users.search(CONTOSO, "ulrich"));
        assertTrue(house.journal.lines().stream()
                .anyMatch(line -> line.contains("user-deleted") && line.contains("\"endedSeats\":1")));
        assertEquals(1, house.journal.news("session"));
        // again is no harm, and no second row
        assertEquals(
                List.of(),
                given(house.removal.remove(admin(), ulrich.id(), false)).seats());
        assertEquals(1, house.journal.count("user-deleted"));
    }

    @Test
    public void nobodyDeletesHimselfNorTheLastGlobalAdmin() {
        var greta = account("Greta").person();
        var herself = new Caller(
                greta.number(),
                greta.name(),
                greta.member(),
                greta.roles(),
                Language.EN,
                Optional.empty(),
                "test",
                Caller.Access.session(1));
        for (var dryRun : List.of(true, false)) {
            assertEquals(
                    "own-account",
                    denied(house.removal.remove(herself, greta.id(), dryRun)).rule());
            assertEquals(
                    "last-global-admin",
                    denied(house.removal.remove(admin(), greta.id(), dryRun)).rule());
        }
        // who is only invited is no admin yet
        var draft = new Draft(
                "Gustav", "gustav@new.example", Language.EN, Set.of(Role.GLOBAL_ADMIN), true, Optional.empty());
        var gustav = given(house.administration.create(admin(), draft)).account();
        assertEquals(
                "last-global-admin",
                denied(house.removal.remove(admin(), greta.id(), false)).rule());
        given(house.removal.remove(admin(), gustav.person().id(), false));
        given(house.administration.setRoles(
                admin(), new RoleChange(id("Clara"), Set.of(Role.GLOBAL_ADMIN), OptionalLong.empty())));
        given(house.removal.remove(admin(), greta.id(), false));
    }

    @Test
    public void oneOfTwoGlobalAdminsWhoDeleteEachOtherAtOnceStays() throws Exception {
        given(house.administration.setRoles(
                admin(), new RoleChange(id("Clara"), Set.of(Role.GLOBAL_ADMIN), OptionalLong.empty())));
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var round = 0; round < 10; round++) {
                var barrier = new CyclicBarrier(2);
                var removals = List.of(id("Clara"), id("Greta")).stream()
                        .map(user -> pool.submit(() -> {
                            barrier.await();
                            return house.removal.remove(admin(), user, false) instanceof Answer.Given;
                        }))
                        .toList();
                assertNotEquals(removals.get(0).get(), removals.get(1).get());
                for (var name : List.of("Clara", "Greta")) {
                    given(house.removal.restore(admin(), id(name)));
                }
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    public void aDeletedUserComesBackWithin30DaysAndSignsInAsBefore() throws Exception {
        var vera = account("Vera").person();
        given(house.removal.remove(admin(), vera.id(), false));
        assertEquals(
                "user-deleted",
                denied(house.administration.change(admin(), rename(vera.id(), "X")))
                        .rule());
        assertEquals(
                "user-deleted",
                denied(house.administration.setRoles(
                                admin(), new RoleChange(vera.id(), Set.of(Role.USER), OptionalLong.empty())))
                        .rule());
        house.clock.move(Duration.ofDays(30).minusSeconds(1));
        assertEquals(0, house.purger.purge());
        var back = given(house.removal.restore(admin(), vera.id()));
        assertEquals(vera, back.person());
        given(house.signIn.signIn(vera.email(), house.password(vera.email()), "test", "JUnit", Language.EN));
        given(house.removal.restore(admin(), vera.id()));
        assertEquals(1, house.journal.count("user-restored"));
    }

    @Test
    public void theEmailOfADeletedUserIsNamedAsThatToTheOwnCompanyAlone() {
        var vera = account("Vera").person();
        given(house.removal.remove(admin(), vera.id(), false));
        var draft = new Draft("Vera Anew", vera.email(), Language.EN, Set.of(Role.USER), true, Optional.empty());
        var csv = "name,email\nVera Anew," + vera.email() + "\n";
        var order = new Order(csv, true, Optional.empty());
        assertTrue(message(denied(house.administration.create(admin(), draft))).contains("Restore"));
        assertTrue(message(denied(house.administration.change(admin(), move(id("Ulrich"), vera.email()))))
                .contains("Restore"));
        assertTrue(given(house.imports.importUsers(admin(), order))
                .rows()
                .get(0)
                .errors()
                .get(0)
                .message()
                .contains("Restore"));
        var foreign = caller(FABRIKAM, Role.GLOBAL_ADMIN);
        assertFalse(message(denied(house.administration.create(foreign, draft))).contains("Restore"));
    }

    private static String message(Problem problem) {
        return problem.errors().get(0).message();
    }

    @Test
    public void whoHadNotAcceptedIsInvitedAgainAfterBeingRestored() throws Exception {
        var invited = invite("Ines Invited", "ines@new.example").person();
        var token = house.messages.last().token();
        given(house.removal.remove(admin(), invited.id(), false));
        var back = given(house.removal.restore(admin(), invited.id()));
        assertEquals(State.INVITED, back.person().state());
        assertEquals(Optional.empty(), back.invitation());
        assertEquals(
                "invitation-ended",
                denied(house.invitations.read(org.bestow.api.Secret.of(token), "test", Language.EN))
                        .rule());
        assertTrue(given(house.administration.invite(admin(), invited.id(), Optional.empty()))
                .account()
                .invitation()
                .isPresent());
    }

    @Test
    public void after30DaysNothingPersonalIsLeftAndTheEmailIsFree() throws Exception {
        var vera = account("Vera").person();
        given(house.signIn.signIn(vera.email(), house.password(vera.email()), "10.1.2.3", "JUnit", Language.EN));
        given(house.removal.remove(admin(), vera.id(), false));
        house.clock.move(Duration.ofDays(30));
        assertEquals(
                "restorable-no-more",
                denied(house.removal.restore(admin(), vera.id())).rule());
        assertEquals(1, house.purger.purge());
        assertEquals(0, house.purger.purge());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(house.removal.restore(admin(), vera.id())).kind());
        assertEquals(List.of(), found(new Filter(Optional.empty(), Optional.empty(), Set.of(State.DELETED))));
        var tables = house.everything();
        assertFalse(tables.stream()
                .filter(text -> !text.startsWith("AuditRow")) // the audit is of the time before
                .anyMatch(text -> text.toLowerCase(java.util.Locale.ROOT).contains("vera")));
        assertEquals(
                "Deleted user",
                house.users.find(List.of(vera.number())).get(vera.number()).name());
        assertEquals(1, house.journal.count("user-purged"));
        assertEquals("Vera Anew", invite("Vera Anew", vera.email()).person().name());
    }
}
