package org.bestow.rest.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import org.bestow.rest.internal.edge.Client;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.Settings;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;
import org.glassfish.jersey.servlet.ServletContainer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The JSON API: Jersey as one servlet that lives as long as this bundle, whatever comes and goes behind {@link Services}.
 * Thread-safe.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("bestow-api")
@HttpWhiteboardServletPattern("/api/v1/*")
public final class ApiServlet implements Servlet {

    private final ServletContainer jersey;
    private final Settings settings;

    @Activate
    public ApiServlet(@Reference Services services, @Reference Settings settings) {
        // across bundles Jersey's own look-up of its delegate finds nothing
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
        this.jersey = new ServletContainer(new Api(services, settings));
        this.settings = settings;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        try {
            jersey.init(config);
        } catch (LinkageError e) { // uncaught it would end the container's work for all other servlets as well
            throw new ServletException("Jersey misses a class; is its feature complete?", e);
        }
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        Client.of((HttpServletRequest) request, settings.trustedProxies());
        jersey.service(request, response);
    }

    @Override
    public ServletConfig getServletConfig() {
        return jersey.getServletConfig();
    }

    @Override
    public String getServletInfo() {
        return "Bestow API";
    }

    @Override
    public void destroy() {
        jersey.destroy();
    }
}
