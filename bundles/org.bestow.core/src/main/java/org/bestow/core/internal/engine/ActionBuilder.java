package org.bestow.core.internal.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

/** Takes the definition of one action. Not thread-safe. */
final class ActionBuilder<I extends Record> implements ActionSpec<Record, I> {

    private final DefinitionBuilder definition;
    private final String name;
    private final Scope scope;
    private final Shape.Struct input;
    private final List<Consequence> consequences = new ArrayList<>();
    private Set<Role> roles = Set.of(Role.GLOBAL_ADMIN);
    private Set<Part> parts = Set.of();
    private Optional<Function<Record, Set<Part>>> partsFor = Optional.empty();
    private boolean orHolder;
    private Function<View<Record>, Rule> available = view -> Rule.ok();
    private Function<View<Record>, Optional<LocalDate>> lockedUntil = view -> Optional.empty();

    ActionBuilder(DefinitionBuilder definition, String name, Scope scope, Shape.Struct input) {
        this.definition = definition;
        this.name = name;
        this.scope = scope;
        this.input = input;
    }

    @Override
    public ActionSpec<Record, I> allowedTo(Role... allowed) {
        roles = Set.of(allowed);
        return this;
    }

    @Override
    public ActionSpec<Record, I> orHolder() {
        DefinitionBuilder.require(scope == Scope.ASSIGNMENT, "action " + name + " is on no seat, so it has no holder");
        orHolder = true;
        return this;
    }

    @Override
    public ActionSpec<Record, I> consequence(Consequence... known) {
        consequences.addAll(List.of(known));
        return this;
    }

    @Override
    public ActionSpec<Record, I> locksUntil(Function<View<Record>, Optional<LocalDate>> day) {
        lockedUntil = Objects.requireNonNull(day, "day");
        return this;
    }

    @Override
    public ActionSpec<Record, I> reads(Part... read) {
        parts = Set.of(read);
        return this;
    }

    @Override
    public ActionSpec<Record, I> readsFor(Function<Record, Set<Part>> needed) {
        partsFor = Optional.of(needed);
        return this;
    }

    @Override
    public ActionSpec<Record, I> available(Function<View<Record>, Rule> rule) {
        available = Objects.requireNonNull(rule, "rule");
        return this;
    }

    @Override
    public Definition<Record> decide(Decide<Record, I> decide) {
        Objects.requireNonNull(decide, "decide");
        var info = new ActionInfo(name, scope, roles, orHolder, consequences, parts, new NeededParts());
        return definition.add(new Registration.Action(info, input, partsFor, available, lockedUntil, anyInput(decide)));
    }

    @SuppressWarnings("unchecked") // the input is decoded by the shape of the class that came with this very function
    private static Decide<Record, Record> anyInput(Decide<Record, ? extends Record> decide) {
        return (Decide<Record, Record>) decide;
    }
}
