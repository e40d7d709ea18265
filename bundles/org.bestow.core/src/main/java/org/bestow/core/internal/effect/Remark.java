package org.bestow.core.internal.effect;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/** A line of history in the type's words; changes nothing else. @param text JSON of the text */
public record Remark(String text) implements Effect {

    public Remark {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String kindName() {
        return "remarks";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        // it stands in history alone
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        return Rules.notCancelled(act, Rules.benefit(act, changes));
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("text", text);
    }
}
