package org.bestow.rest.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.rest.internal.problem.Halt;

/**
 * One request on its way to the handler of its route. It hands out only the parameters and headers that the route declares, so that
 * the table of calls cannot lack what a handler reads. Not thread-safe.
 */
public final class Exchange {

    private final HttpServletRequest request;
    private final Client client;
    private final Router.Match match;
    private final Route route;
    private final Query query;
    private Caller caller;

    Exchange(HttpServletRequest request, Client client, Router.Match match, Route route) {
        this.request = request;
        this.client = client;
        this.match = match;
        this.route = route;
        this.query = Query.of(request.getQueryString());
    }

    public Client client() {
        return client;
    }

    /** @throws IllegalStateException in a call that is open to everybody */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("no caller was established");
        }
        return caller;
    }

    /** A part of the path, decoded, by its name in the template. */
    public String path(String name) {
        return match.part(name);
    }

    /** The values of a parameter of the query, decoded. */
    public List<String> parameter(String name) {
        requireDeclared(name);
        return query.values(name);
    }

    /** @throws Halt when it is there twice: nobody knows which of them is meant */
    public Optional<String> header(String name) {
        requireDeclared(name);
        var values = request.getHeaders(name);
        if (!values.hasMoreElements()) {
            return Optional.empty();
        }
        var value = values.nextElement();
        if (values.hasMoreElements()) {
            throw Halt.invalid(name, "parameter.once");
        }
        return Optional.of(value);
    }

    InputStream body() throws IOException {
        return request.getInputStream();
    }

    /** Bytes of the body as the client tells; -1 when it does not. */
    long length() {
        return request.getContentLengthLong();
    }

    void admit(Caller admitted) {
        caller = admitted;
    }

    /** A header that concerns the edge itself; null when absent. */
    String edgeHeader(String name) {
        return request.getHeader(name);
    }

    Query query() {
        return query;
    }

    private void requireDeclared(String name) {
        if (!route.reads().contains(name)) {
            throw new IllegalStateException(route + " does not declare that it reads " + name);
        }
    }
}
