package org.bestow.identity.internal.signin;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bestow.api.Page;

/** Pages of a user's own things, by falling number. A cursor carries the name of its list and is of no use in another. */
enum NewestFirst {
    SESSIONS("s"),
    TOKENS("o");

    private final String letter;

    NewestFirst(String letter) {
        this.letter = letter;
    }

    /** The number before which a page goes on; empty for what is no cursor of this list. */
    Optional<Long> before(Page.Request page) {
        var after = page.after();
        if (after.isEmpty()) {
            return Optional.of(Long.MAX_VALUE);
        }
        return after.filter(text -> text.matches(letter + "[0-9]{1,18}"))
                .map(text -> text.substring(letter.length()))
                .map(Long::valueOf);
    }

    /** @param rows one more than wanted, where there are more */
    <R, T> Page<T> page(List<R> rows, int limit, ToLongFunction<R> number, Function<R, T> item) {
        var shown = rows.subList(0, Math.min(limit, rows.size()));
        var next = rows.size() > limit
                ? Optional.of(letter + number.applyAsLong(shown.get(limit - 1)))
                : Optional.<String>empty();
        return new Page<>(shown.stream().map(item).toList(), next);
    }
}
