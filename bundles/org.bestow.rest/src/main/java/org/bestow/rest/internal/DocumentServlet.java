package org.bestow.rest.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bestow.rest.internal.edge.Finish;
import org.bestow.rest.internal.edge.Languages;
import org.bestow.rest.internal.edge.Reply;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code GET /api/openapi.json}: what the API promises. For everybody, and kept by clients until it changes. Thread-safe. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("bestow-openapi")
@HttpWhiteboardServletPattern("/api/openapi.json")
public final class DocumentServlet implements Servlet {

    private static final String ALLOW = "GET, HEAD, OPTIONS";

    private final byte[] document;
    private final String tag;
    private volatile ServletConfig config;

    @Activate
    public DocumentServlet() {
        try (var stream = DocumentServlet.class.getResourceAsStream("/openapi.json")) {
            document = stream.readAllBytes();
            var hash = MessageDigest.getInstance("SHA-256").digest(document);
            tag = "\"" + HexFormat.of().formatHex(Arrays.copyOf(hash, 16)) + "\"";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void init(ServletConfig given) {
        config = given;
    }

    @Override
    public void service(ServletRequest servletRequest, ServletResponse servletResponse) throws IOException {
        var request = (HttpServletRequest) servletRequest;
        var response = (HttpServletResponse) servletResponse;
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            answer(request, response);
        } else {
            var language = Languages.accepted(request.getHeader("Accept-Language"));
            Finish.write(request, response, language, Reply.otherMethod(request.getMethod(), ALLOW, language));
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", "no-cache"); // kept, but asked for whether it is still this one
        if (isKnown(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/json");
        response.setContentLength(document.length);
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(document);
        }
    }

    private boolean isKnown(String tags) {
        return tags != null
                && Stream.of(tags.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
    }

    @Override
    public ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "Bestow OpenAPI document";
    }

    @Override
    public void destroy() {
        // nothing is held
    }
}
