package org.bestow.spi;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/** Builder of one action; see {@link Definition#action}. Not thread-safe. */
@ProviderType
public interface ActionSpec<S extends Record, I extends Record> {

    /** Roles allowed by default; the policy of the installation decides. Without a call: Global admin. */
    ActionSpec<S, I> allowedTo(Role... roles);

    /** The holder of the seat may do it too. Only for {@link Scope#ASSIGNMENT}. */
    ActionSpec<S, I> orHolder();

    /** What doing it is known to cause, shown before it is done. Consequences that follow from effects are added by the platform. */
    ActionSpec<S, I> consequence(Consequence... known);

    /**
     * Until which day, that day not included, what the action does cannot be changed again: shown before it is done, and with what
     * it did. It only tells; that it holds is a rule of the actions that would change it.
     */
    ActionSpec<S, I> locksUntil(Function<View<S>, Optional<LocalDate>> day);

    /**
     * Parts of the benefit that {@link #decide} reads through the view, and {@link #available} just before it; others are empty
     * there. On a page {@link #available} sees them all.
     */
    ActionSpec<S, I> reads(Part... parts);

    /**
     * Which of the parts named by {@link #reads} are needed where the settings are these; the others are empty then. For what is asked
     * often, of benefits with many keys or seats.
     */
    default ActionSpec<S, I> readsFor(Function<S, Set<Part>> needed) {
        return this; // to read all is never wrong
    }

    /** Whether the action is offered at all, before any input; for each seat or key where it is on one. */
    ActionSpec<S, I> available(Function<View<S>, Rule> rule);

    /** The decision; ends the action. */
    Definition<S> decide(Decide<S, I> decide);
}
