package org.bestow.type.software.internal;

import java.util.Optional;
import org.bestow.spi.Decision;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.Text;
import org.bestow.spi.View;

/** The rules of recording how often a counted key was activated: a recorded activation that counts is a unit of the benefit. */
final class Activations {

    static final String WITHDRAW = "withdraw-activation";

    private Activations() {}

    static Rule available(View<Settings> view) {
        if (view.targetKey().kind() != KeyKind.MULTIPLE_ACTIVATION) {
            return Rule.absent("not-counted");
        }
        return Keys.over(view, "activations-over")
                // the same machine may always be set up again, unless that counts as well
                .or(() -> view.settings().everyActivationCounts() ? exhausted(view) : Optional.empty())
                .map(Rule::refuse)
                .orElseGet(Rule::ok);
    }

    static Decision record(View<Settings> view, RecordActivation input, Effects effects) {
        var counts =
                view.settings().everyActivationCounts() || input.occasion() != RecordActivation.Occasion.SAME_MACHINE;
        var refusal = counts ? exhausted(view) : unknownMachine(view);
        if (refusal.isPresent()) {
            return Decision.refused(refusal.get());
        }
        if (counts) {
            effects.useUnits(1);
            effects.undoWith(WITHDRAW, new WithdrawActivation(input.machine()));
        }
        effects.remark(remark(counts ? "remark.counted" : "remark.not-counted", input.machine())
                .with("occasion", Text.key("occasion." + input.occasion())));
        return Decision.done();
    }

    static Rule withdrawable(View<Settings> view) {
        if (view.targetKey().kind() != KeyKind.MULTIPLE_ACTIVATION) {
            return Rule.absent("not-counted");
        }
        return view.benefit().used() > 0 ? Rule.ok() : Rule.refuse("no-activation");
    }

    static Decision withdraw(View<Settings> view, WithdrawActivation input, Effects effects) {
        effects.freeUnits(1);
        effects.remark(remark("remark.withdrawn", input.machine()));
        return Decision.done();
    }

    static Optional<Refusal> exhausted(View<Settings> view) {
        var benefit = view.benefit();
        return benefit.left() > 0
                ? Optional.empty()
                : Optional.of(Refusal.of("activations-exhausted")
                        .with("used", benefit.used())
                        .with("quantity", benefit.quantity().orElse(0)));
    }

    /** Where none was recorded there is no machine to be the same. */
    private static Optional<Refusal> unknownMachine(View<Settings> view) {
        return view.benefit().used() > 0 ? Optional.empty() : Optional.of(Refusal.of("first-activation"));
    }

    private static Text remark(String key, Optional<String> machine) {
        var name = machine.map(String::strip).filter(text -> !text.isEmpty());
        return Text.key(key).with("machine", name.map(Text::of).orElseGet(() -> Text.key("machine.unnamed")));
    }
}
