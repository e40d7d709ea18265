package org.bestow.type.cloud.internal;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bestow.spi.Refusal;
import org.bestow.spi.Status;
import org.bestow.spi.UserRef;
import org.bestow.spi.testing.BundleTexts;
import org.bestow.spi.testing.FakeDefinition;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

/** The three languages say the same, and everything that the type can say. */
public class TextsTest {

    private final BundleTexts texts = BundleTexts.of(CloudType.class);
    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void languagesHaveTheSameKeysAndFacts() {
        texts.assertLanguagesAgree();
    }

    @Test
    public void everyRefusalHasATextThatUsesItsFactsOnly() {
        var refusals = new ArrayList<Refusal>();
        Consumer<Optional<Refusal>> said = refusal -> refusals.add(refusal.orElseThrow());
        var monthly = Services.view(Services.monthly(), 1).user("wang", "wang@gmail.com");
        var licenses = Services.view(Services.licenses(25), 1);
        var month = new Credits.Moves(monthly.today().withDayOfMonth(1), 5, 1);
        said.accept(Credits.assignable(licenses).refusal());
        said.accept(Credits.assignable(Services.view(Services.monthly(), 1).is(Status.EXPIRED))
                .refusal());
        said.accept(Credits.assignable(Services.view(Services.monthly(), 1).document(month))
                .refusal());
        said.accept(assign(monthly, "nobody"));
        said.accept(assign(Services.view(Services.monthlyForYourself(), 1), "li"));
        said.accept(assign(monthly, "wang"));
        said.accept(assign(monthly.claimed("active-credit", "li", "b1-9", "Bulk credit"), "li"));
        said.accept(Credits.assignable(monthly.seat("li", Credits.Seat.NEW)).refusal());
        var resent = Optional.of(new Resent(1, monthly.now()));
        said.accept(
                Credits.resendable(monthly.seat("li", new Credits.Seat(resent))).refusal());
        said.accept(Credits.removable(Services.view(Services.bulk(), 1)).refusal());

        said.accept(Licenses.takeable(monthly).refusal());
        said.accept(Licenses.take(licenses, new Licenses.GetKeys(Optional.empty(), false), effects)
                .refusal());
        var over = new Licenses.PreviewRedemption(5, LocalDate.EPOCH, Optional.empty());
        said.accept(Licenses.preview(licenses, over, effects).refusal());
        said.accept(Licenses.takeable(licenses.key("k1-1", "2026-03-01")).refusal());
        said.accept(Licenses.replaceable(licenses).refusal());
        licenses.key("k1-2", "2026-03-01", Services.redemption("a", "2026-01-01", 25, "2027-01-01"));
        said.accept(Licenses.redeemable(licenses).refusal());
        said.accept(Licenses.replaceable(licenses).refusal());
        said.accept(Licenses.replaceable(licenses.replacing()).refusal());

        refusals.forEach(texts::assertSaid);
        var keys =
                texts.keys().stream().filter(key -> key.startsWith("refusal.")).count();
        var rules = refusals.stream().map(Refusal::rule).distinct().count();
        assertEquals("a text for a rule that is not there", keys, 2 * rules);
    }

    private Optional<Refusal> assign(FakeView<Settings> view, String name) {
        return Credits.assign(view, new Credits.AssignUser(Optional.of(new UserRef("user-" + name))), effects)
                .refusal();
    }

    @Test
    public void everyRemarkResultAndMailHasItsTexts() {
        var monthly = Services.view(Services.monthly(), 1);
        assign(monthly, "li");
        Credits.remove(monthly.seat("li", Credits.Seat.NEW), new Credits.Nothing(), effects);
        var licenses = Services.view(Services.licenses(25), 2).key("k1-1", "2026-03-01");
        Licenses.take(licenses, new Licenses.GetKeys(Optional.empty(), true), effects);
        Licenses.markRedeemed(licenses, new Licenses.MarkRedeemed("a", Optional.empty(), Optional.empty()), effects);
        for (var reason : Licenses.Reason.values()) {
            Licenses.replace(licenses, new Licenses.ReplaceKey(reason), effects);
        }
        for (var more : List.of(5L, 500L)) {
            var input = new Licenses.PreviewRedemption(5, LocalDate.parse("2026-12-31"), Optional.of(more));
            Licenses.preview(licenses, input, effects);
            effects.results.values().forEach(texts::assertSaid);
        }
        assertEquals(5, effects.words.size());
        effects.words.forEach(texts::assertSaid);
        effects.mails.forEach(texts::assertSaid);
    }

    @Test
    public void everyTextOfThePageIsThere() {
        var redemption = Services.redemption("a", "2026-03-01", 25, "2026-12-31");
        for (var settings :
                List.of(Services.monthly(), Services.monthlyForYourself(), Services.bulk(), Services.licenses(25))) {
            var keys = Services.view(settings, 3)
                    .key("k1-1", "2026-03-01", redemption)
                    .key("k1-2", "2026-03-02")
                    .replacing()
                    .key("k1-3", "2026-03-01", redemption);
            for (var view : List.of(
                    Services.view(settings, 1),
                    Services.view(settings, 1).activateBy("2026-06-01"),
                    Services.view(settings, 1).is(Status.EXPIRED),
                    Services.view(settings, 1).seat("chen", Credits.Seat.NEW),
                    Services.view(settings, 1).key("k1-1", "2026-03-01", redemption),
                    keys,
                    Services.view(settings, 1)
                            .key("k1-1", "2026-03-01", redemption)
                            .on("2027-01-01"))) {
                DetailsPage.of(view).blocks().forEach(texts::assertSaid);
            }
            keys.keys().forEach(key -> DetailsPage.keyFacts(keys, key).forEach(texts::assertSaid));
        }
    }

    @Test
    public void everyActionAndInputHasATitle() {
        var definition = new FakeDefinition<Settings>();
        new CloudType().define(definition);
        texts.assertNamed(definition);
    }
}
