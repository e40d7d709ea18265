package org.bestow.rest.internal.resource;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import org.bestow.rest.internal.edge.Services;

/** {@code /types}: the categories, for the menu. */
public final class TypesResource {

    private final Services services;

    public TypesResource(Services services) {
        this.services = services;
    }

    public Response list(ContainerRequestContext request) {
        return Reply.list(services.types().list(new Ask(request).caller()), (out, type) -> out.put("id", type.id())
                .put("title", type.title())
                .put("version", type.version())
                .put("state", type.live() ? "live" : "missing")
                .put("benefits", type.benefits()));
    }
}
