package org.bestow.core.internal.member;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Event;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.MemberAccounts;
import org.bestow.api.MemberAccounts.Admin;
import org.bestow.api.MemberAccounts.Draft;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.Standing;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.fixture.KeptAccounts;
import org.bestow.core.internal.fixture.MadeUsers;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.write.TestJournal;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class MemberAdministrationTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final World world;
    private final Journal journal;
    private final Standings standings;
    private final MemberService members;
    private final KeptAccounts accounts = new KeptAccounts();
    private final MemberAdministration administration;

    public MemberAdministrationTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        journal = TestJournal.on(database.store());
        var schema = new Schema(database.store());
        standings = new Standings(schema, "https://programme.example/join", "");
        members = new MemberService(schema, standings, journal, World.CLOCK);
        var users = new MadeUsers(accounts);
        var access = new Access(new SeedPolicy(), users);
        administration =
                new MemberAdministration(schema, members, standings, accounts, users, access, journal, World.CLOCK);
    }

    @After
    public void close() {
        database.close();
    }

    private static Draft draft(String name, String key) {
        var admin = new Admin("Ada First", "ada@" + name.length() + ".example", Language.EN);
        return new Draft(
                name,
                "Asia/Taipei",
                "office@x.example",
                admin,
                Standing.Wish.member(),
                Optional.of(key).filter(k -> !k.isEmpty()));
    }

    @Test
    public void makesACompanyWithItsGuardAndItsFirstGlobalAdmin() {
        var created = given(administration.create(OPERATOR, draft(" Harbour & Sons ", "")));
        assertEquals("Harbour & Sons", created.company().member().name());
        assertEquals("one-time", created.oneTimePassword().orElseThrow().reveal());
        assertEquals(Role.GLOBAL_ADMIN, created.admin().roles().iterator().next());
        assertEquals(
                created.company().member().number(), created.admin().member().getAsLong());
        assertEquals(Optional.of(created.company().member()), members.find("harbour & SONS"));
        assertEquals(
                1,
                world.count(
                        "select count(*) from member_guard where id = ?",
                        created.company().member().number()));
        assertEquals(1, world.count("select count(*) from audit where action = 'member-create'"));
        assertEquals(0, world.count("select count(*) from audit where after_state like '%one-time%'"));
    }

    @Test
    public void namesDifferInMoreThanCase() {
        given(administration.create(OPERATOR, draft("Ärzte & Co", "")));
        for (var name : List.of("Ärzte & Co", "ÄRZTE & CO", " ärzte & co", "A\u0308rzte & Co")) {
            var problem = denied(administration.create(OPERATOR, draft(name, "")));
            assertEquals(name, "/name", problem.errors().get(0).path());
        }
        given(administration.create(OPERATOR, draft("Arzte & Co", "")));
    }

    @Test
    public void everythingThatIsWrongIsNamedAtOnce() {
        var wrong = new Draft(
                "",
                "Berlin",
                "nobody",
                new Admin("Ada", "nobody", Language.EN),
                Standing.Wish.member(),
                Optional.empty());
        var problem = denied(administration.create(OPERATOR, wrong));
        assertEquals(
                List.of("/name", "/timeZone", "/email", "/admin/email"),
                problem.errors().stream().map(Problem.FieldError::path).toList());
        assertEquals(0, members.list().size());
    }

    @Test
    public void onlyOperatorsListAndMakeCompanies() {
        for (var role : Role.values()) {
            if (role != Role.OPERATOR) {
                var caller = Operators.of(1, role, Language.EN);
                assertEquals(
                        Problem.Kind.FORBIDDEN,
                        denied(administration.create(caller, draft("X", ""))).kind());
                assertEquals(
                        Problem.Kind.FORBIDDEN,
                        denied(administration.list(caller, Optional.empty(), Page.Request.first(1)))
                                .kind());
            }
        }
    }

    @Test
    public void listsByNamePageByPage() {
        var names = List.of("beta", "Alpha", "ähnlich", "Zulu", "alpha 2");
        names.forEach(name -> given(administration.create(OPERATOR, draft(name, ""))));
        var listed = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var page = given(administration.list(OPERATOR, Optional.empty(), new Page.Request(after, 2)));
            page.items().stream().map(company -> company.member().name()).forEach(listed::add);
            after = page.next();
        } while (after.isPresent());
        assertEquals(List.of("ähnlich", "Alpha", "alpha 2", "beta", "Zulu"), listed);
    }

    @Test
    public void searchesNameAndEmailWithoutWildcards() {
        List.of("Northwind", "South_wind", "100% West")
                .forEach(name -> given(administration.create(OPERATOR, draft(name, ""))));
        assertEquals(List.of("Northwind"), found("NORTH"));
        assertEquals(List.of("South_wind"), found("_"));
        assertEquals(List.of("100% West"), found("%"));
        assertEquals(3, found("office@x").size());
        assertEquals(3, found("  ").size());
        assertEquals(List.of(), found("nothing"));
        var wrong = new Page.Request(Optional.of("bm9uc2Vuc2U"), 5);
        assertEquals(
                "/after",
                denied(administration.list(OPERATOR, Optional.empty(), wrong))
                        .errors()
                        .get(0)
                        .path());
    }

    private List<String> found(String text) {
        return given(administration.list(OPERATOR, Optional.of(text), Page.Request.first(10))).items().stream()
                .map(company -> company.member().name())
                .toList();
    }

    @Test
    public void aRequestThatComesTwiceMakesOneCompanyAndShowsThePasswordOnce() {
        var first = given(administration.create(OPERATOR, draft("Once", "key-1")));
        var second = given(administration.create(OPERATOR, draft("Once", "key-1")));
        assertEquals(first.company(), second.company());
        assertEquals(first.admin(), second.admin());
        assertEquals(Optional.empty(), second.oneTimePassword());
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(administration.create(OPERATOR, draft("Other", "key-1"))).kind());
    }

    @Test
    public void twinsAtOnceMakeOneCompanyAndEqualNamesTooWithoutAKey() throws Exception {
        for (var round = 0; round < 10; round++) {
            var name = "Twin " + round;
            var key = "twin-" + round;
            var answers = Crowd.atOnce(
                    () -> administration.create(OPERATOR, draft(name, key)),
                    () -> administration.create(OPERATOR, draft(name, key)));
            assertEquals(
                    1,
                    answers.stream()
                            .map(answer -> given(answer).company())
                            .distinct()
                            .count());
            assertEquals(
                    1,
                    answers.stream()
                            .filter(answer -> given(answer).oneTimePassword().isPresent())
                            .count());
            var equal = "Equal " + round;
            var rivals = Crowd.atOnce(
                    () -> administration.create(OPERATOR, draft(equal, "")),
                    () -> administration.create(OPERATOR, draft(equal.toUpperCase(java.util.Locale.ROOT), "")));
            assertEquals(
                    1,
                    rivals.stream()
                            .filter(answer -> answer instanceof Answer.Given)
                            .count());
            var loser = rivals.stream()
                    .filter(answer -> answer instanceof Answer.Denied)
                    .findFirst()
                    .orElseThrow();
            assertEquals("/name", denied(loser).errors().get(0).path());
        }
        assertFalse(members.list().isEmpty());
        assertTrue(world.count("select count(*) from member") == 20);
    }

    private MemberAccounts.Company made(String name) {
        return given(administration.create(OPERATOR, draft(name, ""))).company();
    }

    private Answer<MemberAccounts.Company> change(MemberAccounts.Company company, Standing.Kind kind, String link) {
        var wish = new Standing.Wish(kind, Optional.of(link).filter(text -> !text.isEmpty()));
        return administration.change(OPERATOR, company.member().id(), wish, company.version());
    }

    @Test
    public void aCompanyStandsAsAMemberUntilAnOperatorSaysElse() {
        var company = made("Old House");
        var caller = Operators.of(company.member().number(), Role.GLOBAL_ADMIN, Language.EN);
        assertEquals(
                Optional.empty(), standings.refusal(caller, company.member().number()));
        var elsewhere = given(change(company, Standing.Kind.MANAGED_ELSEWHERE, "https://pmc.example/old"));
        assertEquals(company.version() + 1, elsewhere.version());
        assertEquals(elsewhere, given(administration.get(OPERATOR, "old house")));
        var refused = standings.refusal(caller, company.member().number()).orElseThrow();
        assertEquals("urn:bestow:refusal:managed-elsewhere", refused.type());
        assertEquals("https://pmc.example/old", refused.facts().get("link"));
        assertEquals(
                Optional.of("https://pmc.example/old"),
                members.standing(company.member().number()).link().map(Object::toString));
        given(change(elsewhere, Standing.Kind.MEMBER, ""));
        assertEquals(
                Optional.empty(), standings.refusal(caller, company.member().number()));
        assertEquals(2, world.count("select count(*) from audit where action = 'member-standing'"));
        assertEquals(
                "open pages hear of it",
                2,
                world.count("select count(*) from outbox where topic = 'session' and payload = '" + Event.CHANGED
                        + "' and member_id = " + company.member().number()));
    }

    @Test
    public void whoHasNoLinkOfItsOwnIsSentWhereAllAre() {
        var wish = new Standing.Wish(Standing.Kind.NOT_A_MEMBER, Optional.empty());
        var admin = new Admin("Ada", "ada@new.example", Language.EN);
        var made = given(administration.create(
                        OPERATOR, new Draft("New", "UTC", "office@new.example", admin, wish, Optional.empty())))
                .company();
        assertEquals(Optional.empty(), made.standing().own());
        assertEquals(
                Optional.of("https://programme.example/join"),
                members.standing(made.member().number()).link().map(Object::toString));
    }

    @Test
    public void aLinkIsAnAddressAndNobodyIsSentNowhere() {
        var company = made("Nowhere");
        for (var wrong : List.of("javascript:alert(1)", "http://pmc.example", "pmc")) {
            assertEquals("/standing/link", fault(change(company, Standing.Kind.MANAGED_ELSEWHERE, wrong)));
        }
        assertEquals("/standing/link", fault(change(company, Standing.Kind.MANAGED_ELSEWHERE, "")));
        assertEquals("/standing/link", fault(change(company, Standing.Kind.MEMBER, "https://pmc.example")));
        assertEquals(
                company, given(administration.get(OPERATOR, company.member().id())));
    }

    private static String fault(Answer<MemberAccounts.Company> answer) {
        return denied(answer).errors().get(0).path();
    }

    @Test
    public void aStandingThatSomebodyElseChangedIsNotOverwritten() {
        var company = made("Twice");
        given(change(company, Standing.Kind.NOT_A_MEMBER, ""));
        var second = denied(change(company, Standing.Kind.MANAGED_ELSEWHERE, "https://pmc.example"));
        assertEquals(Problem.Kind.PRECONDITION_FAILED, second.kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(administration.get(OPERATOR, "nobody")).kind());
        var admin = Operators.of(company.member().number(), Role.GLOBAL_ADMIN, Language.EN);
        var wish = Standing.Wish.member();
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(administration.change(admin, company.member().id(), wish, 2))
                        .kind());
    }
}
