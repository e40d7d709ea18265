package org.bestow.type.visualstudio.internal;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.spi.Refusal;
import org.bestow.spi.Status;
import org.bestow.spi.testing.BundleTexts;
import org.bestow.spi.testing.FakeDefinition;
import org.junit.Test;

/** The three languages say the same, and everything that the type can say. */
public class TextsTest {

    private final BundleTexts texts = BundleTexts.of(VisualStudioType.class);
    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void languagesHaveTheSameKeysAndFacts() {
        texts.assertLanguagesAgree();
    }

    @Test
    public void everythingThatIsSaidHasATextAndEveryTextIsSaid() {
        actions();
        refusals();
        pages();
        effects();
        var unused = texts.unsaid();
        unused.removeIf(key -> key.endsWith(".description"));
        assertEquals("a text that nothing says", Set.of(), unused);
    }

    private void actions() {
        var definition = new FakeDefinition<Settings>();
        new VisualStudioType().define(definition);
        texts.assertNamed(definition);
        definition.actions().keySet().forEach(name -> texts.assertSaid("action." + name + ".description", Set.of()));
    }

    private void refusals() {
        var refusals = new ArrayList<Refusal>();
        var locked = Examples.view().with(Examples.locked(90)).seat("uwe", Examples.FRESH);
        refusals.add(Assigning.removable(locked).refusal().orElseThrow());
        refusals.add(Assigning.available(locked.quantity(1)).refusal().orElseThrow());
        refusals.add(Assigning.available(locked.is(Status.EXPIRED)).refusal().orElseThrow());
        refusals.add(Assigning.reassign(locked, Examples.assign("uwe"), effects)
                .refusal()
                .orElseThrow());
        refusals.add(Assigning.assign(locked, Examples.assign("dev1"), effects)
                .refusal()
                .orElseThrow());
        var resent = Examples.FRESH.writtenAgain(locked.now());
        refusals.add(Holding.resendable(locked.seat("uwe", resent)).refusal().orElseThrow());
        refusals.add(Holding.withdrawable(locked).refusal().orElseThrow());
        locked.seat("uwe", Examples.seat(Collections.nCopies(40, Examples.KEY), List.of()));
        refusals.add(Holding.recordable(locked).refusal().orElseThrow());
        refusals.forEach(texts::assertSaid);
    }

    private void pages() {
        var used = Examples.seat(Collections.nCopies(7, Examples.KEY), List.of(Examples.KEY, Examples.CREDIT));
        var views = List.of(
                Examples.view().activateBy("1970-01-01"),
                Examples.view().is(Status.EXPIRED),
                Examples.view()
                        .with(Examples.locked(90))
                        .seat("uwe", used.downloads(false))
                        .askedBy("uwe")
                        .claimed("subscriber", "uwe", "b1-2", "Other"),
                Examples.view().seat("uwe", Examples.FRESH));
        for (var view : views) {
            DetailsPage.of(view).blocks().forEach(texts::assertSaid);
            view.assignments().forEach(seat -> DetailsPage.seat(view, seat).forEach(texts::assertSaid));
        }
    }

    private void effects() {
        for (var what : Seat.What.values()) {
            texts.assertSaid(Words.used(List.of(new Seat.Use(Examples.TODAY, what, 1, Optional.empty()))));
        }
        var view = Examples.view().seat("uwe", Examples.FRESH).claimed("subscriber", "anna", "b1-2", "Other");
        Assigning.reassign(view, Examples.assign("anna"), effects);
        Assigning.remove(view, new Inputs.Nothing(), effects);
        Holding.setDownloads(view, new Inputs.SetDownloads(true), effects);
        Holding.setDownloads(view, new Inputs.SetDownloads(false), effects);
        Holding.recordUse(view, new Inputs.Used(Seat.What.OTHER, Optional.empty(), Optional.empty()), effects);
        view.seat("uwe", Examples.seat(List.of(Examples.KEY), List.of()));
        Holding.withdrawUse(view, new Inputs.Nothing(), effects);
        effects.whys.forEach(texts::assertSaid);
        effects.remarks.forEach(texts::assertSaid);
        effects.warnings.forEach(texts::assertSaid);
        effects.mails.forEach(texts::assertSaid);
    }
}
