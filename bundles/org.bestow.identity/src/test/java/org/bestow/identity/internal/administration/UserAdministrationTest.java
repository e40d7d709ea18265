package org.bestow.identity.internal.administration;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.api.testing.Crowd.atOnce;
import static org.bestow.identity.internal.Callers.caller;
import static org.bestow.identity.internal.Callers.operator;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.FABRIKAM;
import static org.bestow.identity.internal.Installation.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.TokenScope;
import org.bestow.api.UserAccounts.Draft;
import org.bestow.api.UserAccounts.Filter;
import org.bestow.api.UserAccounts.RoleChange;
import org.bestow.api.Users.Person;
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
public class UserAdministrationTest {

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final Installation house;

    public UserAdministrationTest(Dialect dialect) {
        house = new Installation(
                dialect,
                user(CONTOSO, "Greta Global", Role.GLOBAL_ADMIN),
                user(CONTOSO, "Gustav Global", Role.GLOBAL_ADMIN, Role.USER),
                user(CONTOSO, "Clara Account", Role.ACCOUNT_ADMIN),
                user(CONTOSO, "Ulrich User", Role.USER),
                user(FABRIKAM, "Fay Foreign", Role.GLOBAL_ADMIN));
    }

    private static Draft draft(String email, Role... roles) {
        return new Draft("Nora New", email, Language.ZH_TW, Set.of(roles), Optional.empty());
    }

    private Person person(String name) {
        var filter = Filter.present(Optional.of(name));
        return given(house.administration.list(operator().actingFor(CONTOSO, "test"), filter, Page.Request.first(1)))
                .items()
                .get(0)
                .person();
    }

    private static RoleChange change(Person user, Role... roles) {
        return new RoleChange(user.id(), Set.of(roles), OptionalLong.empty());
    }

    @Test
    public void aNewUserSignsInWithThePasswordThatIsShownOnce() throws Exception {
        var created = given(house.administration.create(
                caller(CONTOSO, Role.GLOBAL_ADMIN), draft(" Nora@New.example ", Role.USER)));
        var password = created.oneTimePassword().orElseThrow();
        assertEquals("Nora@New.example", created.account().person().email());
        assertEquals(OptionalLong.of(CONTOSO), created.account().person().member());
        given(house.signIn.signIn("nora@new.example", password, "test", "JUnit", Language.EN));
        assertFalse("in a table", house.everything().stream().anyMatch(text -> text.contains(password.reveal())));
        assertFalse("in the file", house.firstRun().toString().contains(password.reveal()));
        assertFalse(created.toString().contains(password.reveal()));
        var audit = house.journal.lines().stream()
                .filter(line -> line.contains("Nora New"))
                .toList();
        assertEquals(
                1,
                audit.stream()
                        .filter(line -> line.contains("action=user-created"))
                        .count());
        assertTrue(audit.get(0), audit.get(0).contains("actorName=Greta Global"));
    }

    @Test
    public void everythingThatIsWrongIsNamedAtOnce() {
        var wrong = new Draft(" ", "no mail", Language.EN, Set.of(), Optional.empty());
        var problem = denied(house.administration.create(caller(CONTOSO, Role.GLOBAL_ADMIN), wrong));
        assertEquals(Problem.Kind.INVALID, problem.kind());
        assertEquals(
                List.of("/name", "/email", "/roles"),
                problem.errors().stream().map(Problem.FieldError::path).toList());
        for (var bad :
                List.of("a@", "@b", "a b@c.d", "a@b@c", "a@b..c", "a,b@c.d", "a\u0000@b.c", "x".repeat(320) + "@b.c")) {
            assertEquals(
                    bad,
                    Problem.Kind.INVALID,
                    denied(house.administration.create(caller(CONTOSO, Role.GLOBAL_ADMIN), draft(bad, Role.USER)))
                            .kind());
        }
    }

    @Test
    public void anEmailBelongsToOneUserWhateverItsCaseAndMember() {
        var problem = denied(house.administration.create(
                caller(CONTOSO, Role.GLOBAL_ADMIN), draft("FAY.FOREIGN@member8.example", Role.USER)));
        assertEquals("/email", problem.errors().get(0).path());
    }

    @Test
    public void eachAdminGivesTheRolesThatAreTheirs() {
        for (var actor : Role.values()) {
            if (actor == Role.OPERATOR) {
                continue;
            }
            for (var role : Role.values()) {
                var answer = house.administration.create(
                        caller(CONTOSO, actor), draft(actor + "." + role + "@x.example", role));
                var expected = role == Role.OPERATOR
                        ? Set.of(Problem.Kind.INVALID, Problem.Kind.FORBIDDEN)
                        : Set.of(Problem.Kind.FORBIDDEN);
                var mayGive = RoleGrants.of(EnumSet.of(actor)).contains(role);
                assertEquals(actor + " gives " + role, mayGive, answer instanceof Answer.Given);
                if (!mayGive) {
                    assertTrue(
                            actor + " gives " + role,
                            expected.contains(denied(answer).kind()));
                }
            }
        }
        assertEquals(EnumSet.of(Role.USER), RoleGrants.of(EnumSet.of(Role.USER_ADMIN)));
        assertEquals(EnumSet.noneOf(Role.class), RoleGrants.of(EnumSet.of(Role.PARTNER_ADMIN)));
        assertFalse(RoleGrants.of(EnumSet.of(Role.ACCOUNT_ADMIN)).contains(Role.GLOBAL_ADMIN));
    }

    @Test
    public void anAccountAdminNeitherGivesNorTakesADirectoryRole() {
        var clara = caller(CONTOSO, Role.ACCOUNT_ADMIN);
        var gustav = person("Gustav");
        var ulrich = person("Ulrich");
        var taking = denied(house.administration.setRoles(clara, change(gustav, Role.USER)));
        assertEquals(Problem.Kind.FORBIDDEN, taking.kind());
        assertTrue(taking.detail(), taking.detail().contains("GLOBAL_ADMIN"));
        assertFalse("who can help", taking.whoCanHelp().isEmpty());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(house.administration.setRoles(clara, change(ulrich, Role.USER, Role.USER_ADMIN)))
                        .kind());
        var given = given(house.administration.setRoles(clara, change(ulrich, Role.PARTNER_ADMIN)));
        assertEquals(Set.of(Role.PARTNER_ADMIN), given.person().roles());
    }

    @Test
    public void aChangeOfRolesEndsTheSessionsAndIsAuditedWithBeforeAndAfter() throws Exception {
        var ulrich = person("Ulrich");
        var session = given(
                house.signIn.signIn(ulrich.email(), house.password(ulrich.email()), "test", "JUnit", Language.EN));
        var admin = caller(CONTOSO, Role.GLOBAL_ADMIN);
        var before = given(house.administration.get(admin, ulrich.id()));
        var after = given(house.administration.setRoles(admin, change(ulrich, Role.REPORT_VIEWER)));
        assertNotEquals(before.version(), after.version());
        assertEquals(Optional.empty(), house.signIn.caller(session.token(), "test"));
        var line = house.journal.lines().stream()
                .filter(each -> each.contains("action=user-roles"))
                .findFirst()
                .orElseThrow();
        assertTrue(line, line.contains("before={\"name\":\"Ulrich User\"") && line.contains("[\"USER\"]"));
        assertTrue(line, line.contains("[\"REPORT_VIEWER\"]"));
    }

    @Test
    public void theSameRolesAgainChangeNothing() throws Exception {
        var ulrich = person("Ulrich");
        given(house.administration.setRoles(caller(CONTOSO, Role.GLOBAL_ADMIN), change(ulrich, Role.USER)));
        assertEquals(0, house.journal.count("user-roles"));
    }

    @Test
    public void aChangeFromAnOldStateIsRefused() {
        var admin = caller(CONTOSO, Role.GLOBAL_ADMIN);
        var ulrich = person("Ulrich");
        var seen = given(house.administration.get(admin, ulrich.id())).version();
        given(house.administration.setRoles(admin, change(ulrich, Role.REPORT_VIEWER)));
        var late = new RoleChange(ulrich.id(), Set.of(Role.BILLING_ADMIN), OptionalLong.of(seen));
        assertEquals(
                Problem.Kind.PRECONDITION_FAILED,
                denied(house.administration.setRoles(admin, late)).kind());
        assertEquals(Set.of(Role.REPORT_VIEWER), person("Ulrich").roles());
    }

    @Test
    public void foreignAndUnknownUsersAreNotFound() {
        var foreign = given(house.administration.list(
                        operator().actingFor(FABRIKAM, "test"),
                        Filter.present(Optional.empty()),
                        Page.Request.first(1)))
                .items()
                .get(0)
                .person();
        var admin = caller(CONTOSO, Role.GLOBAL_ADMIN);
        var forged = PublicId.of(PublicId.Kind.USER, CONTOSO, foreign.number());
        for (var id : List.of(foreign.id(), forged, "u7-zzz", "nonsense", "")) {
            assertEquals(
                    id,
                    Problem.Kind.NOT_FOUND,
                    denied(house.administration.get(admin, id)).kind());
            var change = new RoleChange(id, Set.of(Role.USER), OptionalLong.empty());
            assertEquals(
                    id,
                    Problem.Kind.NOT_FOUND,
                    denied(house.administration.setRoles(admin, change)).kind());
        }
    }

    @Test
    public void theLastGlobalAdminStays() {
        var admin = caller(CONTOSO, Role.GLOBAL_ADMIN);
        given(house.administration.setRoles(admin, change(person("Gustav"), Role.USER)));
        var refusal = denied(house.administration.setRoles(admin, change(person("Greta"), Role.USER)));
        assertEquals("urn:bestow:refusal:last-global-admin", refusal.type());
        assertEquals("Greta Global", refusal.facts().get("name"));
        given(house.administration.setRoles(admin, change(person("Greta"), Role.GLOBAL_ADMIN, Role.USER)));
    }

    @Test
    public void twoAdminsWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
        var greta = person("Greta");
        var gustav = person("Gustav");
        var admin = caller(CONTOSO, Role.GLOBAL_ADMIN);
        for (var round = 0; round < 20; round++) {
            given(house.administration.setRoles(admin, change(greta, Role.GLOBAL_ADMIN)));
            given(house.administration.setRoles(admin, change(gustav, Role.GLOBAL_ADMIN)));
            var answers = atOnce(
                    () -> house.administration.setRoles(admin, change(greta, Role.USER)),
                    () -> house.administration.setRoles(admin, change(gustav, Role.USER)));
            assertEquals(
                    "round " + round,
                    1,
                    answers.stream()
                            .filter(answer -> answer instanceof Answer.Given)
                            .count());
            var left = house.users.withAnyRole(CONTOSO, Set.of(Role.GLOBAL_ADMIN));
            assertEquals("round " + round, 1, left.size());
        }
    }

    @Test
    public void aRequestThatComesTwiceMakesOneUserAndShowsThePasswordOnce() {
        var admin = caller(CONTOSO, Role.GLOBAL_ADMIN);
        var draft = new Draft("Nora New", "nora@x.example", Language.EN, Set.of(Role.USER), Optional.of("key-1"));
        var first = given(house.administration.create(admin, draft));
        var second = given(house.administration.create(admin, draft));
        assertTrue(first.oneTimePassword().isPresent());
        assertEquals(Optional.empty(), second.oneTimePassword());
        assertEquals(first.account(), second.account());
        var other = new Draft("Nora New", "other@x.example", Language.EN, Set.of(Role.USER), Optional.of("key-1"));
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(house.administration.create(admin, other)).kind());
    }

    @Test
    public void twinsAtOnceMakeOneUser() throws Exception {
        var admin = caller(CONTOSO, Role.GLOBAL_ADMIN);
        for (var round = 0; round < 20; round++) {
            var draft = new Draft(
                    "Twin",
                    "twin" + round + "@x.example",
                    Language.EN,
                    Set.of(Role.USER),
                    Optional.of("twin-" + round));
            var answers = atOnce(
                    () -> house.administration.create(admin, draft), () -> house.administration.create(admin, draft));
            assertEquals(
                    1,
                    answers.stream()
                            .map(answer -> given(answer).account())
                            .distinct()
                            .count());
            assertEquals(
                    1,
                    answers.stream()
                            .filter(answer -> given(answer).oneTimePassword().isPresent())
                            .count());
        }
    }

    @Test
    public void anOperatorMakesOperatorsAndWithAReasonUsersOfAMember() {
        var second = given(house.administration.create(operator(), draft("second@bestow.example", Role.OPERATOR)));
        assertEquals(OptionalLong.empty(), second.account().person().member());
        assertEquals(
                Problem.Kind.INVALID,
                denied(house.administration.create(operator(), draft("third@x.example", Role.GLOBAL_ADMIN)))
                        .kind());
        var acting = operator().actingFor(FABRIKAM, "Ticket 9");
        var user = given(house.administration.create(acting, draft("fred@x.example", Role.GLOBAL_ADMIN)));
        assertEquals(OptionalLong.of(FABRIKAM), user.account().person().member());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(house.administration.create(
                                operator().actingFor(4711, "x"), draft("nobody@x.example", Role.USER)))
                        .kind());
    }

    @Test
    public void aTokenNeedsTheScope() {
        var token = new Caller(
                1,
                "Greta",
                OptionalLong.of(CONTOSO),
                Set.of(Role.GLOBAL_ADMIN),
                Language.EN,
                Optional.empty(),
                "test",
                Caller.Access.token(1, Set.of(TokenScope.READ)));
        var problem = denied(house.administration.create(token, draft("x@x.example", Role.USER)));
        assertEquals(Problem.Kind.FORBIDDEN, problem.kind());
        assertEquals(Set.of(), house.administration.grantable(token));
    }
}
