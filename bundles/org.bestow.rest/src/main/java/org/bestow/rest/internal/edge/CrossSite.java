package org.bestow.rest.internal.edge;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Set;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/**
 * Refuses writes that another site's page sent, and bodies that are not JSON: a form of another site can send nothing else without
 * asking first. It comes before the session is looked at, so sign-in itself is guarded too.
 */
@Priority(Priorities.AUTHENTICATION - 100)
final class CrossSite implements ContainerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        if (Exchange.client(request).foreign()) {
            throw Halt.because(Fault.CROSS_SITE);
        }
        if (WITH_BODY.contains(request.getMethod()) && !isJson(request.getHeaderString("Content-Type"))) {
            throw Halt.because(Fault.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /** JSON has one encoding, which may be named. */
    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.matches("(?i)\\s*application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");
    }
}
