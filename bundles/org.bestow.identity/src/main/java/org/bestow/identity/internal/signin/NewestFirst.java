package org.bestow.identity.internal.signin;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bestow.api.Page;

/** Pages of a user's own things, by falling number. */
final class NewestFirst {

    private NewestFirst() {}

    /** The number before which a page goes on; empty for what is no cursor of ours. */
    static Optional<Long> before(Page.Request page) {
        var after = page.after();
        if (after.isEmpty()) {
            return Optional.of(Long.MAX_VALUE);
        }
        return after.filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    /** @param rows one more than wanted, where there are more */
    static <R, T> Page<T> page(List<R> rows, int limit, ToLongFunction<R> number, Function<R, T> item) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var next = rows.size() > limit
                ? Optional.of(Long.toString(number.applyAsLong(shown.get(limit - 1))))
                : Optional.<String>empty();
        return new Page<>(shown.stream().map(item).toList(), next);
    }
}
