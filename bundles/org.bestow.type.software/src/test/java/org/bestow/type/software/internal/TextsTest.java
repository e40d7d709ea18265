package org.bestow.type.software.internal;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Refusal;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.testing.BundleTexts;
import org.bestow.spi.testing.FakeDefinition;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

/** The three languages say the same, and everything that the type can say. */
public class TextsTest {

    private final BundleTexts texts = BundleTexts.of(SoftwareType.class);
    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void languagesHaveTheSameKeysAndFacts() {
        texts.assertLanguagesAgree();
    }

    @Test
    public void everyRefusalHasATextThatUsesItsFactsOnly() {
        var refusals = new ArrayList<Refusal>();
        Consumer<Optional<Refusal>> said = refusal -> refusals.add(refusal.orElseThrow());
        said.accept(
                Keys.available(Products.view(Products.accessLicence(), 1, 0)).refusal());
        said.accept(Keys.available(Products.view(Products.server(), 1, 1)).refusal());
        said.accept(Keys.available(Products.view(Products.server(), 1, 0).is(Status.EXPIRED))
                .refusal());
        var shared = Products.view(Products.shared(KeyKind.CUSTOM), 1, 0);
        said.accept(Keys.take(shared, keys(2), effects).refusal());
        said.accept(Keys.available(shared.taken(1)).refusal());
        for (var per : DailyLimit.Per.values()) {
            var settings = Products.limited(new DailyLimit(per, 1, Optional.empty(), Optional.empty()));
            var now = List.of(FakeView.NOW);
            said.accept(Keys.available(Products.view(settings, 9, 0).taken(now).siblings(now))
                    .refusal());
            effects.limits.clear();
            var limited = Products.view(settings, 9, 0);
            Keys.take(limited, keys(1), effects);
            refusals.add(effects.limits.get(0).with("taken", 1L)); // as the platform does
            if (per == DailyLimit.Per.PRODUCT) {
                said.accept(Keys.take(limited, keys(2), effects).refusal());
            }
        }
        said.accept(Activations.available(shared.taken(1)).refusal());
        var counted = Products.view(Products.counted(Settings.Counting.EVERY), 1, 1);
        said.accept(Activations.available(counted).refusal());
        said.accept(Activations.available(counted.is(Status.EXPIRED)).refusal());
        var fresh = Products.view(Products.shared(KeyKind.MULTIPLE_ACTIVATION), 1, 0)
                .taken(1);
        said.accept(Activations.withdrawable(fresh).refusal());
        var same = new RecordActivation(RecordActivation.Occasion.SAME_MACHINE, Optional.empty());
        said.accept(Activations.record(fresh, same, effects).refusal());

        refusals.forEach(texts::assertSaid);
        var keys =
                texts.keys().stream().filter(key -> key.startsWith("refusal.")).count();
        var rules = refusals.stream().map(Refusal::rule).distinct().count();
        assertEquals("a text for a rule that is not there", keys, 2 * rules);
    }

    private static GetKeys keys(int count) {
        return new GetKeys(Optional.of(count), Optional.empty(), Optional.empty());
    }

    @Test
    public void everyRemarkHasAText() {
        var view = Products.view(Products.shared(KeyKind.MULTIPLE_ACTIVATION), 5, 1);
        for (var machine : List.of(Optional.of("build-7"), Optional.of(" "), Optional.<String>empty())) {
            for (var occasion : RecordActivation.Occasion.values()) {
                Activations.record(view, new RecordActivation(occasion, machine), effects);
            }
            Activations.withdraw(view, new WithdrawActivation(machine), effects);
        }
        assertEquals(12, effects.remarks.size());
        for (var remark : effects.remarks) {
            texts.assertSaid(remark);
            remark.facts().values().forEach(fact -> texts.assertSaid((Text) fact));
        }
    }

    @Test
    public void everyTextOfThePageIsThere() {
        var settings = new ArrayList<>(List.of(Products.server(), Products.accessLicence(), Products.freeTool()));
        for (var kind : KeyKind.values()) {
            if (kind != KeyKind.NONE) {
                settings.add(Products.shared(kind));
            }
        }
        settings.add(Products.editions());
        settings.add(Products.counted(Settings.Counting.EVERY));
        settings.add(Products.limited(new DailyLimit(DailyLimit.Per.PACKAGE, 1, Optional.empty(), Optional.empty())));
        for (var each : settings) {
            for (var view : List.of(
                    Products.view(each, 2, 0),
                    Products.view(each, 2, 2),
                    Products.unlimited(each),
                    Products.view(each, 2, 0).is(Status.EXPIRED),
                    Products.view(each, 2, 0).activateBy("1970-01-01"))) {
                DetailsPage.of(view).blocks().forEach(texts::assertSaid);
            }
        }
    }

    @Test
    public void everyActionAndInputHasATitle() {
        var definition = new FakeDefinition<Settings>();
        new SoftwareType().define(definition);
        texts.assertNamed(definition);
    }
}
