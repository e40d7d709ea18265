package org.bestow.rest.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;

/**
 * The way of a request: which call? another site's? signed in? may they? the handler, the answer. Whatever is thrown on it becomes a problem.
 * Thread-safe.
 */
public final class Dispatcher {

    private final Router router;
    private final Services services;
    private final Settings settings;
    private final Gate gate;
    private final Trouble trouble;

    public Dispatcher(Router router, Services services, Settings settings) {
        this.router = router;
        this.services = services;
        this.settings = settings;
        this.gate = new Gate(services);
        this.trouble = new Trouble(services);
    }

    public void serve(HttpServletRequest request, HttpServletResponse response) {
        var client = Client.of(request, settings.trustedProxies());
        var language = client.language();
        Reply reply;
        try {
            reply = answer(request, client);
        } catch (RuntimeException
                | Error e) { // whatever it is: the container's page for errors would hide our problems
            reply = Reply.problem(trouble.answer(e, language, request.getMethod(), request.getRequestURI()));
        }
        if (reply.status() >= 400 && !Bodies.drain(request)) {
            reply = reply.with("Connection", "close");
        }
        Finish.write(request, response, language, reply);
    }

    private Reply answer(HttpServletRequest request, Client client) {
        var match = router.find(Encoded.parts(request.getRequestURI(), slashes(request)));
        if (match.isEmpty()) {
            throw Halt.because(Fault.NOT_FOUND);
        }
        var route = match.get().route(request.getMethod());
        if (route.isEmpty()) {
            return Reply.otherMethod(request.getMethod(), match.get().allow(), client.language());
        }
        CrossSite.check(request, client);
        var exchange = new Exchange(request, client, match.get(), route.get());
        if (route.get().admits() != Route.Admits.EVERYBODY) {
            gate.admit(exchange, route.get().admits());
        }
        // before the input, which is nobody's business who may not send it
        var no = route.get().needs().flatMap(needed -> services.permits().refusal(exchange.caller(), needed));
        if (no.isPresent()) {
            return Reply.problem(no.get());
        }
        exchange.query().firstOutside(route.get().reads()).ifPresent(name -> {
            throw Halt.invalid(name, "parameter.unknown");
        });
        return route.get().handler().answer(exchange);
    }

    /** How many parts of the path are the container's and the prefix. */
    private static int slashes(HttpServletRequest request) {
        return count(request.getContextPath()) + count(request.getServletPath());
    }

    private static int count(String path) {
        var slashes = 0;
        for (var i = 0; i < path.length(); i++) {
            slashes += path.charAt(i) == '/' ? 1 : 0;
        }
        return slashes;
    }
}
