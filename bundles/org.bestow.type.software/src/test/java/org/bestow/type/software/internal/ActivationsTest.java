package org.bestow.type.software.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Decision;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Rule;
import org.bestow.spi.Status;
import org.bestow.spi.testing.FakeView;
import org.bestow.type.software.internal.RecordActivation.Occasion;
import org.junit.Test;

public class ActivationsTest {

    private final RecordedEffects effects = new RecordedEffects();

    @Test
    public void newAndChangedMachinesCount() {
        for (var occasion : List.of(Occasion.NEW_MACHINE, Occasion.CHANGED_MACHINE)) {
            effects.asked.clear();
            record(counted(5, 1), occasion);
            assertEquals(
                    List.of("use 1", "undo by withdraw-activation WithdrawActivation[machine=Optional[build-7]]"),
                    effects.asked);
        }
    }

    @Test
    public void theSameMachineAgainDoesNotCount() {
        var decision = record(counted(5, 1), Occasion.SAME_MACHINE);

        assertEquals(Decision.Kind.DONE, decision.kind());
        assertEquals(List.of(), effects.asked);
        assertEquals("remark.not-counted", effects.remarks.get(0).key());
    }

    @Test
    public void whereEveryActivationCountsTheSameMachineDoesToo() {
        record(Products.view(Products.counted(Settings.Counting.EVERY), 5, 1), Occasion.SAME_MACHINE);

        assertEquals("use 1", effects.asked.get(0));
        assertEquals("remark.counted", effects.remarks.get(0).key());
    }

    @Test
    public void atTheMaximumNoFurtherMachineIsActivated() {
        var full = counted(5, 5);
        var refusal = record(full, Occasion.NEW_MACHINE).refusal().orElseThrow();

        assertEquals("activations-exhausted", refusal.rule());
        assertEquals(Map.of("used", 5L, "quantity", 5L), refusal.facts());
        assertEquals(List.of(), effects.asked);
        assertTrue(Activations.available(full).refusal().isEmpty());
        assertEquals(
                "the same machine may be set up again",
                Decision.Kind.DONE,
                record(full, Occasion.SAME_MACHINE).kind());
    }

    @Test
    public void whereEveryActivationCountsTheMaximumClosesTheAction() {
        assertRefused(
                "activations-exhausted",
                Activations.available(Products.view(Products.counted(Settings.Counting.EVERY), 5, 5)));
    }

    @Test
    public void anUnlimitedKeyIsNeverExhausted() {
        var view =
                Products.unlimited(Products.shared(KeyKind.MULTIPLE_ACTIVATION)).taken(1);

        assertEquals(Decision.Kind.DONE, record(view, Occasion.NEW_MACHINE).kind());
    }

    @Test
    public void theFirstMachineIsNew() {
        var refusal = record(counted(5, 0).taken(1), Occasion.SAME_MACHINE).refusal();

        assertEquals("first-activation", refusal.orElseThrow().rule());
    }

    @Test
    public void oneRecordedByMistakeIsTakenBack() {
        assertRefused("no-activation", Activations.withdrawable(counted(5, 0).taken(1)));
        assertTrue(Activations.withdrawable(counted(5, 1)).refusal().isEmpty());
        Activations.withdraw(counted(5, 1), new WithdrawActivation(Optional.empty()), effects);
        assertEquals(List.of("free 1"), effects.asked);
        assertEquals("remark.withdrawn", effects.remarks.get(0).key());
    }

    @Test
    public void nothingIsActivatedOnceTheBenefitIsOver() {
        assertRefused("activations-over", Activations.available(counted(5, 1).is(Status.EXPIRED)));
    }

    private static FakeView<Settings> counted(long quantity, long used) {
        return Products.view(Products.shared(KeyKind.MULTIPLE_ACTIVATION), quantity, used);
    }

    private Decision record(FakeView<Settings> view, Occasion occasion) {
        return Activations.record(view, new RecordActivation(occasion, Optional.of("build-7")), effects);
    }

    private static void assertRefused(String rule, Rule answer) {
        assertEquals(rule, answer.refusal().orElseThrow().rule());
    }
}
