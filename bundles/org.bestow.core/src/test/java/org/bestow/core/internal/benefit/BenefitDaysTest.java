package org.bestow.core.internal.benefit;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.benefit.ReaderFixture.asOf;
import static org.bestow.core.internal.benefit.ReaderFixture.ids;
import static org.bestow.core.internal.benefit.ReaderFixture.query;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Benefits.Query;
import org.bestow.api.Benefits.Sort;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.Status;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** A list as of a day: that of the member, or another one. */
@RunWith(Parameterized.class)
public class BenefitDaysTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final ReaderFixture fixture;

    public BenefitDaysTest(Dialect dialect) {
        fixture = new ReaderFixture(dialect);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void midnightAndAnotherLanguageMoveNothingBetweenPages() {
        var query = new Query(
                Optional.empty(), Set.of(Status.EXPIRED), Optional.empty(), Optional.empty(), Sort.TITLE, false);
        var expected = fixture.expected(
                row -> row.status(World.NOW, World.TODAY) == Status.EXPIRED,
                fixture.order(Sort.TITLE, false, Language.EN));
        var first = given(
                fixture.reader.list(fixture.member, OptionalLong.empty(), Language.EN, query, Page.Request.first(3)));
        var later = fixture.reader(World.NOW.plusSeconds(200_000));
        var rest = given(later.list(
                fixture.member, OptionalLong.empty(), Language.ZH_CN, query, new Page.Request(first.next(), 200)));
        var ids = new ArrayList<>(ids(first.items()));
        ids.addAll(ids(rest.items()));
        assertEquals(expected, ids);
        assertEquals(
                fixture.shelf.items.get(rest.items().get(0).benefit().itemId()).cn(),
                rest.items().get(0).title());
    }

    @Test
    public void anotherDayIsSeenAsOfItsEnd() {
        var order = fixture.order(Sort.EXPIRES, false, Language.EN);
        var seen = EnumSet.noneOf(Status.class);
        for (var days = -3; days <= 6; days++) {
            var day = World.TODAY.plusDays(days);
            // rows are available from noon of today on: at noon itself today, at its end any other day
            var now = days == 0
                    ? World.NOW
                    : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
            for (var status : Status.values()) {
                var expected = fixture.expected(row -> row.status(now, day) == status, order);
                var listed = fixture.all(asOf(day, Set.of(status), Optional.empty()), Language.EN, 7);
                assertEquals(day + " " + status, expected, ids(listed));
                assertTrue(listed.stream().allMatch(one -> one.status() == status));
                if (!expected.isEmpty()) {
                    seen.add(status);
                }
            }
            var before = day.plusDays(2);
            assertEquals(
                    fixture.expected(
                            row -> row.cancelledOn().isEmpty()
                                    && row.expires().isBefore(before)
                                    && !row.expires().isBefore(day),
                            order),
                    ids(fixture.all(asOf(day, Set.of(), Optional.of(before)), Language.EN, 7)));
        }
        assertTrue(seen.toString(), seen.containsAll(Set.of(Status.EXPIRED, Status.PROVISIONING, Status.ACTIVE)));
    }

    @Test
    public void daysAreTheMembersOwn() {
        fixture.world.store().global().transact(sql -> sql.update(
                        "update member set time_zone = 'Asia/Shanghai' where id = :id")
                .bind("id", fixture.member)
                .execute());
        fixture.reader = fixture.reader(Instant.parse("2026-05-04T16:00:00Z"));
        var query = new Query(
                Optional.empty(), Set.of(Status.EXPIRED), Optional.empty(), Optional.empty(), Sort.EXPIRES, false);
        assertEquals(
                fixture.expected(
                        row -> row.status(World.NOW, World.TODAY.plusDays(1)) == Status.EXPIRED,
                        fixture.order(Sort.EXPIRES, false, Language.EN)),
                ids(fixture.all(query, Language.EN, 200)));
    }
}
