package org.bestow.rest.internal.edge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.bestow.api.Caller;
import org.bestow.api.PublicId;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/** Establishes who calls, once a request. Thread-safe. */
public final class Gate {

    /** The member for whom an operator acts. */
    public static final String MEMBER_HEADER = "Bestow-Member";
    /** Why the operator does so; other characters than ASCII as percent-encoded UTF-8. */
    public static final String REASON_HEADER = "Bestow-Reason";

    private static final int LONGEST_REASON = 500;

    private final Services services;

    public Gate(Services services) {
        this.services = services;
    }

    /**
     * The caller of the client's session or token, in the language of the request.
     *
     * @throws Halt when nobody is signed in, a one-time password is still to be changed, or a token comes over an open connection
     */
    public Caller admit(Client client) {
        return settled(caller(client));
    }

    /** The one place where a one-time password closes everything but its own change. */
    private static Caller settled(Caller caller) {
        if (caller.access().mustChangePassword()) {
            throw Halt.because(Fault.PASSWORD_CHANGE_REQUIRED);
        }
        return caller;
    }

    private Caller caller(Client client) {
        if (client.bearer() && !client.secure() && !client.local()) {
            throw Halt.because(Fault.INSECURE);
        }
        var token = client.token().orElseThrow(() -> Halt.because(Fault.NOT_SIGNED_IN));
        var caller =
                services.signIn().caller(token, client.address()).orElseThrow(() -> Halt.because(Fault.NOT_SIGNED_IN));
        return caller.language() == client.language() ? caller : caller.withLanguage(client.language());
    }

    /** Puts the caller to a request that is for callers only. */
    void admit(Exchange exchange, Route.Admits admits) {
        var known = caller(exchange.client());
        var caller = admits == Route.Admits.EVERY_CALLER ? known : settled(known);
        exchange.admit(actingFor(caller, exchange.edgeHeader(MEMBER_HEADER), exchange.edgeHeader(REASON_HEADER)));
    }

    /** The same caller, or the operator acting for the named member. Headers that are absent are null. */
    private Caller actingFor(Caller caller, String memberHeader, String reasonHeader) {
        if (memberHeader == null) {
            if (reasonHeader != null) {
                throw Halt.invalid(MEMBER_HEADER, "header.required");
            }
            return caller;
        }
        if (!caller.operator()) {
            throw Halt.because(Fault.FORBIDDEN);
        }
        var member = PublicId.parse(PublicId.Kind.MEMBER, memberHeader.strip())
                .filter(id -> id.member() == 0)
                .flatMap(id -> services.members().byNumber(id.number()))
                .orElseThrow(() -> Halt.invalid(MEMBER_HEADER, "header.member-unknown"));
        return caller.actingFor(member.number(), reason(reasonHeader));
    }

    private static String reason(String header) {
        if (header == null || header.isBlank()) {
            throw Halt.invalid(REASON_HEADER, "header.required");
        }
        String reason;
        try {
            reason = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IllegalArgumentException e) {
            throw Halt.invalid(REASON_HEADER, "header.encoding");
        }
        if (reason.isEmpty()
                || reason.length() > LONGEST_REASON
                || reason.chars().anyMatch(Character::isISOControl)) {
            throw Halt.invalid(REASON_HEADER, "header.reason", LONGEST_REASON);
        }
        return reason;
    }
}
