package org.bestow.rest.internal.resource;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Predicate;
import org.bestow.api.KeyPools;
import org.bestow.api.Secret;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/** {@code /operator/key-pools}: keys go in here and never come out. */
@Path("operator/key-pools")
public final class KeyPoolsResource {

    private static final int MOST_KEYS = 10_000;
    private static final int LONGEST_POOL = 100;

    private final Services services;

    public KeyPoolsResource(Services services) {
        this.services = services;
    }

    @GET
    public Response list(@Context ContainerRequestContext request) {
        return Reply.list(services.keyPools().list(new Ask(request).caller()), (out, pool) -> out.put("id", pool.id())
                .put("code", pool.code())
                .put("kind", BenefitJson.word(pool.kind()))
                .put("available", pool.available())
                .put("claimed", pool.claimed()));
    }

    @POST
    @Path("{pool}/keys")
    public Response importKeys(@Context ContainerRequestContext request, @PathParam("pool") String pool) {
        if (pool.length() > LONGEST_POOL || !StrictJson.storable(pool)) {
            throw Halt.because(Fault.NOT_FOUND);
        }
        var ask = new Ask(request);
        var keys = StrictJson.list(ask.body(Bodies.KEYS), "keys", MOST_KEYS).stream()
                .map(Secret::of)
                .toList();
        return Reply.object(services.keyPools().importKeys(ask.caller(), pool, keys), (out, report) -> out.put(
                        "imported", report.imported())
                .put("duplicates", report.duplicates())
                .put("invalid", report.invalid())
                .objects("rows", report.rows(), KeyPoolsResource::row));
    }

    private static void row(JsonOut out, KeyPools.RowReport row) {
        out.put("row", row.row())
                .put("state", row.state())
                .put("message", Optional.of(row.message()).filter(Predicate.not(String::isEmpty)));
    }
}
