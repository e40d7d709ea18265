package org.bestow.type.cloud.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Decision;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.Status;
import org.bestow.spi.testing.FakeView;
import org.bestow.type.cloud.internal.Redemption.Subscription;
import org.junit.Test;

public class LicensesTest {

    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void noKeyBeforeTheTenantIsConfirmed() {
        var view = Services.view(Services.licenses(25), 4);

        var refusal = Licenses.take(view, new Licenses.GetKeys(Optional.of(1), false), effects)
                .refusal();
        assertRefused("tenant-unconfirmed", Map.of("account", "chen@harbour.example"), refusal);
        assertEquals(List.of(), effects.asked);
    }

    @Test
    public void takesKeysForTheConfirmedTenant() {
        var view = Services.view(Services.licenses(25), 4);

        var decision = Licenses.take(view, new Licenses.GetKeys(Optional.of(2), true), effects);
        assertEquals(Decision.Kind.DONE, decision.kind());
        assertEquals(List.of("take 2 RETAIL from productivity", "end refund"), effects.asked);
        assertEquals(
                "history says for whom",
                Map.of("account", "chen@harbour.example"),
                effects.words.get(0).facts());
    }

    @Test
    public void takesOneKeyWhenNothingIsSaid() {
        Licenses.take(Services.view(Services.licenses(25), 4), new Licenses.GetKeys(Optional.empty(), true), effects);

        assertEquals("take 1 RETAIL from productivity", effects.asked.get(0));
    }

    @Test
    public void somebodyFromOutsideTakesThemForTheCompanysAccount() {
        assertEquals(
                "office@harbour.example",
                Licenses.account(Services.view(Services.licenses(25), 4).askedBy("operator")));
    }

    @Test
    public void offersKeysWhileThereAreAny() {
        assertOk(Licenses.takeable(Services.view(Services.licenses(25), 2).key("k1-1", "2026-03-01")));
        assertRefused(
                "all-taken",
                Map.of(),
                Licenses.takeable(Services.view(Services.licenses(25), 1).key("k1-1", "2026-03-01"))
                        .refusal());
        assertRefused(
                "over",
                Map.of(),
                Licenses.takeable(Services.view(Services.licenses(25), 1).is(Status.EXPIRED))
                        .refusal());
    }

    @Test
    public void creditsHaveNoKeys() {
        var view = Services.view(Services.monthly(), 1);

        for (var rule : List.of(Licenses.takeable(view), Licenses.offered(view))) {
            assertRefused("not-by-key", Map.of(), rule.refusal());
            assertFalse(rule.offered());
        }
    }

    @Test
    public void showsATakenKeyAndNothingElse() {
        Licenses.show(
                Services.view(Services.licenses(25), 1).key("k1-1", "2026-03-01"), new Credits.Nothing(), effects);

        assertEquals(List.of("reveal k1-1"), effects.asked);
    }

    @Test
    public void aRedeemedKeyBeginsTwelveMonths() {
        var view = Services.view(Services.licenses(25), 1).key("k1-1", "2026-03-01");

        mark(view, Optional.empty(), Optional.empty());
        assertEquals(List.of("document of k1-1"), effects.asked);
        assertEquals(
                List.of(new Redemption(
                        "harbour.example",
                        LocalDate.parse("2026-03-02"),
                        view.now(),
                        new Subscription(25, LocalDate.parse("2027-03-02")))),
                effects.documents);
        assertEquals("harbour.example", effects.words.get(0).facts().get("tenant"));
    }

    @Test
    public void whatThePortalShowsIsNotedInstead() {
        var view = Services.view(Services.licenses(25), 1).key("k1-1", "2026-03-01");
        var end = LocalDate.parse("2026-10-15");

        mark(view, Optional.of(125L), Optional.of(end));
        assertEquals(new Subscription(125, end), ((Redemption) effects.documents.get(0)).then());
    }

    @Test
    public void aKeyIsRedeemedOnce() {
        var view = Services.view(Services.licenses(25), 2);
        assertOk(Licenses.redeemable(view.key("k1-1", "2026-03-01")));

        var rule = Licenses.redeemable(view.key("k1-2", "2026-03-01", redeemed("2026-03-01")));
        assertRefused("redeemed", Map.of(), rule.refusal());
        assertFalse(rule.offered());
    }

    @Test
    public void aKeyIsReplacedWithinThirtyDaysOfItsRedemption() {
        var view = Services.view(Services.licenses(25), 1).key("k1-1", "2026-03-01", redeemed("2026-03-02"));

        assertOk(Licenses.replaceable(view.on("2026-04-01")));
        for (var reason : Licenses.Reason.values()) {
            effects.asked.clear();
            Licenses.replace(view, new Licenses.ReplaceKey(reason), effects);
            assertEquals(List.of("replace k1-1"), effects.asked);
        }
        assertRefused(
                "too-late",
                Map.of("until", LocalDate.parse("2026-04-01")),
                Licenses.replaceable(view.on("2026-04-02")).refusal());
    }

    @Test
    public void thereIsNothingToReplaceBeforeTheRedemption() {
        var view = Services.view(Services.licenses(25), 1).key("k1-1", "2026-03-01");

        assertRefused("not-redeemed", Map.of(), Licenses.replaceable(view).refusal());
    }

    @Test
    public void aKeyIsReplacedOnceAndItsReplacementNever() {
        var view = Services.view(Services.licenses(25), 1)
                .key("k1-1", "2026-03-01", redeemed("2026-03-01"))
                .key("k1-2", "2026-03-01", redeemed("2026-03-02"))
                .replacing();

        for (var key : List.of("k1-1", "k1-2")) {
            assertRefused(
                    "replaced-once",
                    Map.of(),
                    Licenses.replaceable(view.targetKey(key)).refusal());
        }
    }

    @Test
    public void theSubscriptionIsWhatWasRedeemedLastAndNotReplaced() {
        var view = Services.view(Services.licenses(25), 3);
        assertEquals(Optional.empty(), Licenses.subscription(view));

        view.key("k1-2", "2026-03-01", Services.redemption("a", "2026-03-02", 50, "2027-01-01"));
        view.key("k1-1", "2026-03-01", Services.redemption("a", "2026-03-01", 25, "2027-03-01"));
        assertEquals(Optional.of(new Subscription(50, LocalDate.parse("2027-01-01"))), Licenses.subscription(view));

        var replaced = Services.view(Services.licenses(25), 3)
                .key("k1-1", "2026-03-01", redeemed("2026-03-01"))
                .key("k1-2", "2026-03-02")
                .replacing();
        assertEquals(Optional.empty(), Licenses.subscription(replaced));
    }

    @Test
    public void tellsWhatAnotherKeyWouldDoAndDoesNothing() {
        var view = Services.view(Services.licenses(25), 1);

        preview(view, 100, "2026-09-02", Optional.empty());
        assertEquals("outlook.extend", effects.results.get("extend").key());
        assertEquals(
                LocalDate.parse("2026-12-02"),
                effects.results.get("extend").facts().get("until"));
        var add = effects.results.get("add");
        assertEquals(125L, add.facts().get("licenses"));
        assertEquals( // (100 × 6 + 25 × 12) / 125 = 7.2 months
                LocalDate.parse("2026-10-08"), add.facts().get("until"));
        assertEquals(List.of(), effects.asked);
        assertEquals(List.of(), effects.documents);
    }

    @Test
    public void moreThanThreeTimesTheLicencesCannotExtend() {
        var view = Services.view(Services.licenses(25), 1);

        preview(view, 5, "2026-09-02", Optional.of(15L));
        assertEquals("outlook.extend", effects.results.get("extend").key());
        preview(view, 5, "2026-09-02", Optional.of(16L));
        var no = effects.results.get("extend");
        assertEquals("outlook.too-many", no.key());
        assertEquals(15L, no.facts().get("most"));
        assertEquals(
                "they can still be added",
                21L,
                effects.results.get("add").facts().get("licenses"));
    }

    @Test
    public void whatHasEndedIsNeitherExtendedNorAddedTo() {
        var view = Services.view(Services.licenses(25), 1);

        assertRefused(
                "subscription-over",
                Map.of("on", LocalDate.parse("2026-03-01")),
                preview(view, 5, "2026-03-01", Optional.empty()).refusal());
        assertTrue(preview(view, 5, "2026-03-02", Optional.empty()).refusal().isEmpty());
    }

    private static Redemption redeemed(String day) {
        return Services.redemption("harbour.example", day, 25, "2027-03-01");
    }

    private void mark(FakeView<Settings> view, Optional<Long> licenses, Optional<LocalDate> end) {
        Licenses.markRedeemed(view, new Licenses.MarkRedeemed(" harbour.example ", licenses, end), effects);
    }

    private Decision preview(FakeView<Settings> view, long licenses, String end, Optional<Long> more) {
        return Licenses.preview(view, new Licenses.PreviewRedemption(licenses, LocalDate.parse(end), more), effects);
    }

    private static void assertOk(Rule rule) {
        assertEquals(Optional.empty(), rule.refusal());
    }

    private static void assertRefused(String rule, Map<String, ?> facts, Optional<Refusal> refusal) {
        assertEquals(rule, refusal.orElseThrow().rule());
        assertEquals(facts, refusal.orElseThrow().facts());
    }
}
