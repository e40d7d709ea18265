package org.bestow.core.internal.write;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Journal;
import org.bestow.core.internal.benefit.Snapshot.ItemRow;
import org.bestow.spi.Part;

/**
 * What of a benefit a decision wants to see.
 *
 * @param parts all that it may want
 * @param document whether the type keeps data of the benefit
 * @param users numbers of users that the input names
 * @param actor who asks, if he is of the member: his session was looked at a moment ago
 * @param twin looked up on the way: a finished twin is answered without a decision
 */
public record ViewRequest(
        long member,
        long benefit,
        Set<Part> parts,
        Narrower narrower,
        boolean document,
        OptionalLong seat,
        OptionalLong key,
        Set<Long> users,
        OptionalLong actor,
        Optional<Journal.IdempotencyScope> twin) {

    public ViewRequest {
        parts = Set.copyOf(parts);
        Objects.requireNonNull(seat, "seat");
        Objects.requireNonNull(key, "key");
        users = Set.copyOf(users);
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(twin, "twin");
    }

    /** Which parts are wanted of a benefit of an item; empty: all that may be. */
    @FunctionalInterface
    public interface Narrower {
        Optional<Set<Part>> parts(ItemRow item);
    }

    /** The same, without the parts that this item makes unnecessary. */
    ViewRequest on(ItemRow item) {
        return narrower.parts(item)
                .map(wanted ->
                        new ViewRequest(member, benefit, wanted, narrower, document, seat, key, users, actor, twin))
                .orElse(this);
    }

    /** The benefit with all parts, for its page. */
    public static ViewRequest page(long member, long benefit, long actor) {
        return new ViewRequest(
                member,
                benefit,
                Set.of(Part.values()),
                item -> Optional.empty(),
                true,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Set.of(),
                OptionalLong.of(actor),
                Optional.empty());
    }
}
