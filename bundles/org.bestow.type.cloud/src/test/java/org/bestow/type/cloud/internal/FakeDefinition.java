package org.bestow.type.cloud.internal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bestow.spi.ActionSpec;
import org.bestow.spi.Consequence;
import org.bestow.spi.Decide;
import org.bestow.spi.Definition;
import org.bestow.spi.Details;
import org.bestow.spi.Option;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Rule;
import org.bestow.spi.Scope;
import org.bestow.spi.Upgrade;
import org.bestow.spi.View;

/** Keeps what a type said of itself. */
final class FakeDefinition<S extends Record> implements Definition<S> {

    Class<S> settings;
    final Map<String, FakeAction<?>> actions = new LinkedHashMap<>();
    final Map<String, Function<View<S>, List<Option>>> options = new LinkedHashMap<>();
    final Map<Scope, Class<?>> documents = new LinkedHashMap<>();
    Function<View<S>, Details> details;
    BiFunction<View<S>, View.KeyInfo, List<Details.Fact>> keyFacts;

    @Override
    public Definition<S> settings(Class<S> shape, int version, Upgrade... steps) {
        settings = shape;
        return this;
    }

    @Override
    public <D extends Record> Definition<S> document(Scope of, Class<D> shape, int version, Upgrade... steps) {
        documents.put(of, shape);
        return this;
    }

    @Override
    public <I extends Record> ActionSpec<S, I> action(String name, Scope on, Class<I> input) {
        var action = new FakeAction<I>(on, input);
        actions.put(name, action);
        return action;
    }

    @Override
    public Definition<S> options(String name, Function<View<S>, List<Option>> choices) {
        options.put(name, choices);
        return this;
    }

    @Override
    public Definition<S> seatFacts(BiFunction<View<S>, View.Assignment, List<Details.Fact>> facts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Definition<S> keyFacts(BiFunction<View<S>, View.KeyInfo, List<Details.Fact>> facts) {
        keyFacts = facts;
        return this;
    }

    @Override
    public Definition<S> details(Function<View<S>, Details> blocks) {
        details = blocks;
        return this;
    }

    final class FakeAction<I extends Record> implements ActionSpec<S, I> {

        final Scope scope;
        final Class<I> input;
        boolean holder;
        Set<Role> roles = Set.of();
        Set<Consequence> consequences = Set.of();
        Set<Part> parts = Set.of();
        Function<View<S>, Rule> available = view -> Rule.ok();
        Function<View<S>, Optional<LocalDate>> locksUntil = view -> Optional.empty();

        private FakeAction(Scope scope, Class<I> input) {
            this.scope = scope;
            this.input = input;
        }

        @Override
        public ActionSpec<S, I> allowedTo(Role... allowed) {
            roles = Set.of(allowed);
            return this;
        }

        @Override
        public ActionSpec<S, I> orHolder() {
            holder = true;
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
            return FakeDefinition.this;
        }
    }
}
