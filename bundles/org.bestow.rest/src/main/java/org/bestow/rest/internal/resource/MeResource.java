package org.bestow.rest.internal.resource;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** {@code /me}. */
@Path("me")
public final class MeResource {

    private final MeAnswer me;

    public MeResource(MeAnswer me) {
        this.me = me;
    }

    @GET
    public Response get(@Context ContainerRequestContext request) {
        var caller = new Ask(request).caller();
        return Reply.ok(out -> me.write(out, caller));
    }
}
