package org.bestow.rest.internal.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.bestow.api.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last step of every answer: the headers that all have, and the bytes. Stateless. */
public final class Finish {

    private static final Logger LOG = LoggerFactory.getLogger(Finish.class);

    private Finish() {}

    /** What every answer says, also one that is no {@link Reply}. */
    public static Map<String, String> headers(Language language) {
        return Map.of(
                "Content-Language", language.tag(),
                "Cache-Control", "no-store",
                "X-Content-Type-Options", "nosniff",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Vary", "Accept-Language, Authorization, Cookie");
    }

    public static void write(HttpServletRequest request, HttpServletResponse response, Language language, Reply reply) {
        LOG.debug("{} {} -> {}", request.getMethod(), request.getRequestURI(), reply.status());
        headers(language).forEach(response::setHeader);
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        if (reply.mediaType().isEmpty()) {
            return;
        }
        response.setContentType(reply.mediaType());
        response.setContentLength(reply.body().length);
        if (!request.getMethod().equals("HEAD")) {
            try {
                response.getOutputStream().write(reply.body());
            } catch (IOException e) {
                LOG.debug("{} {}: the client is gone", request.getMethod(), request.getRequestURI());
            }
        }
    }
}
