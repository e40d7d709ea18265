package org.bestow.spi.testing;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.bestow.spi.ActionSpec;
import org.bestow.spi.Definition;
import org.bestow.spi.Details;
import org.bestow.spi.Option;
import org.bestow.spi.Scope;
import org.bestow.spi.Upgrade;
import org.bestow.spi.View;

/** Keeps what a type said of itself, for a test to read. Refuses nothing: that is the platform's. Not thread-safe. */
public final class FakeDefinition<S extends Record> implements Definition<S> {

    private final Map<Scope, Class<?>> documents = new EnumMap<>(Scope.class);
    private final Map<String, FakeAction<S, ?>> actions = new LinkedHashMap<>();
    private final Map<String, Function<View<S>, List<Option>>> options = new LinkedHashMap<>();
    private Optional<Class<S>> settings = Optional.empty();
    private Optional<BiFunction<View<S>, View.Assignment, List<Details.Fact>>> seatFacts = Optional.empty();
    private Optional<BiFunction<View<S>, View.KeyInfo, List<Details.Fact>>> keyFacts = Optional.empty();
    private Optional<Function<View<S>, Details>> details = Optional.empty();

    public Optional<Class<S>> settings() {
        return settings;
    }

    public Map<Scope, Class<?>> documents() {
        return documents;
    }

    /** By name, in the order in which the type offered them. */
    public Map<String, FakeAction<S, ?>> actions() {
        return actions;
    }

    /** @throws AssertionError if the type does not offer it */
    public FakeAction<S, ?> action(String name) {
        return Optional.<FakeAction<S, ?>>ofNullable(actions.get(name))
                .orElseThrow(() -> new AssertionError("no action " + name));
    }

    public Map<String, Function<View<S>, List<Option>>> options() {
        return options;
    }

    public Optional<BiFunction<View<S>, View.Assignment, List<Details.Fact>>> seatFacts() {
        return seatFacts;
    }

    public Optional<BiFunction<View<S>, View.KeyInfo, List<Details.Fact>>> keyFacts() {
        return keyFacts;
    }

    public Optional<Function<View<S>, Details>> details() {
        return details;
    }

    @Override
    public Definition<S> settings(Class<S> shape, int version, Upgrade... steps) {
        settings = Optional.of(shape);
        return this;
    }

    @Override
    public <D extends Record> Definition<S> document(Scope of, Class<D> shape, int version, Upgrade... steps) {
        documents.put(of, shape);
        return this;
    }

    @Override
    public <I extends Record> ActionSpec<S, I> action(String name, Scope on, Class<I> input) {
        var action = new FakeAction<>(this, on, input);
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
        seatFacts = Optional.of(facts);
        return this;
    }

    @Override
    public Definition<S> keyFacts(BiFunction<View<S>, View.KeyInfo, List<Details.Fact>> facts) {
        keyFacts = Optional.of(facts);
        return this;
    }

    @Override
    public Definition<S> details(Function<View<S>, Details> blocks) {
        details = Optional.of(blocks);
        return this;
    }
}
