package org.bestow.spi.testing;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bestow.spi.ActionSpec;
import org.bestow.spi.Consequence;
import org.bestow.spi.Decide;
import org.bestow.spi.Definition;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Rule;
import org.bestow.spi.Scope;
import org.bestow.spi.View;

/** Keeps what a type said of one action. */
public final class FakeAction<S extends Record, I extends Record> implements ActionSpec<S, I> {

    private final Definition<S> definition;
    private final Scope scope;
    private final Class<I> input;
    private boolean forHolder;
    private Set<Role> roles = Set.of();
    private Set<Consequence> consequences = Set.of();
    private Set<Part> parts = Set.of();
    private Function<View<S>, Rule> available = view -> Rule.ok();
    private Function<View<S>, Optional<LocalDate>> locksUntil = view -> Optional.empty();

    FakeAction(Definition<S> definition, Scope scope, Class<I> input) {
        this.definition = definition;
        this.scope = scope;
        this.input = input;
    }

    public Scope scope() {
        return scope;
    }

    public Class<I> input() {
        return input;
    }

    /** Who may do it, if not only the Global admin. */
    public Set<Role> roles() {
        return roles;
    }

    /** May the holder of a seat do it too? */
    public boolean forHolder() {
        return forHolder;
    }

    public Set<Consequence> consequences() {
        return consequences;
    }

    public Set<Part> parts() {
        return parts;
    }

    public Rule available(View<S> view) {
        return available.apply(view);
    }

    public Optional<LocalDate> locksUntil(View<S> view) {
        return locksUntil.apply(view);
    }

    @Override
    public ActionSpec<S, I> allowedTo(Role... allowed) {
        roles = Set.of(allowed);
        return this;
    }

    @Override
    public ActionSpec<S, I> orHolder() {
        forHolder = true;
        return this;
    }

    @Override
    public ActionSpec<S, I> consequence(Consequence... known) {
        consequences = Set.of(known);
        return this;
    }

    @Override
    public ActionSpec<S, I> locksUntil(Function<View<S>, Optional<LocalDate>> day) {
        locksUntil = day;
        return this;
    }

    @Override
    public ActionSpec<S, I> reads(Part... read) {
        parts = Set.of(read);
        return this;
    }

    @Override
    public ActionSpec<S, I> available(Function<View<S>, Rule> rule) {
        available = rule;
        return this;
    }

    @Override
    public Definition<S> decide(Decide<S, I> decide) {
        return definition;
    }
}
