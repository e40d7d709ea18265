package org.bestow.core.internal.engine;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.bestow.spi.ActionSpec;
import org.bestow.spi.Definition;
import org.bestow.spi.Details;
import org.bestow.spi.Option;
import org.bestow.spi.Scope;
import org.bestow.spi.Upgrade;
import org.bestow.spi.View;

/** Takes a type's definition and refuses what is faulty in it, naming it. Not thread-safe. */
final class DefinitionBuilder implements Definition<Record> {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;

    private final Map<String, Registration.Action> actions = new LinkedHashMap<>();
    private final Map<String, Function<View<Record>, List<Option>>> options = new LinkedHashMap<>();
    private Optional<Codec> settings = Optional.empty();
    private final Map<Scope, Codec> documents = new EnumMap<>(Scope.class);
    private Optional<BiFunction<View<Record>, View.Assignment, List<Details.Fact>>> seatFacts = Optional.empty();
    private Optional<BiFunction<View<Record>, View.KeyInfo, List<Details.Fact>>> keyFacts = Optional.empty();
    private Optional<Function<View<Record>, Details>> details = Optional.empty();
    private Optional<String> unfinished = Optional.empty();
    private boolean closed;

    /** @throws IllegalArgumentException if the name is of another form */
    static String name(String name, String what) {
        if (name == null || name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " must be lower case letters, digits and single hyphens, 64 at most: " + name);
        }
        return name;
    }

    @Override
    public Definition<Record> settings(Class<Record> shape, int version, Upgrade... steps) {
        ready();
        require(settings.isEmpty(), "settings are defined twice");
        settings = Optional.of(new Codec(shape, version, steps));
        return this;
    }

    @Override
    public <D extends Record> Definition<Record> document(Scope of, Class<D> shape, int version, Upgrade... steps) {
        ready();
        require(
                of == Scope.BENEFIT || of == Scope.ASSIGNMENT || of == Scope.KEY,
                "documents are kept on benefits, seats and keys, not on " + of);
        require(documents.put(of, new Codec(shape, version, steps)) == null, "the document of " + of + " twice");
        return this;
    }

    @Override
    public <I extends Record> ActionSpec<Record, I> action(String name, Scope on, Class<I> input) {
        ready();
        name(name, "the name of an action");
        require(!actions.containsKey(name), "action " + name + " is defined twice");
        require(
                on == Scope.BENEFIT || on == Scope.ASSIGNMENT || on == Scope.KEY,
                "action " + name + " is on a benefit, a seat or a key, not on " + on);
        unfinished = Optional.of(name);
        return new ActionBuilder<>(this, name, on, Shapes.of(input));
    }

    @Override
    public Definition<Record> options(String name, Function<View<Record>, List<Option>> choices) {
        ready();
        name(name, "the name of options");
        require(options.put(name, Objects.requireNonNull(choices, "choices")) == null, "options " + name + " twice");
        return this;
    }

    @Override
    public Definition<Record> seatFacts(BiFunction<View<Record>, View.Assignment, List<Details.Fact>> facts) {
        ready();
        require(seatFacts.isEmpty(), "the facts of seats are defined twice");
        seatFacts = Optional.of(facts);
        return this;
    }

    @Override
    public Definition<Record> keyFacts(BiFunction<View<Record>, View.KeyInfo, List<Details.Fact>> facts) {
        ready();
        require(keyFacts.isEmpty(), "the facts of keys are defined twice");
        keyFacts = Optional.of(facts);
        return this;
    }

    @Override
    public Definition<Record> details(Function<View<Record>, Details> blocks) {
        ready();
        require(details.isEmpty(), "details are defined twice");
        details = Optional.of(blocks);
        return this;
    }

    Definition<Record> add(Registration.Action action) {
        require(!closed, "the definition is over");
        unfinished = Optional.empty();
        actions.put(action.info().name(), action);
        return this;
    }

    /** Ends the definition. @throws IllegalStateException if something is missing in it */
    Registration build() {
        ready();
        closed = true;
        for (var action : actions.values()) {
            for (var field : action.input().fields()) {
                field.choice()
                        .ifPresent(choice -> require(
                                options.containsKey(choice),
                                "action " + action.info().name() + " chooses from options that are not defined: "
                                        + choice));
            }
        }
        return new Registration(
                settings.orElseThrow(() -> new IllegalStateException("settings are not defined")),
                documents,
                actions,
                options,
                details,
                seatFacts,
                keyFacts,
                new Registration.SettingsCache());
    }

    private void ready() {
        require(!closed, "the definition is over");
        require(unfinished.isEmpty(), "action " + unfinished.orElse("") + " has no decide");
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
