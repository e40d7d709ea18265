package org.bestow.shell.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Page;

/** Pages of a list that its service gives whole; a page ends with the name of its last thing. */
final class Slices {

    private Slices() {}

    /** @throws CommandException where nothing has the name that the page is to follow */
    static <T> Page<T> page(List<T> all, Page.Request request, Function<T, String> name) throws CommandException {
        var from = 0;
        if (request.after().isPresent()) {
            var names = all.stream().map(name).toList();
            from = names.indexOf(request.after().get()) + 1;
            if (from == 0) {
                throw new CommandException("--after goes on after what a page ended with; '"
                        + request.after().get() + "' is not there.");
            }
        }
        var to = Math.min(all.size(), from + request.limit());
        var next = to < all.size() ? Optional.of(name.apply(all.get(to - 1))) : Optional.<String>empty();
        return new Page<>(all.subList(from, to), next);
    }
}
