package org.bestow.rest.internal.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.bestow.api.Caller;

/** What travels with a request through the filters to its resource. Stateless. */
public final class Exchange {

    private static final String CALLER = Caller.class.getName();

    private Exchange() {}

    public static Client client(ContainerRequestContext request) {
        return (Client) request.getProperty(Client.attribute());
    }

    static void setCaller(ContainerRequestContext request, Caller caller) {
        request.setProperty(CALLER, caller);
    }

    /** @throws IllegalStateException in a call that is not {@link ForCallers} */
    public static Caller caller(ContainerRequestContext request) {
        if (request.getProperty(CALLER) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("no caller was established");
    }
}
