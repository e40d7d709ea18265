package org.bestow.core.internal.effect;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.Refusal;
import org.bestow.spi.Scope;

/**
 * A precondition: not more than so many keys were taken since a moment, with those that came before in this group. Over a purchase it
 * locks the purchase, so that two benefits of it cannot pass the limit together.
 *
 * @param of {@link Scope#BENEFIT} or {@link Scope#PURCHASE}
 * @param otherwise the type's words for "no"
 */
public record LimitKeys(Scope of, Instant since, int most, Refusal otherwise) implements Effect {

    public LimitKeys {
        if (of != Scope.BENEFIT && of != Scope.PURCHASE) {
            throw new IllegalArgumentException("keys are limited for a benefit or a purchase, not for " + of);
        }
        if (most < 1) {
            throw new IllegalArgumentException("a limit of keys is 1 at least");
        }
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(otherwise, "otherwise");
    }

    private Changes.KeyWindow window(Snapshot.BenefitRow benefit) {
        return of == Scope.BENEFIT
                ? Changes.KeyWindow.ofBenefit(benefit, since)
                : Changes.KeyWindow.ofPurchase(benefit, since);
    }

    @Override
    public String kindName() {
        return "limits-keys";
    }

    @Override
    public boolean silent() {
        return true;
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        if (of == Scope.PURCHASE) {
            needs.purchases.add(seen.purchaseId());
        }
        needs.keyWindows.add(window(seen));
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var taken = changes.keysTaken(window(act.seen()));
        return taken <= most
                ? Optional.empty()
                : Optional.of(Violation.refused(
                        otherwise.with("taken", taken - act.taken().size())));
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }
}
