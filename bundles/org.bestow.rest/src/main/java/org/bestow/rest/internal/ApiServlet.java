package org.bestow.rest.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.bestow.rest.internal.edge.Dispatcher;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** The JSON API: one servlet that lives as long as this bundle, whatever comes and goes behind {@link Services}. Thread-safe. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("bestow-api")
@HttpWhiteboardServletPattern("/api/v1/*")
public final class ApiServlet implements Servlet {

    private final Dispatcher dispatcher;
    private volatile ServletConfig config;

    @Activate
    public ApiServlet(@Reference Services services, @Reference Settings settings) {
        this.dispatcher = new Dispatcher(Api.router(services, settings), services, settings);
    }

    @Override
    public void init(ServletConfig given) {
        config = given;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) {
        dispatcher.serve((HttpServletRequest) request, (HttpServletResponse) response);
    }

    @Override
    public ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "Bestow API";
    }

    @Override
    public void destroy() {
        // nothing is held
    }
}
