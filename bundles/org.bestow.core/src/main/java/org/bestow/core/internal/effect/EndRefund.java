package org.bestow.core.internal.effect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/** Ends the right to give the purchase back. It never comes back, so that a purchase which lost it is not locked again. */
public record EndRefund() implements Effect {

    @Override
    public String kindName() {
        return "ends-refund";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        if (seen.refundEndedOn().isEmpty()) {
            needs.purchases.add(seen.purchaseId());
        }
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        changes.purchases
                .get(act.seen().purchaseId())
                .filter(purchase -> purchase.refundEndedOn().isEmpty())
                .ifPresent(purchase -> changes.purchases.put(
                        purchase.id(),
                        new Changes.Purchase(
                                purchase.id(), purchase.memberId(), Optional.of(act.today()), purchase.version() + 1)));
        return Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }

    @Override
    public List<Outlook> outlook(Snapshot snapshot) {
        return Outlooks.endsRefund(snapshot).stream().toList();
    }
}
