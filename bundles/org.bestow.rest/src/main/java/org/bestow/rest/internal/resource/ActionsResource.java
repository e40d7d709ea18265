package org.bestow.rest.internal.resource;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.bestow.api.Benefits;
import org.bestow.api.PublicId;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.spi.Scope;

/** Actions on a benefit, a key or a seat. The one answer that may hold the value of a key. */
@Path("benefits")
public final class ActionsResource {

    private final Services services;

    public ActionsResource(Services services) {
        this.services = services;
    }

    @POST
    @Path("{benefit}/actions/{action}")
    public Response onBenefit(
            @Context ContainerRequestContext request,
            @PathParam("benefit") String benefit,
            @PathParam("action") String action) {
        return perform(request, benefit, Optional.empty(), action);
    }

    @POST
    @Path("{benefit}/keys/{key}/actions/{action}")
    public Response onKey(
            @Context ContainerRequestContext request,
            @PathParam("benefit") String benefit,
            @PathParam("key") String key,
            @PathParam("action") String action) {
        var target = new Benefits.Target(Scope.KEY, Ask.id(PublicId.Kind.KEY, key));
        return perform(request, benefit, Optional.of(target), action);
    }

    @POST
    @Path("{benefit}/assignments/{assignment}/actions/{action}")
    public Response onAssignment(
            @Context ContainerRequestContext request,
            @PathParam("benefit") String benefit,
            @PathParam("assignment") String assignment,
            @PathParam("action") String action) {
        var target = new Benefits.Target(Scope.ASSIGNMENT, Ask.id(PublicId.Kind.ASSIGNMENT, assignment));
        return perform(request, benefit, Optional.of(target), action);
    }

    private Response perform(
            ContainerRequestContext request, String benefit, Optional<Benefits.Target> target, String action) {
        var ask = new Ask(request);
        var caller = ask.memberCaller();
        var call = new Benefits.Call(
                Ask.id(PublicId.Kind.BENEFIT, benefit),
                target,
                Ask.action(action),
                StrictJson.requireObject(ask.body(Bodies.USUAL)),
                ask.flag("dryRun"),
                ask.idempotencyKey());
        return services.benefits().perform(caller, call).fold(ActionsResource::done, Reply::problem);
    }

    private static Response done(Benefits.Done done) {
        var answer = Reply.ok(out -> write(out, done));
        return done.replayed()
                ? Response.fromResponse(answer)
                        .header("Idempotency-Replayed", "true")
                        .build()
                : answer;
    }

    private static void write(JsonOut out, Benefits.Done done) {
        out.put("outcome", "done")
                .put("dryRun", done.dryRun())
                .object("result", result -> {
                    if (!done.keys().isEmpty()) {
                        result.objects("keys", done.keys(), ActionsResource::key);
                    }
                    done.assignment().ifPresent(id -> result.put("assignment", id));
                    done.texts().forEach(result::put);
                })
                .objects("consequences", done.consequences(), BenefitJson::consequence)
                .object("benefit", benefit -> BenefitJson.row(benefit, done.benefit()))
                .object("undo", done.undo(), (undo, value) -> undo.put("action", value.action())
                        .raw("input", value.input()));
    }

    /** In a dry run there is only the kind. */
    private static void key(JsonOut out, Benefits.ShownKey key) {
        key.id().ifPresent(id -> out.put("id", id));
        key.value().ifPresent(value -> out.reveal("value", value));
        out.put("kind", BenefitJson.word(key.kind()));
    }
}
