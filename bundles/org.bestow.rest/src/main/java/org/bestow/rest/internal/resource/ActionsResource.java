package org.bestow.rest.internal.resource;

import java.util.Optional;
import org.bestow.api.Benefits;
import org.bestow.api.PublicId;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.spi.Scope;

/** Actions on a benefit, a key or a seat. The one answer that may hold the value of a key. */
public final class ActionsResource {

    private final Services services;

    public ActionsResource(Services services) {
        this.services = services;
    }

    public Reply onBenefit(Exchange exchange) {
        return perform(new Ask(exchange), Optional.empty());
    }

    public Reply onKey(Exchange exchange) {
        var ask = new Ask(exchange);
        return perform(ask, Optional.of(new Benefits.Target(Scope.KEY, ask.id(PublicId.Kind.KEY, "key"))));
    }

    public Reply onAssignment(Exchange exchange) {
        var ask = new Ask(exchange);
        var seat = ask.id(PublicId.Kind.ASSIGNMENT, "assignment");
        return perform(ask, Optional.of(new Benefits.Target(Scope.ASSIGNMENT, seat)));
    }

    private Reply perform(Ask ask, Optional<Benefits.Target> target) {
        var caller = ask.memberCaller();
        var call = new Benefits.Call(
                ask.benefit(),
                target,
                ask.action(),
                StrictJson.requireObject(ask.body(Bodies.USUAL)),
                ask.flag("dryRun"),
                ask.idempotencyKey());
        return services.benefits().perform(caller, call).fold(ActionsResource::done, Reply::problem);
    }

    private static Reply done(Benefits.Done done) {
        var answer = Reply.ok(out -> write(out, done));
        return done.replayed() ? answer.with("Idempotency-Replayed", "true") : answer;
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
