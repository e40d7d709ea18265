package org.bestow.type.software.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.spi.Decision;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Option;
import org.bestow.spi.Part;
import org.bestow.spi.Refusal;
import org.bestow.spi.Status;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

public class KeysTest {

    private static final List<KeyKind> SHARED = List.of(KeyKind.MULTIPLE_ACTIVATION, KeyKind.STATIC, KeyKind.CUSTOM);

    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void takesOneKeyWhenNothingIsSaid() {
        var decision = take(Products.view(Products.server(), 10, 0), Optional.empty());

        assertEquals(Decision.Kind.DONE, decision.kind());
        assertEquals(List.of("take 1 RETAIL from harbour-server", "end refund"), effects.asked);
    }

    @Test
    public void looksAtTakenKeysOnlyWhereTheyMatter() {
        var limit = new DailyLimit(DailyLimit.Per.PRODUCT, 5, Optional.empty(), Optional.empty());
        assertEquals(Set.of(), Keys.needed(Products.server()));
        assertEquals(Set.of(Part.KEYS), Keys.needed(Products.limited(limit)));
        SHARED.forEach(kind -> assertEquals(Set.of(Part.KEYS), Keys.needed(Products.shared(kind))));
    }

    @Test
    public void takesAllThatAreLeft() {
        take(Products.view(Products.server(), 10, 6), Optional.of(4));

        assertEquals(List.of("take 4 RETAIL from harbour-server", "end refund"), effects.asked);
    }

    @Test
    public void takesAnyNumberOfAnUnlimitedBenefit() {
        take(Products.unlimited(Products.server()), Optional.of(100));

        assertEquals(List.of("take 100 RETAIL from harbour-server", "end refund"), effects.asked);
    }

    @Test
    public void refusesMoreThanAreLeft() {
        var decision = take(Products.view(Products.server(), 10, 6), Optional.of(5));

        assertRefused("not-enough-left", Map.of("asked", 5, "left", 4L), decision.refusal());
        assertEquals(List.of(), effects.asked);
    }

    @Test
    public void refusesWhenAllAreTaken() {
        var view = Products.view(Products.server(), 10, 10);

        assertRefused(
                "not-enough-left",
                Map.of("asked", 1, "left", 0L),
                Keys.available(view).refusal());
        assertRefused(
                "not-enough-left",
                Map.of("asked", 1, "left", 0L),
                take(view, Optional.empty()).refusal());
    }

    @Test
    public void offersWhatIsLeft() {
        assertTrue(Keys.available(Products.view(Products.server(), 10, 9))
                .refusal()
                .isEmpty());
        for (var kind : SHARED) {
            assertTrue(Keys.available(Products.view(Products.shared(kind), 5, 0))
                    .refusal()
                    .isEmpty());
        }
    }

    @Test
    public void takesTheOneKeyOfASharedKind() {
        for (var kind : SHARED) {
            effects.asked.clear();
            take(Products.view(Products.shared(kind), 5, 0), Optional.of(1));
            assertEquals(List.of("take 1 " + kind + " from harbour-office", "end refund"), effects.asked);
        }
    }

    @Test
    public void refusesASecondKeyOfASharedKind() {
        for (var kind : SHARED) {
            var two = take(Products.view(Products.shared(kind), 5, 0), Optional.of(2));
            assertRefused("one-key-only", Map.of("asked", 2), two.refusal());

            var taken = Products.view(Products.shared(kind), 5, 0).taken(1);
            assertRefused(
                    "key-taken",
                    Map.of("product", "Harbour Office"),
                    Keys.available(taken).refusal());
            assertRefused(
                    "key-taken",
                    Map.of("product", "Harbour Office"),
                    take(taken, Optional.of(2)).refusal());
        }
        assertEquals(List.of(), effects.asked);
    }

    @Test
    public void refusesProductWithoutKeys() {
        var view = Products.view(Products.accessLicence(), 10, 0);
        var facts = Map.<String, Object>of("product", "Harbour Server access licence");

        assertRefused("no-keys", facts, Keys.available(view).refusal());
        assertFalse("there is nothing to press", Keys.available(view).offered());
        assertRefused("no-keys", facts, take(view, Optional.of(1)).refusal());
        assertEquals(List.of(), effects.asked);
    }

    @Test
    public void showsATakenKeyAndNothingElse() {
        var decision = Keys.show(Products.view(Products.server(), 10, 3), new ShowKey(), effects);

        assertEquals(Decision.Kind.DONE, decision.kind());
        assertEquals(List.of("reveal k1-0"), effects.asked);
    }

    @Test
    public void takesFromTheEditionsPoolAndNotesWhatFor() {
        var view = Products.view(Products.editions(), 10, 0);

        Keys.take(view, new GetKeys(Optional.of(2), Optional.of("Developer"), Optional.of(" build farm ")), effects);
        assertEquals("take 2 RETAIL from harbour-developer for Developer · build farm", effects.asked.get(0));
        assertEquals(
                List.of("Developer"),
                Keys.editions(view).stream().map(Option::value).toList());
        effects.asked.clear();
        take(view, Optional.empty());
        assertEquals("take 1 RETAIL from harbour-server", effects.asked.get(0));
    }

    @Test
    public void takesNothingOnceTheBenefitIsOver() {
        var view = Products.view(Products.server(), 10, 3).is(Status.EXPIRED);
        var lapsed = Products.view(Products.server(), 10, 0).is(Status.EXPIRED).activateBy("2026-02-20");

        assertRefused(
                "keys-over",
                Map.of("on", LocalDate.parse("2027-01-31")),
                Keys.available(view).refusal());
        assertRefused(
                "keys-over",
                Map.of("on", LocalDate.parse("2026-02-20")),
                take(lapsed, Optional.empty()).refusal());
        assertEquals(
                "what was taken can still be shown",
                Decision.Kind.DONE,
                Keys.show(view, new ShowKey(), effects).kind());
    }

    @Test
    public void writesANoteOnAKey() {
        var view = Products.view(Products.server(), 10, 3);

        Keys.note(view, new NoteKey(Optional.of("Berlin")), effects);
        Keys.note(view, new NoteKey(Optional.empty()), effects);
        assertEquals(List.of("note on k1-0: Berlin", "note on k1-0: "), effects.asked);
    }

    private Decision take(FakeView<Settings> view, Optional<Integer> count) {
        return Keys.take(view, new GetKeys(count, Optional.empty(), Optional.empty()), effects);
    }

    private static void assertRefused(String rule, Map<String, ?> facts, Optional<Refusal> refusal) {
        assertEquals(rule, refusal.orElseThrow().rule());
        assertEquals(facts, refusal.orElseThrow().facts());
    }
}
