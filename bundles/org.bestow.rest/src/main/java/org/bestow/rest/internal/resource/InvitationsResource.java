package org.bestow.rest.internal.resource;

import java.util.Set;
import org.bestow.api.Invitations;
import org.bestow.api.Secret;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/**
 * {@code /invitations}: for those who are not signed in yet. The token comes in the body alone, since addresses are logged on their
 * way.
 */
public final class InvitationsResource {

    private static final int LONGEST_TOKEN = 200;
    private static final int LONGEST_PASSWORD = 1_000;

    private final Services services;

    public InvitationsResource(Services services) {
        this.services = services;
    }

    /** Whom it is for, to be shown before a password is asked for. */
    public Reply preview(Exchange exchange) {
        requireSecure(exchange);
        var input = StrictJson.texts(new Ask(exchange).body(Bodies.SIGN_IN), Set.of("token"));
        var client = exchange.client();
        return Reply.object(
                services.invitations().read(token(input.get("token")), client.address(), client.language()),
                InvitationsResource::invited);
    }

    public Reply accept(Exchange exchange) {
        requireSecure(exchange);
        var input = StrictJson.texts(new Ask(exchange).body(Bodies.SIGN_IN), Set.of("token", "password"));
        var client = exchange.client();
        var token = token(input.get("token"));
        var password = Secret.of(SessionResource.atMost(input.get("password"), "/password", LONGEST_PASSWORD));
        return Reply.object(
                services.invitations().accept(token, password, client.address(), client.language()),
                InvitationsResource::invited);
    }

    private static Secret token(String text) {
        return Secret.of(SessionResource.atMost(text, "/token", LONGEST_TOKEN));
    }

    /** As for signing in: a password is no secret on an open line. */
    private static void requireSecure(Exchange exchange) {
        if (!exchange.client().secure() && !exchange.client().local()) {
            throw Halt.because(Fault.INSECURE);
        }
    }

    private static void invited(JsonOut out, Invitations.Invited invited) {
        out.put("name", invited.name())
                .put("email", invited.email())
                .put("language", invited.language().tag())
                .put("company", invited.company())
                .put("expires", invited.expires());
    }
}
