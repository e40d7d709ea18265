package org.bestow.type.cloud.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.Random;
import org.bestow.type.cloud.internal.Redemption.Subscription;
import org.junit.Test;

/** The arithmetic of redeeming a key into a subscription that is there; the examples are those of the programme's documents. */
public class SubscriptionTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");
    private static final LocalDate END = LocalDate.parse("2026-09-30");

    @Test
    public void aKeyOf25ExtendsAHundredByThreeMonths() {
        assertEquals(subscription(100, "2026-12-30"), new Subscription(100, END).extend(25));
    }

    @Test
    public void aKeyOfAHundredExtendsAHundredByTwelveMonths() {
        assertEquals(subscription(100, "2027-09-30"), new Subscription(100, END).extend(100));
    }

    @Test
    public void aKeyOfTenExtendsFiveByTwentyFourMonths() {
        assertEquals(subscription(5, "2028-09-30"), new Subscription(5, END).extend(10));
    }

    @Test
    public void aKeyOfThreeTimesAsManyExtendsByThreeYearsAndIsTheMost() {
        var five = new Subscription(5, END);

        assertEquals(subscription(5, "2029-09-30"), five.extend(15));
        assertEquals(15, five.mostToExtend());
    }

    @Test
    public void aHundredMoreInTheTenthMonthMoveTheEndByFiveMonths() {
        // two months remain: (100 × 2 + 100 × 12) / 200 = 7 months from today, to the day
        assertEquals(
                subscription(200, "2026-10-01"), subscription(100, "2026-05-02").add(100, TODAY));
    }

    @Test
    public void addingAveragesTheEnds() {
        // (10 × 6 + 5 × 12) / 15 = 8 months from today, to the day
        assertEquals(
                subscription(15, "2026-11-01"), subscription(10, "2026-09-02").add(5, TODAY));
    }

    @Test
    public void addingToOneThatEndsTodayGivesLessThanTwelveMonths() {
        // (20 × 0 + 10 × 12) / 30 = 4 months from today, to the day
        assertEquals(
                subscription(30, "2026-07-01"), subscription(20, "2026-03-02").add(10, TODAY));
    }

    @Test
    public void aPartOfAMonthIsThirtieths() {
        // 10 × 12 / 100 = 1.2 months
        assertEquals(subscription(100, "2026-11-05"), new Subscription(100, END).extend(10));
    }

    @Test
    public void aNewSubscriptionRunsForTwelveMonths() {
        assertEquals(subscription(25, "2027-03-02"), Subscription.begin(25, TODAY));
    }

    @Test
    public void addingNeverEndsBeforeTheEarlierNorAfterTheLaterEnd() {
        var random = new Random(7);
        for (var turn = 0; turn < 5_000; turn++) {
            var today = TODAY.plusDays(random.nextInt(1_500));
            var now = new Subscription(1 + random.nextInt(500), today.plusMonths(random.nextInt(12)));
            var more = 1 + random.nextInt(500);
            var then = now.add(more, today);
            assertEquals(now.licenses() + more, then.licenses());
            assertTrue(now + " and " + more, !then.endsOn().isBefore(now.endsOn()));
            assertTrue(now + " and " + more, !then.endsOn().isAfter(today.plusMonths(12)));
        }
    }

    private static Subscription subscription(long licenses, String end) {
        return new Subscription(licenses, LocalDate.parse(end));
    }
}
