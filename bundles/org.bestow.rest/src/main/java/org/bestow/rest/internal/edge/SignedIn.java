package org.bestow.rest.internal.edge;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Puts the caller to the request, for every call that is {@link ForCallers}. */
@ForCallers
@Priority(Priorities.AUTHENTICATION)
final class SignedIn implements ContainerRequestFilter {

    private final Gate gate;

    SignedIn(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var caller = gate.admit(Exchange.client(request));
        Exchange.setCaller(
                request,
                gate.actingFor(
                        caller,
                        request.getHeaderString(Gate.MEMBER_HEADER),
                        request.getHeaderString(Gate.REASON_HEADER)));
    }
}
