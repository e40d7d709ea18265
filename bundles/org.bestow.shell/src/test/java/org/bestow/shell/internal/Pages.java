package org.bestow.shell.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bestow.api.Answer;
import org.bestow.api.Page;
import org.bestow.api.Problem;

/** Parts of a fake's list; the cursor is the name of the last thing. */
final class Pages {

    private Pages() {}

    static <T> Answer<Page<T>> of(List<T> all, Page.Request page, Function<T, String> name) {
        var names = all.stream().map(name).toList();
        var from = page.after().map(names::indexOf).orElse(-1) + 1;
        if (page.after().isPresent() && from == 0) {
            return Answer.no(Problem.of(Problem.Kind.INVALID, "Check your input", "")
                    .withErrors(List.of(new Problem.FieldError("/after", "is no place in this list"))));
        }
        var to = Math.min(all.size(), from + page.limit());
        var next = to < all.size() ? Optional.of(names.get(to - 1)) : Optional.<String>empty();
        return Answer.of(new Page<>(all.subList(from, to), next));
    }
}
