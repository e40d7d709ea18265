package org.bestow.core.internal.benefit;

import static org.bestow.api.testing.Answers.given;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.bestow.api.Benefits.Query;
import org.bestow.api.Benefits.Sort;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.testing.NoUsers;
import org.bestow.core.internal.benefit.BenefitReader.Listed;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;
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
public class BenefitReaderTest {

    private static final int BENEFITS = 60;
    private static final long HOLDER = 77;

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private final Random random = new Random(7);
    private final List<BenefitRow> rows = new ArrayList<>();
    private TestDatabase database;
    private World world;
    private Shelf shelf;
    private long member;
    private BenefitReader reader;

    /** One person, who holds seats. */
    private static final class OneHolder extends NoUsers {
        @Override
        public List<Long> search(long member, String text) {
            return "Grace Hopper".contains(text) ? List.of(HOLDER) : List.of();
        }
    }

    @Before
    public void open() {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        shelf = new Shelf(world.store());
        shelf.pack(1, new Shelf.Title("Silver Core", "银牌核心", "銀級核心"));
        shelf.pack(2, new Shelf.Title("action pack", "行动包", "行動套件"));
        shelf.pack(3, new Shelf.Title("Silver Core", "银牌核心", "銀級核心"));
        shelf.item(11, 1, new Shelf.Title("Windows 11", "窗口", "視窗"));
        shelf.item(12, 1, new Shelf.Title("Áccess", "访问", "存取"));
        shelf.item(21, 2, new Shelf.Title("windows 11", "窗口", "視窗"));
        shelf.item(22, 2, new Shelf.Title("Visio", "绘图", "繪圖"));
        shelf.item(31, 3, new Shelf.Title("Zeta", "阿尔法", "一"));
        member = world.member("One");
        fill(member, 1_000);
        fill(world.member("Other"), 5_000);
        reader = reader(World.NOW);
    }

    private BenefitReader reader(Instant now) {
        return new BenefitReader(world.store(), new OneHolder(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private void fill(long owner, long firstId) {
        var items = shelf.items.keySet().stream().sorted().toList();
        var own = new ArrayList<BenefitRow>();
        for (var number = 0; number < BENEFITS; number++) {
            var item = items.get(random.nextInt(items.size()));
            var purchase = world.purchase(owner, shelf.packages.get(item));
            own.add(row(firstId + number, owner, purchase, item));
        }
        Rows.insert(world.store(), own);
        for (var number = 0; number < BENEFITS; number += 7) {
            seat(owner, firstId + number);
        }
        if (owner == member) {
            rows.addAll(own);
        }
    }

    private BenefitRow row(long id, long owner, long purchase, long item) {
        return new BenefitRow(
                id,
                owner,
                purchase,
                item,
                item > 20 ? "cloud" : "software",
                OptionalLong.of(10),
                random.nextInt(3),
                0,
                Unit.SEATS,
                World.TODAY,
                World.NOW,
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(World.TODAY.plusDays(random.nextInt(6) - 2)),
                World.TODAY.plusDays(random.nextInt(8) - 2),
                Optional.empty(),
                random.nextInt(6) == 0 ? Optional.of(World.TODAY) : Optional.empty(),
                Optional.empty(),
                1);
    }

    private void seat(long owner, long benefit) {
        world.store().forMember(owner).transact(sql -> sql.update(
                        "insert into assignment (id, member_id, benefit_id, user_id, data, data_version,"
                                + " since, version) values (:id, :member, :benefit, :user, '{}', 1, :at, 1)")
                .bind("id", 100_000 + benefit)
                .bind("benefit", benefit)
                .bind("user", HOLDER)
                .bind("at", World.NOW)
                .execute());
    }

    @After
    public void close() {
        assertEquals(Set.of(), database.untenanted());
        database.close();
    }

    private static Query query(Sort sort, boolean descending) {
        return new Query(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), sort, descending);
    }

    private List<Listed> all(Query query, Language language, int limit) {
        var all = new ArrayList<Listed>();
        var after = Optional.<String>empty();
        do {
            var page =
                    given(reader.list(member, OptionalLong.empty(), language, query, new Page.Request(after, limit)));
            assertTrue(page.items().size() == limit || page.next().isEmpty());
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private static List<Long> ids(List<Listed> listed) {
        return listed.stream().map(one -> one.benefit().id()).toList();
    }

    private List<Long> expected(Predicate<BenefitRow> wanted, Comparator<BenefitRow> order) {
        return rows.stream()
                .filter(wanted)
                .sorted(order.thenComparingLong(BenefitRow::id))
                .map(BenefitRow::id)
                .toList();
    }

    private Comparator<BenefitRow> order(Sort sort, boolean descending, Language language) {
        return switch (sort) {
            case TITLE -> turned(
                    Comparator.comparing(
                            row -> Shelf.key(shelf.items.get(row.itemId()).in(language), language)),
                    descending);
            case SOURCE -> turned(
                    Comparator.<BenefitRow, String>comparing(
                                    row -> Shelf.key(source(row).in(language), language))
                            .thenComparing(row -> shelf.packages.get(row.itemId())),
                    descending);
            case ACTIVATE_BY -> Comparator.comparing(
                    row -> row.activateBy().orElse(null),
                    Comparator.nullsLast(
                            descending ? Comparator.<LocalDate>reverseOrder() : Comparator.naturalOrder()));
            case EXPIRES -> turned(Comparator.comparing(BenefitRow::expires), descending);
            case USED -> turned(Comparator.comparing(BenefitRow::used), descending);
        };
    }

    private static Comparator<BenefitRow> turned(Comparator<BenefitRow> order, boolean descending) {
        return descending ? order.reversed() : order;
    }

    private Shelf.Title source(BenefitRow row) {
        return shelf.sources.get(shelf.packages.get(row.itemId()));
    }

    @Test
    public void pagesThroughEveryOrderInEveryLanguage() {
        for (var language : Language.values()) {
            for (var sort : Sort.values()) {
                for (var descending : List.of(false, true)) {
                    var expected = expected(row -> true, order(sort, descending, language));
                    assertEquals(BENEFITS, expected.size());
                    var what = sort + (descending ? " down " : " up ") + language;
                    assertEquals(what, expected, ids(all(query(sort, descending), language, 7)));
                    assertEquals(what, expected, ids(all(query(sort, descending), language, 200)));
                }
            }
        }
    }

    @Test
    public void rowsSayTitleSourceAndStatusInTheAskedLanguage() {
        for (var listed : all(Query.all(), Language.ZH_TW, 50)) {
            var row = listed.benefit();
            assertEquals(rows.get((int) row.id() - 1_000), row);
            assertEquals(shelf.items.get(row.itemId()).tw(), listed.title());
            assertEquals(source(row).tw(), listed.source());
            assertEquals(row.status(World.NOW, World.TODAY), listed.status());
        }
    }

    @Test
    public void filtersByTypeStatusAndDay() {
        var order = order(Sort.ACTIVATE_BY, false, Language.EN);
        for (var status : Status.values()) {
            var query = new Query(
                    Optional.empty(), Set.of(status), Optional.empty(), Optional.empty(), Sort.ACTIVATE_BY, false);
            assertEquals(
                    expected(row -> row.status(World.NOW, World.TODAY) == status, order),
                    ids(all(query, Language.EN, 5)));
        }
        var before = World.TODAY.plusDays(3);
        var both = new Query(
                Optional.of("cloud"),
                Set.of(Status.ACTIVE, Status.AVAILABLE),
                Optional.empty(),
                Optional.of(before),
                Sort.ACTIVATE_BY,
                false);
        var expected = expected(
                row -> row.type().equals("cloud")
                        && Set.of(Status.ACTIVE, Status.AVAILABLE).contains(row.status(World.NOW, World.TODAY))
                        && row.expires().isBefore(before),
                order);
        assertTrue(expected.size() > 2);
        assertEquals(expected, ids(all(both, Language.EN, 2)));
    }

    @Test
    public void filtersByTheDayOfActivation() {
        var order = order(Sort.ACTIVATE_BY, false, Language.EN);
        var days = expected(row -> row.activateBy().isPresent(), order).stream()
                .map(id -> rows.get(id.intValue() - 1_000).activateBy().orElseThrow())
                .toList();
        var before = days.get(days.size() / 2);
        assertTrue(days.get(0).isBefore(before));
        var query = new Query(
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(before),
                Optional.empty(),
                Sort.ACTIVATE_BY,
                false);
        assertEquals(
                expected(row -> row.activateBy().filter(before::isAfter).isPresent(), order),
                ids(all(query, Language.EN, 3)));
    }

    private List<Long> search(String text, Language language) {
        return ids(all(
                new Query(Optional.empty(), Set.of(), Optional.of(text), Optional.empty(), Sort.EXPIRES, false),
                language,
                4));
    }

    @Test
    public void searchesTitleSourceAndHolder() {
        var order = order(Sort.EXPIRES, false, Language.EN);
        Predicate<BenefitRow> windows = row -> row.itemId() == 11 || row.itemId() == 21;
        assertEquals(expected(windows, order), search(" WINDOWS ", Language.EN));
        assertEquals(expected(windows, order), search("窗口", Language.ZH_CN));
        assertEquals(List.of(), search("窗口", Language.EN));
        assertEquals(expected(row -> row.itemId() == 21 || row.itemId() == 22, order), search("Action", Language.EN));
        assertEquals(expected(row -> (row.id() - 1_000) % 7 == 0, order), search("Hopper", Language.EN));
        assertEquals(List.of(), search("%", Language.EN));
        assertEquals(expected(row -> true, order), search("  ", Language.EN));
    }

    @Test
    public void midnightAndAnotherLanguageMoveNothingBetweenPages() {
        var query = new Query(
                Optional.empty(), Set.of(Status.EXPIRED), Optional.empty(), Optional.empty(), Sort.TITLE, false);
        var expected = expected(
                row -> row.status(World.NOW, World.TODAY) == Status.EXPIRED, order(Sort.TITLE, false, Language.EN));
        var first = given(reader.list(member, OptionalLong.empty(), Language.EN, query, Page.Request.first(3)));
        var later = reader(World.NOW.plusSeconds(200_000));
        var rest = given(
                later.list(member, OptionalLong.empty(), Language.ZH_CN, query, new Page.Request(first.next(), 200)));
        var ids = new ArrayList<>(ids(first.items()));
        ids.addAll(ids(rest.items()));
        assertEquals(expected, ids);
        assertEquals(
                shelf.items.get(rest.items().get(0).benefit().itemId()).cn(),
                rest.items().get(0).title());
    }

    private static Query asOf(LocalDate day, Set<Status> statuses, Optional<LocalDate> expiringBefore) {
        return new Query(
                Optional.empty(),
                statuses,
                Optional.empty(),
                expiringBefore,
                Optional.empty(),
                Optional.of(day),
                Sort.EXPIRES,
                false);
    }

    @Test
    public void anotherDayIsSeenAsOfItsEnd() {
        var order = order(Sort.EXPIRES, false, Language.EN);
        var seen = EnumSet.noneOf(Status.class);
        for (var days = -3; days <= 6; days++) {
            var day = World.TODAY.plusDays(days);
            // rows are available from noon of today on: at noon itself today, at its end any other day
            var now = days == 0
                    ? World.NOW
                    : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
            for (var status : Status.values()) {
                var expected = expected(row -> row.status(now, day) == status, order);
                var listed = all(asOf(day, Set.of(status), Optional.empty()), Language.EN, 7);
                assertEquals(day + " " + status, expected, ids(listed));
                assertTrue(listed.stream().allMatch(one -> one.status() == status));
                if (!expected.isEmpty()) {
                    seen.add(status);
                }
            }
            var before = day.plusDays(2);
            assertEquals(
                    expected(
                            row -> row.cancelledOn().isEmpty()
                                    && row.expires().isBefore(before)
                                    && !row.expires().isBefore(day),
                            order),
                    ids(all(asOf(day, Set.of(), Optional.of(before)), Language.EN, 7)));
        }
        assertTrue(seen.toString(), seen.containsAll(Set.of(Status.EXPIRED, Status.PROVISIONING, Status.ACTIVE)));
    }

    @Test
    public void aCursorIsOfItsDay() {
        var tomorrow = World.TODAY.plusDays(1);
        var query = asOf(tomorrow, Set.of(), Optional.empty());
        var next = given(reader.list(member, OptionalLong.empty(), Language.EN, query, Page.Request.first(3)))
                .next();
        var page = new Page.Request(next, 3);
        assertEquals(
                3,
                given(reader.list(member, OptionalLong.empty(), Language.EN, query, page))
                        .items()
                        .size());
        for (var other : List.of(asOf(tomorrow.plusDays(1), Set.of(), Optional.empty()), query(Sort.EXPIRES, false))) {
            var problem = reader.list(member, OptionalLong.empty(), Language.EN, other, page)
                    .fold(
                            value -> {
                                throw new AssertionError("taken");
                            },
                            denied -> denied);
            assertEquals(Problem.Kind.INVALID, problem.kind());
            assertEquals("after", problem.errors().get(0).path());
        }
    }

    @Test
    public void daysAreTheMembersOwn() {
        world.store().global().transact(sql -> sql.update(
                        "update member set time_zone = 'Asia/Shanghai' where id = :id")
                .bind("id", member)
                .execute());
        reader = reader(Instant.parse("2026-05-04T16:00:00Z"));
        var query = new Query(
                Optional.empty(), Set.of(Status.EXPIRED), Optional.empty(), Optional.empty(), Sort.EXPIRES, false);
        assertEquals(
                expected(
                        row -> row.status(World.NOW, World.TODAY.plusDays(1)) == Status.EXPIRED,
                        order(Sort.EXPIRES, false, Language.EN)),
                ids(all(query, Language.EN, 200)));
    }

    @Test
    public void aCursorThatIsNoneNamesItsField() {
        var page = given(
                reader.list(member, OptionalLong.empty(), Language.EN, query(Sort.USED, false), Page.Request.first(3)));
        var ofUsed = page.next().orElseThrow();
        var forged = Base64.getUrlEncoder()
                .encodeToString("TITLE|a|EN|2026-05-04T10:00:00Z||=' or 1=1|5".getBytes(StandardCharsets.US_ASCII));
        var bads = new ArrayList<>(List.of("", "!", "bm90aGluZw", ofUsed, forged));
        for (var moment : List.of(Instant.MIN, Instant.MAX, Instant.parse("+294277-01-01T00:00:00Z"))) {
            bads.add(new ListCursor(Sort.TITLE, false, Language.EN, moment, Optional.empty(), Optional.of("0041"), 5)
                    .text());
        }
        for (var bad : bads) {
            var answer = reader.list(
                    member,
                    OptionalLong.empty(),
                    Language.ZH_CN,
                    query(Sort.TITLE, false),
                    new Page.Request(Optional.of(bad), 3));
            var problem = answer.fold(
                    value -> {
                        throw new AssertionError("taken: " + bad);
                    },
                    denied -> denied);
            assertEquals(Problem.Kind.INVALID, problem.kind());
            assertEquals("after", problem.errors().get(0).path());
        }
    }

    @Test
    public void aDayThatNoDatabaseTakesIsNoPlaceToGoOn() {
        for (var day : List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(-5000, 1, 1))) {
            var cursor = new ListCursor(
                    Sort.EXPIRES, false, Language.EN, Instant.EPOCH, Optional.empty(), Optional.of(day.toString()), 5);
            assertEquals(Optional.empty(), ListCursor.parse(cursor.text()));
        }
    }

    @Test
    public void theNumberOfStatementsDoesNotDependOnTheRows() {
        given(reader.list(member, OptionalLong.empty(), Language.EN, Query.all(), Page.Request.first(1)));
        database.statements().clear();
        given(reader.list(member, OptionalLong.empty(), Language.EN, Query.all(), Page.Request.first(1)));
        var few = database.statements().count();
        database.statements().clear();
        given(reader.list(member, OptionalLong.empty(), Language.EN, Query.all(), Page.Request.first(200)));
        assertEquals(few, database.statements().count());
        assertEquals(1, few);
    }
}
