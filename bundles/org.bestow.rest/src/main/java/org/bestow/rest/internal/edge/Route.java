package org.bestow.rest.internal.edge;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Policy;

/**
 * A line in the table of calls. Immutable.
 *
 * @param template path below the prefix, with names of parts in braces: {@code benefits/{benefit}}
 * @param admits who gets to the handler
 * @param needs what those of them need that the call alone decides on; the handler is not reached without
 * @param reads names of the parameters of the query and of the headers that the handler reads; others of the query are refused
 */
public record Route(
        String method,
        String template,
        Admits admits,
        Optional<Policy.Permission> needs,
        Set<String> reads,
        Handler handler) {

    /** Who gets to a handler, each of them more people than the next. */
    public enum Admits {
        /** Also those who are not signed in. */
        EVERYBODY,
        /** Who is signed in, if need be with a one-time password that is still to be changed. */
        EVERY_CALLER,
        /** Who is signed in with a password that nobody else chose, or with a token. */
        SETTLED_CALLERS
    }

    public Route {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(admits, "admits");
        Objects.requireNonNull(needs, "needs");
        if (needs.isPresent() && admits == Admits.EVERYBODY) {
            throw new IllegalArgumentException("nobody in particular has no permission");
        }
        reads = Set.copyOf(reads);
        Objects.requireNonNull(handler, "handler");
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
