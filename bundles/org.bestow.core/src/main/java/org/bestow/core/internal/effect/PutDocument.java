package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/**
 * Replaces the type's own data of the benefit. Holds only on the document that the decision saw.
 *
 * @param seen version of that document; 0: there was none
 */
public record PutDocument(String data, int dataVersion, long seen) implements Effect {

    @Override
    public String kindName() {
        return "updates-benefit";
    }

    @Override
    public void needs(Snapshot.BenefitRow seenBenefit, Needs needs) {
        needs.documents.add(seenBenefit.id());
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        var no = Rules.notCancelled(act, Rules.benefit(act, changes));
        var version = changes.documents
                .get(act.benefit())
                .map(Changes.Document::version)
                .orElse(0L);
        if (no.isEmpty() && version != seen) {
            no = Optional.of(Violation.of("stale"));
        }
        if (no.isEmpty()) {
            changes.documents.put(
                    act.benefit(), new Changes.Document(act.benefit(), act.member(), data, dataVersion, version + 1));
            changes.stir(act.benefit());
        }
        return no;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of();
    }
}
