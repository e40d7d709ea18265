package org.bestow.type.software.internal;

import static org.bestow.type.software.internal.DailyLimit.Per.PACKAGE;
import static org.bestow.type.software.internal.DailyLimit.Per.PRODUCT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Refusal;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

/** The member's day is Shanghai's, which starts at 16:00 UTC of the day before. */
public class DailyLimitTest {

    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void refusesMoreThanTheDaysKeysAndSaysFromWhenOn() {
        var view = Products.view(Products.limited(limit(7)), 100, 7).taken(today(7));
        var refusal = Keys.available(view).refusal().orElseThrow();

        assertEquals("daily-limit", refusal.rule());
        assertEquals(
                Map.of(
                        "asked",
                        1,
                        "limit",
                        7,
                        "taken",
                        7L,
                        "day",
                        LocalDate.parse("2026-03-03"),
                        "time",
                        "00:00",
                        "zone",
                        "Asia/Shanghai"),
                refusal.facts());
        assertEquals(Optional.of(Instant.parse("2026-03-02T16:00:00Z")), refusal.nextAllowedAt());
    }

    @Test
    public void countsFromTheMembersMidnight() {
        var settings = Products.limited(limit(1));
        var taken = List.of(Instant.parse("2026-03-02T15:59:59Z"));

        assertTrue(refusal(Products.view(settings, 9, 1).taken(taken).at("2026-03-02T15:59:59Z"), 1)
                .isPresent());
        assertTrue(refusal(Products.view(settings, 9, 1).taken(taken).at("2026-03-02T16:00:00Z"), 1)
                .isEmpty());
    }

    @Test
    public void countsFromTheTimeAndZoneOfTheCatalogue() {
        var pacific = new DailyLimit(PRODUCT, 1, Optional.of("00:01"), Optional.of("America/Los_Angeles"));
        var view = Products.view(Products.limited(pacific), 9, 1);

        // the clocks go forward on 8 March 2026: that day has 23 hours
        var before = refusal(
                view.taken(List.of(Instant.parse("2026-03-08T08:01:00Z"))).at("2026-03-08T20:00:00Z"), 1);
        assertEquals(
                Optional.of(Instant.parse("2026-03-09T07:01:00Z")),
                before.orElseThrow().nextAllowedAt());
        var earlier = view.taken(List.of(Instant.parse("2026-03-08T08:00:59Z"))).at("2026-03-08T20:00:00Z");
        assertTrue("taken before the reset", refusal(earlier, 1).isEmpty());
    }

    @Test
    public void aPackagesLimitCountsItsOtherProducts() {
        var view =
                Products.view(Products.limited(new DailyLimit(PACKAGE, 10, Optional.empty(), Optional.empty())), 99, 0);

        assertTrue(refusal(view.siblings(today(9)), 1).isEmpty());
        assertEquals(
                "package-daily-limit",
                refusal(view.siblings(today(9)), 2).orElseThrow().rule());
    }

    @Test
    public void moreThanADayHasIsNeverAllowed() {
        var refusal =
                refusal(Products.view(Products.limited(limit(7)), 100, 0), 8).orElseThrow();

        assertEquals("over-daily-limit", refusal.rule());
        assertEquals(Map.of("asked", 8, "limit", 7), refusal.facts());
        assertEquals(Optional.empty(), refusal.nextAllowedAt());
    }

    @Test
    public void whatTheDecisionDependsOnIsItsPrecondition() {
        var both = Products.limited(limit(7), new DailyLimit(PACKAGE, 10, Optional.empty(), Optional.empty()));
        take(Products.view(both, 100, 0), 2);

        assertEquals(
                List.of(
                        "take 2 RETAIL from harbour-server",
                        "limit BENEFIT to 7 since 2026-03-01T16:00:00Z",
                        "limit PURCHASE to 10 since 2026-03-01T16:00:00Z",
                        "end refund"),
                effects.asked);
        assertEquals(
                List.of("daily-limit", "package-daily-limit"),
                effects.limits.stream().map(Refusal::rule).toList());
    }

    private static DailyLimit limit(int keys) {
        return new DailyLimit(PRODUCT, keys, Optional.empty(), Optional.empty());
    }

    private static List<Instant> today(int keys) {
        return Collections.nCopies(keys, FakeView.NOW);
    }

    private Optional<Refusal> refusal(FakeView<Settings> view, int count) {
        return take(view, count);
    }

    private Optional<Refusal> take(FakeView<Settings> view, int count) {
        return Keys.take(view, new GetKeys(Optional.of(count), Optional.empty(), Optional.empty()), effects)
                .refusal();
    }
}
