package org.bestow.core.internal.purchase;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Caller;
import org.bestow.api.Journal;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Purchases;
import org.bestow.api.testing.Crowd;
import org.bestow.api.testing.NoUsers;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.MemberService;
import org.bestow.core.internal.member.Standings;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.write.TestJournal;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class PurchaseServiceTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final World world;
    private final Standings standings;
    private final PurchaseService purchases;
    private final long member;
    private final long other;

    public PurchaseServiceTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        Journal journal = TestJournal.on(database.store());
        var schema = new Schema(database.store());
        standings = new Standings(schema, "", "https://elsewhere.example/");
        purchases = new PurchaseService(
                schema,
                new Grant(schema, journal, World.CLOCK),
                new MemberService(schema, standings, journal, World.CLOCK),
                standings,
                new Access(new SeedPolicy(), new NoUsers()),
                journal,
                World.CLOCK);
        member = world.member("Buyer");
        other = world.member("Other");
        var pack = world.pack("silver");
        world.item(pack, "windows", "software", OptionalLong.of(10), Unit.KEYS, "{}");
        world.item(pack, "help", "technical", OptionalLong.empty(), Unit.HOURS, "{}");
    }

    @After
    public void close() {
        try {
            assertEquals("statements without a member", java.util.Set.of(), database.untenanted());
        } finally {
            database.close();
        }
    }

    private static Purchases.Order order(String who, String day, String key) {
        return new Purchases.Order(
                who,
                "silver",
                Optional.of(day).filter(text -> !text.isEmpty()).map(LocalDate::parse),
                Optional.of(key).filter(text -> !text.isEmpty()));
    }

    private Purchases.Purchase buy(String who, String day) {
        return given(purchases.create(OPERATOR, order(who, day, ""))).purchase();
    }

    private Caller admin(long whose) {
        return Operators.of(whose, Role.GLOBAL_ADMIN, Language.EN);
    }

    @Test
    public void grantsThePackageFromTodayOrAnEarlierDay() {
        var today = buy("buyer", "");
        assertEquals(World.TODAY, today.purchasedOn());
        assertEquals(World.TODAY.plusDays(365), today.expires());
        assertEquals(2, today.benefits());
        assertEquals(Purchases.Status.ACTIVE, today.status());
        assertEquals("silver", today.title());
        assertEquals(member, today.member().number());
        var old = buy(PublicId.of(PublicId.Kind.MEMBER, 0, member), "2025-05-03");
        assertEquals("the last day is over", Purchases.Status.EXPIRED, old.status());
        assertEquals(Purchases.Status.ACTIVE, buy("Buyer", "2025-05-04").status());
        assertEquals(6, world.count("select count(*) from benefit where member_id = ?", member));
        assertEquals(3, world.count("select count(*) from audit where member_id > 0 and action = 'purchase-create'"));
        assertEquals(6, world.count("select count(*) from outbox where member_id > 0 and topic = 'benefit'"));
    }

    @Test
    public void nothingIsBoughtForACompanyThatHasItsBenefitsElsewhere() {
        database.store().global().transact(sql -> sql.update(
                        "update member set standing = 'MANAGED_ELSEWHERE' where id = :id")
                .bind("id", member)
                .execute());
        standings.changed();
        var order = new Purchases.Order("Buyer", "silver", Optional.empty(), Optional.empty());
        var problem = denied(purchases.create(OPERATOR, order));
        assertEquals("urn:bestow:refusal:managed-elsewhere", problem.type());
        assertEquals("https://elsewhere.example/", problem.facts().get("link"));
        assertEquals(0, world.count("select count(*) from purchase where member_id = ?", member));
    }

    @Test
    public void whatIsWrongIsNamedAndNothingIsGranted() {
        var wrong = new Purchases.Order("Buyer", "platinum", Optional.of(World.TODAY.plusDays(1)), Optional.empty());
        assertEquals(
                List.of("/purchasedOn", "/package"),
                denied(purchases.create(OPERATOR, wrong)).errors().stream()
                        .map(Problem.FieldError::path)
                        .toList());
        assertEquals(
                "/member",
                denied(purchases.create(OPERATOR, order("nobody", "", "")))
                        .errors()
                        .get(0)
                        .path());
        assertEquals(
                "/purchasedOn",
                denied(purchases.create(OPERATOR, order("Buyer", "1999-12-31", "")))
                        .errors()
                        .get(0)
                        .path());
        assertEquals(0, world.count("select count(*) from purchase where member_id > 0"));
    }

    @Test
    public void aMemberSeesItsOwnAndAnOperatorAll() {
        var mine = buy("Buyer", "");
        var theirs = buy("Other", "2026-05-01");
        assertEquals(List.of(mine), listed(admin(member)));
        assertEquals(List.of(theirs), listed(admin(other)));
        assertEquals(List.of(mine, theirs), listed(OPERATOR));
        assertEquals(List.of(theirs), listed(OPERATOR.actingFor(other, "a call")));
        for (var role : Role.values()) {
            if (role != Role.OPERATOR) {
                var caller = Operators.of(member, role, Language.EN);
                assertEquals(
                        Problem.Kind.FORBIDDEN,
                        denied(purchases.create(caller, order("Buyer", "", ""))).kind());
            }
        }
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(purchases.list(Operators.of(member, Role.USER, Language.EN), Page.Request.first(5)))
                        .kind());
    }

    private List<Purchases.Purchase> listed(Caller caller) {
        return given(purchases.list(caller, Page.Request.first(10))).items();
    }

    @Test
    public void listsNewestFirstPageByPage() {
        var days = List.of("2026-01-05", "2026-03-05", "2026-01-05", "", "2025-05-04");
        days.forEach(day -> buy("Buyer", day));
        var seen = new ArrayList<LocalDate>();
        var ids = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var page = given(purchases.list(admin(member), new Page.Request(after, 2)));
            page.items().forEach(one -> {
                seen.add(one.purchasedOn());
                ids.add(one.id());
            });
            after = page.next();
        } while (after.isPresent());
        assertEquals(
                List.of("2026-05-04", "2026-03-05", "2026-01-05", "2026-01-05", "2025-05-04"),
                seen.stream().map(LocalDate::toString).toList());
        assertEquals(5, ids.stream().distinct().count());
        for (var text : List.of("nonsense!", "cDoyMDI2LTAyLTMwOjE", "")) {
            var wrong = new Page.Request(Optional.of(text), 2);
            assertEquals(
                    "/after",
                    denied(purchases.list(admin(member), wrong)).errors().get(0).path());
        }
    }

    @Test
    public void aRequestThatComesTwiceGrantsOnce() {
        var first = given(purchases.create(OPERATOR, order("Buyer", "", "key-1")));
        var again = given(purchases.create(OPERATOR, order("Buyer", "", "key-1")));
        assertEquals(first.purchase(), again.purchase());
        assertFalse(first.replayed());
        assertTrue(again.replayed());
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(purchases.create(OPERATOR, order("Buyer", "2026-05-01", "key-1")))
                        .kind());
        var elsewhere = given(purchases.create(OPERATOR, order("Other", "", "key-1")));
        assertNotEquals(
                "a key counts within a member",
                first.purchase().id(),
                elsewhere.purchase().id());
    }

    @Test
    public void twinsAtOnceGrantOnce() throws Exception {
        for (var round = 0; round < 20; round++) {
            var twin = order("Buyer", "", "twin-" + round);
            var answers = Crowd.atOnce(() -> purchases.create(OPERATOR, twin), () -> purchases.create(OPERATOR, twin));
            assertEquals(
                    1,
                    answers.stream()
                            .map(answer -> given(answer).purchase())
                            .distinct()
                            .count());
            assertEquals(
                    1,
                    answers.stream().filter(answer -> given(answer).replayed()).count());
        }
        assertEquals(20, world.count("select count(*) from purchase where member_id = ?", member));
    }
}
