package org.bestow.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A part of a list, and the cursor of what follows. */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(next, "next");
    }

    public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
        return new Page<>(items.stream().<R>map(mapping).toList(), next);
    }

    /** What part of a list is wanted; {@code limit} 1 to 200. */
    public record Request(Optional<String> after, int limit) {
        public Request {
            Objects.requireNonNull(after, "after");
            if (limit < 1 || limit > 200) {
                throw new IllegalArgumentException("limit must be 1 to 200");
            }
        }

        public static Request first(int limit) {
            return new Request(Optional.empty(), limit);
        }
    }
}
