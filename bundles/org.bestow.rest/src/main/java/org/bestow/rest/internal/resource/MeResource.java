package org.bestow.rest.internal.resource;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/** {@code /me}. */
public final class MeResource {

    private final MeAnswer me;

    public MeResource(MeAnswer me) {
        this.me = me;
    }

    public Response get(ContainerRequestContext request) {
        var caller = new Ask(request).caller();
        return Reply.ok(out -> me.write(out, caller));
    }
}
