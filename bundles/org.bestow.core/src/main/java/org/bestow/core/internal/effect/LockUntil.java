package org.bestow.core.internal.effect;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;

/** Says from which day on what was done can be changed again. That it holds is the type's rule; this only tells. */
public record LockUntil(LocalDate day) implements Effect {

    public LockUntil {
        Objects.requireNonNull(day, "day");
    }

    @Override
    public String kindName() {
        return "locks-until";
    }

    @Override
    public void needs(Snapshot.BenefitRow seen, Needs needs) {
        // it stands in history alone
    }

    @Override
    public Optional<Violation> apply(Act act, Changes changes) {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("day", day.toString());
    }

    @Override
    public List<Outlook> outlook(Snapshot snapshot) {
        return List.of(Outlooks.locksUntil(day));
    }
}
