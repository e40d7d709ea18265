package org.bestow.rest.internal.resource;

import java.util.Map;
import org.bestow.api.PublicId;
import org.bestow.api.Tokens;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Fields;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;

/** {@code /me/tokens}: the value of a token leaves here once, when it is made. */
public final class TokensResource {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SCOPES = 20;
    private static final int MOST_DAYS = 365;

    private final Services services;

    public TokensResource(Services services) {
        this.services = services;
    }

    public Reply list(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(services.tokens().list(ask.caller(), ask.page()), TokensResource::token);
    }

    public Reply create(Exchange exchange) {
        var ask = new Ask(exchange);
        var fields = StrictJson.object(
                ask.body(Bodies.USUAL),
                Map.of(
                        "name", Fields.Kind.TEXT,
                        "scopes", Fields.Kind.TEXTS,
                        "expiresInDays", Fields.Kind.WHOLE));
        var wanted = new Tokens.NewToken(
                fields.requiredText("name", LONGEST_NAME),
                fields.requiredTexts("scopes", MOST_SCOPES),
                fields.requiredWhole("expiresInDays", 1, MOST_DAYS));
        return services.tokens()
                .create(ask.caller(), wanted, ask.idempotencyKey())
                .fold(TokensResource::created, Reply::problem);
    }

    private static Reply created(Tokens.Created created) {
        var reply = Reply.ok(out -> {
            out.object("token", token -> token(token, created.token()));
            if (created.value().isPresent()) {
                out.reveal("value", created.value().get());
            } else {
                out.putNull("value");
            }
        });
        return created.value().isPresent() ? reply : reply.with("Idempotency-Replayed", "true");
    }

    public Reply delete(Exchange exchange) {
        var ask = new Ask(exchange);
        return services.tokens()
                .delete(ask.caller(), ask.id(PublicId.Kind.TOKEN, "token"))
                .fold(token -> Reply.noContent(), Reply::problem);
    }

    private static void token(JsonOut out, Tokens.Token token) {
        out.put("id", token.id())
                .put("name", token.name())
                .strings("scopes", token.scopes())
                .put("createdAt", token.createdAt())
                .put("expires", token.expires())
                .put("lastUsedAt", token.lastUsedAt());
    }
}
