package org.bestow.identity.internal.administration;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.Callers.operator;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.FABRIKAM;
import static org.bestow.identity.internal.Installation.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Policy;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.RoleGuide;
import org.bestow.api.RoleRequestQueue.Item;
import org.bestow.api.RoleRequests.Decision;
import org.bestow.api.RoleRequests.Request;
import org.bestow.api.RoleRequests.State;
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
public class RoleRequestTest {

    private static final Decision YES = new Decision(true, Optional.of("Welcome"));
    private static final Decision NO = new Decision(false, Optional.empty());

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final Installation house;

    public RoleRequestTest(Dialect dialect) {
        house = new Installation(
                dialect,
                user(CONTOSO, "Greta Global", Role.GLOBAL_ADMIN),
                user(CONTOSO, "Gustav Global", Role.GLOBAL_ADMIN, Role.USER),
                user(CONTOSO, "Ulrich User", Role.USER),
                user(CONTOSO, "Paula Partner", Role.PARTNER_ADMIN),
                user(FABRIKAM, "Fay Foreign", Role.USER));
    }

    private Caller caller(String email) {
        var person = house.accounts.byEmail(email).orElseThrow().person();
        return caller(person);
    }

    private static Caller caller(Person person) {
        return new Caller(
                person.number(),
                person.name(),
                person.member(),
                person.roles(),
                Language.EN,
                Optional.empty(),
                "test",
                Caller.Access.session(1));
    }

    private Caller ulrich() {
        return caller("ulrich.user@member7.example");
    }

    private Caller greta() {
        return caller("greta.global@member7.example");
    }

    private Caller fay() {
        return caller("fay.foreign@member8.example");
    }

    private Request ask(Caller caller) {
        return given(house.requests.ask(caller, "I run the benefits now", Optional.empty()))
                .request();
    }

    private List<Request> list(Caller caller) {
        return given(house.requests.list(caller, Optional.empty(), Page.Request.first(10)))
                .items();
    }

    @Test
    public void theGlobalAdminsAreToldInTheirLanguagesAndOneGrants() throws Exception {
        house.run("update account set language = 'zh-CN', notification_email = 'gus@home.example'"
                + " where name = 'Gustav Global'");
        var asked = given(house.requests.ask(ulrich(), " I run the benefits now ", Optional.empty()));
        assertEquals(
                List.of("Greta Global", "Gustav Global"),
                asked.deciders().stream().map(Problem.Helper::name).toList());
        assertFalse(asked.request().decidable());
        assertEquals(
                List.of("greta.global@member7.example", "gus@home.example"),
                house.messages.all().stream().map(mail -> mail.address()).toList());
        assertEquals("Ulrich User 申请成为全局管理员", house.messages.last().subject());
        assertTrue(house.messages.last().text().contains("I run the benefits now"));

        var session = given(house.signIn.signIn(
                "ulrich.user@member7.example",
                house.password("ulrich.user@member7.example"),
                "test",
                "JUnit",
                Language.EN));
        assertTrue(list(greta()).get(0).decidable());
        var done = given(house.requests.decide(greta(), asked.request().id(), YES));
        assertEquals(State.GRANTED, done.state());
        assertEquals("Greta Global", done.outcome().orElseThrow().by());
        assertEquals(Optional.of("Welcome"), done.outcome().orElseThrow().note());
        assertEquals(Set.of(Role.USER, Role.GLOBAL_ADMIN), ulrich().roles());
        assertEquals(Optional.empty(), house.signIn.caller(session.token(), "test"));
        assertEquals("ulrich.user@member7.example", house.messages.last().address());
        assertEquals("You are now Global admin", house.messages.last().subject());
        for (var action : List.of("role-requested", "role-request-granted", "user-roles")) {
            assertEquals(action, 1, house.journal.count(action));
        }
        // again is no harm; the other way round is
        given(house.requests.decide(greta(), done.id(), YES));
        assertEquals(
                "request-decided",
                denied(house.requests.decide(greta(), done.id(), NO)).rule());
        assertEquals(
                "has-role",
                denied(house.requests.ask(ulrich(), "Once more", Optional.empty()))
                        .rule());
    }

    @Test
    public void aRefusedOneMayAskAgain() throws Exception {
        var request = ask(ulrich());
        assertEquals(
                "request-open",
                denied(house.requests.ask(ulrich(), "Please", Optional.empty())).rule());
        given(house.requests.decide(greta(), request.id(), NO));
        assertEquals(Set.of(Role.USER), ulrich().roles());
        assertEquals(
                "Your request to become Global admin was refused",
                house.messages.last().subject());
        ask(ulrich());
        assertEquals(
                List.of(State.OPEN, State.REFUSED),
                list(ulrich()).stream().map(Request::state).toList());
        assertEquals(
                1,
                given(house.requests.list(greta(), Optional.of(State.OPEN), Page.Request.first(10)))
                        .items()
                        .size());
    }

    @Test
    public void anOperatorDecidesOnlyWhereThereIsNoGlobalAdmin() throws Exception {
        var request = ask(ulrich());
        var here = operator().actingFor(CONTOSO, "by phone");
        assertFalse(list(here).get(0).decidable());
        var no = denied(house.requests.decide(here, request.id(), YES));
        assertEquals("company-decides", no.rule());
        assertEquals(2, no.whoCanHelp().size());

        var asked = given(house.requests.ask(fay(), "We have none", Optional.empty()));
        assertEquals(List.of(), asked.deciders());
        assertEquals("operator@bestow.example", house.messages.last().address());
        var page = "/operator/members/" + PublicId.of(PublicId.Kind.MEMBER, 0, FABRIKAM);
        assertTrue(house.messages.last().text(), house.messages.last().text().contains(page));
        var there = operator().actingFor(FABRIKAM, "by phone");
        assertTrue(list(there).get(0).decidable());
        given(house.requests.decide(there, asked.request().id(), YES));
        assertTrue(fay().roles().contains(Role.GLOBAL_ADMIN));
        assertTrue(house.journal.lines().stream()
                .anyMatch(line -> line.contains("role-request-granted") && line.contains("reason=Optional[by phone]")));
    }

    private List<Item> everywhere(Optional<State> state) {
        return given(house.requestQueue.list(operator(), state, Page.Request.first(10)))
                .items();
    }

    @Test
    public void anOperatorSeesTheRequestsOfAllCompanies() {
        assertEquals(List.of(), everywhere(Optional.empty()));
        var here = ask(ulrich());
        var there = ask(fay());
        var both = everywhere(Optional.of(State.OPEN));
        assertEquals(
                List.of(there.id(), here.id()),
                both.stream().map(item -> item.request().id()).toList());
        assertEquals(
                List.of(PublicId.of(PublicId.Kind.MEMBER, 0, FABRIKAM), PublicId.of(PublicId.Kind.MEMBER, 0, CONTOSO)),
                both.stream().map(item -> item.company().id()).toList());
        assertTrue(both.stream().noneMatch(item -> item.company().name().isEmpty()));
        assertEquals("Fay Foreign", both.get(0).request().asker().name());
        assertEquals("I run the benefits now", both.get(0).request().reason());
        // the other company has Global admins, who decide
        assertEquals(
                List.of(true, false),
                both.stream().map(item -> item.request().decidable()).toList());

        given(house.requests.decide(greta(), here.id(), NO));
        assertEquals(
                List.of(there.id()),
                everywhere(Optional.of(State.OPEN)).stream()
                        .map(item -> item.request().id())
                        .toList());
        var refused = everywhere(Optional.of(State.REFUSED)).get(0).request();
        assertEquals("Greta Global", refused.outcome().orElseThrow().by());
        assertFalse(refused.decidable());
        assertEquals(2, everywhere(Optional.empty()).size());
    }

    /** By deactivating all who could, as an operator would. */
    @Test
    public void theOperatorDecidesWhereNoGlobalAdminCanSignIn() throws Exception {
        ask(ulrich());
        house.run("update account set active = false where name in ('Greta Global', 'Gustav Global')");
        assertTrue(everywhere(Optional.of(State.OPEN)).get(0).request().decidable());
    }

    @Test
    public void theListOfAllCompaniesIsReadInPartsAndByOperatorsAlone() {
        for (var number = 0; number < 2; number++) {
            given(house.requests.decide(greta(), ask(ulrich()).id(), NO));
        }
        ask(fay());
        var seen = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var page = given(house.requestQueue.list(operator(), Optional.empty(), new Page.Request(after, 2)));
            page.items().forEach(item -> seen.add(item.request().id()));
            after = page.next();
        } while (after.isPresent());
        assertEquals(3, Set.copyOf(seen).size());
        assertEquals(3, seen.size());
        assertEquals(
                Problem.Kind.INVALID,
                denied(house.requestQueue.list(operator(), Optional.empty(), new Page.Request(Optional.of("x"), 2)))
                        .kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(house.requestQueue.list(greta(), Optional.empty(), Page.Request.first(2)))
                        .kind());
    }

    @Test
    public void nobodyElseDecidesOrSeesTheOthers() {
        var request = ask(ulrich());
        for (var role : EnumSet.complementOf(EnumSet.of(Role.OPERATOR))) {
            for (var member : List.of(CONTOSO, FABRIKAM)) {
                var actor = new Caller(
                        999,
                        "Somebody",
                        OptionalLong.of(member),
                        Set.of(role),
                        Language.EN,
                        Optional.empty(),
                        "test",
                        Caller.Access.session(1));
                var may = role == Role.GLOBAL_ADMIN;
                assertEquals(may && member == CONTOSO ? 1 : 0, list(actor).size());
                if (!may || member == FABRIKAM) {
                    assertEquals(
                            may ? Problem.Kind.NOT_FOUND : Problem.Kind.FORBIDDEN,
                            denied(house.requests.decide(actor, request.id(), YES))
                                    .kind());
                }
            }
        }
        assertEquals(1, list(ulrich()).size());
        assertEquals(Set.of(Role.USER), ulrich().roles());
    }

    @Test
    public void onlyWhoIsSignedInToACompanyAsks() {
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(house.requests.ask(operator().actingFor(CONTOSO, "x"), "Please", Optional.empty()))
                        .kind());
        assertEquals(
                "/reason",
                denied(house.requests.ask(ulrich(), "  ", Optional.empty()))
                        .errors()
                        .get(0)
                        .path());
        assertEquals(
                "/reason",
                denied(house.requests.ask(ulrich(), "x".repeat(1_001), Optional.empty()))
                        .errors()
                        .get(0)
                        .path());
    }

    @Test
    public void aRepetitionAsksOnce() throws Exception {
        var key = Optional.of("k1");
        var first = given(house.requests.ask(ulrich(), "Please", key));
        var again = given(house.requests.ask(ulrich(), "Please", key));
        assertTrue(again.replayed());
        assertEquals(first.request(), again.request());
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(house.requests.ask(ulrich(), "Pretty please", key)).kind());
        assertEquals(2, house.messages.all().size());
    }

    @Test
    public void theRequestOfADeletedUserIsWithdrawn() {
        ask(ulrich());
        given(house.removal.remove(greta(), list(greta()).get(0).asker().id(), false));
        assertEquals(State.WITHDRAWN, list(greta()).get(0).state());
        assertFalse(list(greta()).get(0).decidable());
    }

    @Test
    public void aListIsReadInParts() {
        for (var number = 0; number < 3; number++) {
            given(house.requests.decide(greta(), ask(ulrich()).id(), NO));
        }
        var seen = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var page = given(house.requests.list(greta(), Optional.empty(), new Page.Request(after, 2)));
            page.items().forEach(request -> seen.add(request.id()));
            after = page.next();
        } while (after.isPresent());
        assertEquals(3, Set.copyOf(seen).size());
        assertEquals(
                Problem.Kind.INVALID,
                denied(house.requests.list(greta(), Optional.empty(), new Page.Request(Optional.of("x"), 2)))
                        .kind());
    }

    @Test
    public void whoCanDoWhatIsToldToEverybodyInWords() {
        var guide = given(house.guide.read(ulrich().withLanguage(Language.ZH_TW)));
        var global = guide.roles().get(0);
        assertEquals(Role.GLOBAL_ADMIN, global.role());
        assertEquals("全域系統管理員", global.title());
        assertFalse(global.mine());
        assertEquals(2, global.holders().size());
        assertTrue(guide.roles().stream().noneMatch(line -> line.role() == Role.OPERATOR));
        assertTrue(guide.roles().stream()
                .filter(line -> line.role() == Role.USER)
                .allMatch(line -> line.mine() && line.holders().isEmpty()));
        var keys = guide.rules().stream()
                .filter(rule -> rule.code().equals("get-keys"))
                .findFirst()
                .orElseThrow();
        assertEquals("取得金鑰", keys.title());
        assertEquals("*", keys.type());
        assertEquals(Set.of(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN), keys.roles());
        assertTrue(guide.rules().stream().noneMatch(rule -> rule.code().startsWith("operate")));
        assertTrue(guide.rules().stream()
                .allMatch(rule ->
                        rule.kind() == RoleGuide.Kind.ACTION || rule.type().isEmpty()));
        for (var permission : Policy.Permission.values()) {
            if (!permission.code().startsWith("operate")) {
                assertTrue(guide.rules().stream().anyMatch(rule -> rule.code().equals(permission.code())));
            }
        }
        assertEquals(
                Set.of(Role.USER),
                grantable(new Caller(
                        1,
                        "U",
                        OptionalLong.of(CONTOSO),
                        Set.of(Role.USER_ADMIN),
                        Language.EN,
                        Optional.empty(),
                        "t")));
    }

    private Set<Role> grantable(Caller caller) {
        var grantable = EnumSet.noneOf(Role.class);
        given(house.guide.read(caller)).roles().stream()
                .filter(RoleGuide.Line::grantable)
                .forEach(line -> grantable.add(line.role()));
        return grantable;
    }
}
