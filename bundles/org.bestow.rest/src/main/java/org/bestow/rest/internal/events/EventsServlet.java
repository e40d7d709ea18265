package org.bestow.rest.internal.events;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.bestow.api.TokenScope;
import org.bestow.rest.internal.edge.Client;
import org.bestow.rest.internal.edge.Finish;
import org.bestow.rest.internal.edge.Gate;
import org.bestow.rest.internal.edge.Reply;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.Settings;
import org.bestow.rest.internal.edge.Trouble;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /api/v1/events}. Beside the other calls, which answer at once: a stream lasts, and holds no thread.
 * Thread-safe.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletAsyncSupported
@HttpWhiteboardServletName("bestow-events")
@HttpWhiteboardServletPattern("/api/v1/events")
public final class EventsServlet implements Servlet {

    private static final String ALLOW = "GET, OPTIONS";

    private final EventHub hub;
    private final Services services;
    private final Settings settings;
    private final Gate gate;
    private final Trouble trouble;
    private volatile ServletConfig config;

    @Activate
    public EventsServlet(@Reference EventHub hub, @Reference Services services, @Reference Settings settings) {
        this.hub = hub;
        this.services = services;
        this.settings = settings;
        this.gate = new Gate(services);
        this.trouble = new Trouble(services);
    }

    @Override
    public void init(ServletConfig given) {
        config = given;
    }

    @Override
    public void service(ServletRequest servletRequest, ServletResponse servletResponse) throws IOException {
        var request = (HttpServletRequest) servletRequest;
        var response = (HttpServletResponse) servletResponse;
        var client = Client.of(request, settings.trustedProxies());
        var method = request.getMethod();
        try {
            if (method.equals("GET")) {
                open(request, response, client);
            } else {
                Finish.write(request, response, client.language(), Reply.otherMethod(method, ALLOW, client.language()));
            }
        } catch (RuntimeException | Error e) { // every failure, of whatever kind, becomes a problem, as in Dispatcher
            var problem = trouble.answer(e, client.language(), method, request.getRequestURI());
            Finish.write(request, response, client.language(), Reply.problem(problem));
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response, Client client) throws IOException {
        var caller = gate.admit(client);
        var missing = services.policy().missingScope(caller, TokenScope.READ);
        if (missing.isPresent()) {
            Finish.write(request, response, client.language(), Reply.problem(missing.get()));
            return;
        }
        if (!hub.hasRoomFor(caller.user())) {
            throw Halt.because(Fault.BUSY);
        }
        Finish.headers(client.language()).forEach(response::setHeader);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy that gathers bytes would hold events back
        var async = request.startAsync();
        async.setTimeout(0); // a stream lasts as long as its session; dead connections end by the heartbeat
        var token = client.token().orElseThrow();
        hub.open(new EventStream(async, token, caller, hub::closed), request.getHeader("Last-Event-ID"));
    }

    @Override
    public ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "Bestow live updates";
    }

    @Override
    public void destroy() {
        // the hub closes the streams
    }
}
