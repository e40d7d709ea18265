package org.bestow.core.internal.effect;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/** Says something in the type's words before it is done, and in the answer; changes nothing. @param text JSON of the text */
public record Warn(String text) implements Effect {

    /** Kind of a consequence whose words are the fact {@code text}. */
    public static final String SAID = "said";

    public Warn {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String kindName() {
        return "warns";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        // it stands in the answer alone
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("text", text);
    }

    @Override
    public List<Outlook> outlook(Snapshot snapshot) {
        return List.of(new Outlook(SAID, Map.of("text", text), true));
    }

    @Override
    public boolean silent() {
        return true;
    }

    @Override
    public int rows() {
        return 0;
    }
}
