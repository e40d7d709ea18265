package org.bestow.spi;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Builder by which a type describes itself. Owned by the platform, so that a later feature is a new method here and breaks no
 * plug-in. Not thread-safe; throws {@link IllegalStateException} after {@link BenefitType#define} has returned, and refuses what is
 * faulty by an exception that names it.
 *
 * <p>Records (settings, documents, inputs) are made of String, boolean, int, long, BigDecimal, LocalDate, Instant, URI, enums, {@link
 * UserRef}, {@link AssignmentRef}, {@link KeyRef}, {@link Localized}, Optional, List, Set, Map with String keys, and records of
 * these; anything else refuses the registration. All components are required but Optional, List, Set and Map, which are empty when
 * absent. A compact constructor that throws makes the input or the settings invalid, with its message.
 *
 * <p>Texts follow from names and are looked up in {@code OSGI-INF/l10n/bundle*.properties} of the type's bundle, in the reader's
 * language and then in English: {@code type.title}, {@code action.NAME.title}, {@code action.NAME.description} (optional), {@code
 * input.ACTION.COMPONENT} with {@code .description} (optional) and, for an enum, {@code .CONSTANT}, {@code refusal.RULE}, {@code mail.TEMPLATE.subject} and
 * {@code .body}.
 */
@ProviderType
public interface Definition<S extends Record> {

    /**
     * The shape of the settings, required once.
     *
     * @param version of the shape, from 1
     * @param steps one upgrade a version: {@code steps[0]} leads from version 1 to 2; there are {@code version - 1} of them
     */
    Definition<S> settings(Class<S> shape, int version, Upgrade... steps);

    /**
     * The shape of the type's own data of a benefit ({@link Scope#BENEFIT}), a seat ({@link Scope#ASSIGNMENT}) or a taken key ({@link
     * Scope#KEY}); each once at most.
     */
    <D extends Record> Definition<S> document(Scope of, Class<D> shape, int version, Upgrade... steps);

    /** Starts an action; {@link ActionSpec#decide} ends it. Names are unique within a type. */
    <I extends Record> ActionSpec<S, I> action(String name, Scope on, Class<I> input);

    /** A list of choices for input components marked with {@link Choice}. */
    Definition<S> options(String name, Function<View<S>, List<Option>> choices);

    /** Labelled lines that are shown with each seat, wherever seats are. May be asked for many seats of one view. */
    Definition<S> seatFacts(BiFunction<View<S>, View.Assignment, List<Details.Fact>> facts);

    /** Labelled lines that are shown with each taken key, wherever keys are. May be asked for many keys of one view. */
    Definition<S> keyFacts(BiFunction<View<S>, View.KeyInfo, List<Details.Fact>> facts);

    /** The blocks of a benefit's details page. */
    Definition<S> details(Function<View<S>, Details> blocks);
}
