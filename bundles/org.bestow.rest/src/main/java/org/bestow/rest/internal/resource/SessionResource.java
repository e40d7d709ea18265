package org.bestow.rest.internal.resource;

import java.util.Set;
import org.bestow.api.Secret;
import org.bestow.rest.internal.edge.Bodies;
import org.bestow.rest.internal.edge.Client;
import org.bestow.rest.internal.edge.Exchange;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.StrictJson;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/** {@code /session}: sign-in and sign-out. */
public final class SessionResource {

    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_PASSWORD = 1_000;

    private final Services services;
    private final MeAnswer me;

    public SessionResource(Services services, MeAnswer me) {
        this.services = services;
        this.me = me;
    }

    public Reply signIn(Exchange exchange) {
        var client = exchange.client();
        if (!client.secure() && !client.local()) {
            throw Halt.because(Fault.INSECURE);
        }
        var input = StrictJson.texts(new Ask(exchange).body(Bodies.SIGN_IN), Set.of("email", "password"));
        var email = atMost(input.get("email").strip(), "/email", LONGEST_EMAIL);
        var password = Secret.of(atMost(input.get("password"), "/password", LONGEST_PASSWORD));
        var signIn = services.signIn();
        return signIn.signIn(
                        email,
                        password,
                        client.address(),
                        exchange.header("User-Agent").orElse(""),
                        client.language())
                .fold(
                        started -> {
                            client.token().ifPresent(signIn::signOut); // the session before, if any, would stay behind
                            var caller = started.caller().withLanguage(client.language());
                            var answer = me.reply(caller, me.profile(caller));
                            return answer.with(
                                    "Set-Cookie", cookie(client, started.token().reveal(), ""));
                        },
                        Reply::problem);
    }

    public Reply signOut(Exchange exchange) {
        var client = exchange.client();
        if (client.bearer()) {
            throw Halt.because(Fault.FORBIDDEN); // a token ends no session
        }
        client.token().ifPresent(token -> services.signIn().signOut(token));
        return Reply.noContent().with("Set-Cookie", cookie(client, "", "; Max-Age=0"));
    }

    private static String cookie(Client client, String value, String age) {
        return Client.cookieName(client.secure()) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + age
                + (client.secure() ? "; Secure" : "");
    }

    static String atMost(String value, String path, int longest) {
        if (value.isEmpty() || value.length() > longest) {
            throw Halt.invalid(path, "field.length", longest);
        }
        return value;
    }
}
