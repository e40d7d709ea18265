package org.bestow.rest.internal.resource;

import static org.bestow.rest.internal.problem.Halt.invalid;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.bestow.api.Purchases;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Fields;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;

/** {@code /purchases}: what a member has bought. */
public final class PurchasesResource {

    private static final int LONGEST = 200;
    private static final int DAY = 10;

    private final Services services;

    public PurchasesResource(Services services) {
        this.services = services;
    }

    /** Of an operator who acts for nobody: those of all companies. */
    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(services.purchases().list(ask.caller(), ask.page()), PurchasesResource::purchase);
    }

    public Reply create(Exchange exchange) {
        var ask = new Ask(exchange);
        var fields = StrictJson.object(
                ask.body(Bodies.USUAL),
                Map.of(
                        "member", Fields.Kind.TEXT,
                        "package", Fields.Kind.TEXT,
                        "purchasedOn", Fields.Kind.TEXT));
        var order = new Purchases.Order(
                fields.requiredText("member", LONGEST),
                fields.requiredText("package", LONGEST),
                fields.text("purchasedOn", DAY).map(PurchasesResource::day),
                ask.idempotencyKey());
        return services.purchases()
                .create(ask.caller(), order)
                .fold(
                        created -> {
                            var reply = Reply.ok(out -> purchase(out, created.purchase()));
                            return created.replayed() ? reply.with("Idempotency-Replayed", "true") : reply;
                        },
                        Reply::problem);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid("/purchasedOn", "parameter.day");
        }
    }

    private static void purchase(JsonOut out, Purchases.Purchase purchase) {
        out.put("id", purchase.id())
                .object("member", member -> member.put("id", purchase.member().id())
                        .put("name", purchase.member().name()))
                .put("package", purchase.packageCode())
                .put("title", purchase.title())
                .put("status", BenefitJson.word(purchase.status()))
                .put("purchasedOn", purchase.purchasedOn())
                .put("expires", purchase.expires())
                .put("cancelledOn", purchase.cancelledOn())
                .put("benefits", purchase.benefits());
    }
}
