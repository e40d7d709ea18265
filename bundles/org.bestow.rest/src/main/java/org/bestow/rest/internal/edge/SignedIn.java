package org.bestow.rest.internal.edge;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Puts the caller to the request, before every method that is not {@link Open}. */
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

    /** Decides once, at start, for which methods. */
    record Everywhere(SignedIn filter) implements DynamicFeature {
        @Override
        public void configure(ResourceInfo resource, FeatureContext context) {
            var method = resource.getResourceMethod();
            var ours = method.getDeclaringClass().getName().startsWith("org.bestow.");
            if (ours && !method.isAnnotationPresent(Open.class)) {
                context.register(filter);
            }
        }
    }
}
