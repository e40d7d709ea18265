package org.bestow.rest.internal.edge;

import java.util.Objects;
import java.util.Set;

/**
 * A line in the table of calls. Immutable.
 *
 * @param template path below the prefix, with names of parts in braces: {@code benefits/{benefit}}
 * @param open whether it is for those too who are not signed in
 * @param reads names of the parameters of the query and of the headers that the handler reads; others of the query are refused
 */
public record Route(String method, String template, boolean open, Set<String> reads, Handler handler) {

    public Route {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(template, "template");
        reads = Set.copyOf(reads);
        Objects.requireNonNull(handler, "handler");
    }

    @Override
    public String toString() {
        return method + " " + template;
    }
}
