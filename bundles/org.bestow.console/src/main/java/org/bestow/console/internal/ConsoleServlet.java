package org.bestow.console.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves the web console: its files under {@code /assets/}, and its page under every other path that no one else
 * serves, because the page finds its own way by the address. Thread-safe.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("bestow-console")
@HttpWhiteboardServletPattern("/")
public final class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String ALLOW = "GET, HEAD, OPTIONS";

    /** In our own words: this is told when the bundle is away whose words the container speaks. */
    private static final byte[] BUSY = ("{\"type\":\"urn:bestow:busy\",\"title\":\"Busy\",\"status\":503,"
                    + "\"detail\":\"A part of the platform is being started or updated. Try again in a moment.\"}")
            .getBytes(StandardCharsets.UTF_8);

    private final transient WebFiles files;
    private final transient IndexPage index;

    @Activate
    public ConsoleServlet() {
        this(new WebFiles(ConsoleServlet.class::getResource));
    }

    ConsoleServlet(WebFiles files) {
        this.files = files;
        this.index = files.index();
    }

    /** By ourselves: the base class answers TRACE with what was sent, cookies with it, and methods that it does not know with 501. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Route route = Route.of(pathOf(request));
        if (route.kind() == Route.Kind.AWAY) {
            busy(response, !request.getMethod().equals("HEAD"));
            return;
        }
        switch (request.getMethod()) {
            case "GET" -> answer(route, request, response, true);
            case "HEAD" -> answer(route, request, response, false);
            case "OPTIONS" -> {
                response.setHeader("Allow", ALLOW);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> {
                response.setHeader("Allow", ALLOW);
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED); // the container says it as a problem
            }
        }
    }

    private void answer(Route route, HttpServletRequest request, HttpServletResponse response, boolean withBody)
            throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Not "no-referrer": with it browsers send "Origin: null", which the check against foreign origins refuses.
        response.setHeader("Referrer-Policy", "same-origin");
        switch (route.kind()) {
            case PAGE -> page(response, withBody);
            case ASSET -> {
                Optional<Asset> asset = files.asset(route.asset());
                if (asset.isPresent()) {
                    asset(request, response, asset.get(), withBody);
                } else {
                    response.sendError(HttpServletResponse.SC_NOT_FOUND);
                }
            }
            case AWAY, NONE -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void page(HttpServletResponse response, boolean withBody) throws IOException {
        String nonce = index.newNonce();
        response.setHeader("Content-Security-Policy", IndexPage.contentSecurityPolicy(nonce));
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Frame-Options", "DENY");
        write(response, "text/html; charset=utf-8", index.render(nonce), withBody);
    }

    private static void asset(HttpServletRequest request, HttpServletResponse response, Asset asset, boolean withBody)
            throws IOException {
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("ETag", asset.etag());
        if (asset.matches(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        write(response, asset.contentType(), asset.content(), withBody);
    }

    private static void busy(HttpServletResponse response, boolean withBody) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "1");
        response.setHeader("Cache-Control", "no-store");
        write(response, "application/problem+json", BUSY, withBody);
    }

    private static void write(HttpServletResponse response, String contentType, byte[] content, boolean withBody)
            throws IOException {
        response.setContentType(contentType);
        response.setContentLength(content.length);
        if (withBody) {
            response.getOutputStream().write(content);
        }
    }

    private static String pathOf(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = request.getServletPath() + (info == null ? "" : info);
        return path.isEmpty() ? "/" : path;
    }
}
