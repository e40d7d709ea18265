package org.bestow.core.internal.benefit;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** The two forms of a status say the same of every row, near every limit. */
@RunWith(Parameterized.class)
public class BenefitPredicatesTest {

    private static final int ROWS = 6_000;

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private final Map<Status, Integer> tried = new EnumMap<>(Status.class);
    private final Random random = new Random(20260504);

    @Test
    public void everyRowHasTheStatusThatItsPredicateSays() {
        try (var database = TestDatabase.of(dialect)) {
            var world = new World(database.store());
            var member = world.member("All kinds");
            var pack = world.pack("pack");
            var purchase = world.purchase(member, pack);
            var item = world.item(pack, "item", "any", OptionalLong.empty(), Unit.SEATS, "{}");
            var rows = new ArrayList<BenefitRow>();
            for (var number = 1; number <= ROWS; number++) {
                rows.add(row(number, member, purchase, item));
            }
            Rows.insert(world.store(), rows);
            // days before and after, and the very limits
            for (var shift = -2; shift <= 2; shift++) {
                var now = World.NOW.plus(Duration.ofDays(shift));
                check(world, member, rows, now, World.TODAY.plusDays(shift));
            }
            for (var status : Status.values()) {
                assertTrue(status + " is hardly tried: " + tried, tried.getOrDefault(status, 0) > 100);
            }
            assertEquals(Set.of(), database.untenanted());
        }
    }

    private void check(World world, long member, List<BenefitRow> rows, Instant now, LocalDate today) {
        Map<Status, Set<Long>> expected = new EnumMap<>(Status.class);
        for (var status : Status.values()) {
            expected.put(status, new TreeSet<>());
        }
        rows.forEach(row -> expected.get(row.status(now, today)).add(row.id()));
        for (var status : Status.values()) {
            tried.merge(status, expected.get(status).size(), Integer::sum);
            assertEquals(status + " on " + today, expected.get(status), ids(world, member, Set.of(status), now, today));
        }
        var two = Set.of(Status.EXPIRED, Status.AVAILABLE);
        var both = new TreeSet<>(expected.get(Status.EXPIRED));
        both.addAll(expected.get(Status.AVAILABLE));
        assertEquals(both, ids(world, member, two, now, today));
    }

    private static Set<Long> ids(World world, long member, Set<Status> statuses, Instant now, LocalDate today) {
        return world.store().forMember(member).read(sql -> {
            var query = sql.query(
                    "select b.id from benefit b where b.member_id = :member and " + BenefitPredicates.anyOf(statuses));
            if (BenefitPredicates.namesNow(statuses)) {
                query.bind("now", now);
            }
            if (BenefitPredicates.namesToday(statuses)) {
                query.bind("today", today);
            }
            return new TreeSet<>(query.mapTo(Long.class).list());
        });
    }

    private BenefitRow row(long id, long member, long purchase, long item) {
        var unit = Unit.values()[random.nextInt(Unit.values().length)];
        var quantity = random.nextInt(4) == 0 ? OptionalLong.empty() : OptionalLong.of(random.nextInt(3));
        var used = Math.min(random.nextInt(3), quantity.orElse(2));
        return new BenefitRow(
                id,
                member,
                purchase,
                item,
                "any",
                quantity,
                used,
                random.nextInt(2),
                unit,
                World.TODAY.minusDays(30),
                // some at the very moment, some a microsecond beside it
                World.NOW.plus(Duration.ofDays(random.nextInt(5) - 3)).plusNanos(1_000L * (random.nextInt(3) - 1)),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(near()),
                near(),
                random.nextInt(3) == 0 ? Optional.of(near()) : Optional.empty(),
                random.nextInt(8) == 0 ? Optional.of(near()) : Optional.empty(),
                Optional.empty(),
                1);
    }

    private LocalDate near() {
        return World.TODAY.plusDays(random.nextInt(7) - 3);
    }
}
