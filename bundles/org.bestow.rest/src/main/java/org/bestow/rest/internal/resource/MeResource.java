package org.bestow.rest.internal.resource;

import java.util.Map;
import org.bestow.api.Account;
import org.bestow.api.PublicId;
import org.bestow.api.Secret;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Fields;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.json.JsonOut;

/** {@code /me}: the own profile, password and sessions. */
public final class MeResource {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_LANGUAGE = 20;
    private static final int LONGEST_PASSWORD = 1_000;

    private final Services services;
    private final MeAnswer me;

    public MeResource(Services services, MeAnswer me) {
        this.services = services;
        this.me = me;
    }

    public Reply get(Exchange exchange) {
        var caller = new Ask(exchange).caller();
        return me.reply(caller, me.profile(caller));
    }

    /** What the body does not name stays; it was read with the version that the change is made to, or there is another by now. */
    public Reply change(Exchange exchange) {
        var ask = new Ask(exchange);
        var caller = ask.caller();
        var version = ask.ifMatch();
        var fields = StrictJson.object(
                ask.body(Bodies.USUAL),
                Map.of(
                        "name", Fields.Kind.TEXT,
                        "language", Fields.Kind.TEXT,
                        "notificationEmail", Fields.Kind.TEXT_OR_NULL));
        var now = me.profile(caller);
        var email = fields.text("notificationEmail", LONGEST_EMAIL);
        var wanted = new Account.Wanted(
                fields.text("name", LONGEST_NAME).orElse(now.name()),
                fields.text("language", LONGEST_LANGUAGE).orElse(now.language().tag()),
                fields.has("notificationEmail") ? email : now.notificationEmail());
        return services.account()
                .change(caller, version, wanted)
                .fold(profile -> me.reply(caller, profile), Reply::problem);
    }

    public Reply changePassword(Exchange exchange) {
        var ask = new Ask(exchange);
        var fields = StrictJson.object(
                ask.body(Bodies.SIGN_IN), Map.of("current", Fields.Kind.TEXT, "password", Fields.Kind.TEXT));
        var current = Secret.of(fields.requiredText("current", LONGEST_PASSWORD));
        var next = Secret.of(fields.requiredText("password", LONGEST_PASSWORD));
        return services.account()
                .changePassword(ask.caller(), current, next)
                .fold(ended -> Reply.noContent(), Reply::problem);
    }

    public Reply sessions(Exchange exchange) {
        var ask = new Ask(exchange);
        return Reply.page(services.account().sessions(ask.caller(), ask.page()), MeResource::session);
    }

    private static void session(JsonOut out, Account.Session session) {
        out.put("id", session.id())
                .put("current", session.current())
                .put("address", session.address())
                .put("client", session.client())
                .put("createdAt", session.createdAt())
                .put("lastSeenAt", session.lastSeenAt())
                .put("expires", session.expires());
    }

    public Reply endSession(Exchange exchange) {
        var ask = new Ask(exchange);
        return services.account()
                .endSession(ask.caller(), ask.id(PublicId.Kind.SESSION, "session"))
                .fold(ended -> Reply.noContent(), Reply::problem);
    }

    public Reply endOtherSessions(Exchange exchange) {
        return services.account()
                .endOtherSessions(new Ask(exchange).caller())
                .fold(ended -> Reply.noContent(), Reply::problem);
    }
}
