package org.bestow.core.internal.benefit;

import static org.bestow.api.testing.Answers.given;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.bestow.api.testing.NoUsers;
import org.bestow.core.internal.benefit.BenefitReader.Listed;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;

/** Two members with 60 benefits each, of all kinds, and a reader of the lists of the first. */
final class ReaderFixture implements AutoCloseable {

    static final int BENEFITS = 60;
    private static final long HOLDER = 77;
    private final Random random = new Random(7);
    final List<BenefitRow> rows = new ArrayList<>();
    final TestDatabase database;
    final World world;
    final Shelf shelf;
    final long member;
    BenefitReader reader;

    /** One person, who holds seats. */
    private static final class OneHolder extends NoUsers {
        @Override
        public List<Long> search(long member, String text) {
            return "Grace Hopper".contains(text) ? List.of(HOLDER) : List.of();
        }
    }

    ReaderFixture(Dialect dialect) {
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

    BenefitReader reader(Instant now) {
        return new BenefitReader(world.store(), new OneHolder(), Clock.fixed(now, ZoneOffset.UTC));
    }

    static Query query(Sort sort, boolean descending) {
        return new Query(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), sort, descending);
    }

    static Query asOf(LocalDate day, Set<Status> statuses, Optional<LocalDate> expiringBefore) {
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

    List<Listed> all(Query query, Language language, int limit) {
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

    static List<Long> ids(List<Listed> listed) {
        return listed.stream().map(one -> one.benefit().id()).toList();
    }

    List<Long> expected(Predicate<BenefitRow> wanted, Comparator<BenefitRow> order) {
        return rows.stream()
                .filter(wanted)
                .sorted(order.thenComparingLong(BenefitRow::id))
                .map(BenefitRow::id)
                .toList();
    }

    Comparator<BenefitRow> order(Sort sort, boolean descending, Language language) {
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

    Shelf.Title source(BenefitRow row) {
        return shelf.sources.get(shelf.packages.get(row.itemId()));
    }

    @Override
    public void close() {
        assertEquals(Set.of(), database.untenanted());
        database.close();
    }
}
