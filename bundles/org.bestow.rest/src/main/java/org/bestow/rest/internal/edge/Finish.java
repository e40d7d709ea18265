package org.bestow.rest.internal.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.bestow.api.Problem;
import org.bestow.rest.internal.problem.ProblemAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last step of every answer: problems become bodies, and the headers that all answers have are set. Thread-safe. */
final class Finish implements ContainerResponseFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Finish.class);
    private static final MediaType PROBLEM = MediaType.valueOf(ProblemAnswer.MEDIA_TYPE);

    private final Trouble trouble;

    Finish(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var client = Exchange.client(request);
        var path = request.getUriInfo().getRequestUri().getRawPath();
        if (response.getEntity() instanceof Problem problem) {
            write(response, ProblemAnswer.of(problem), request.getMethod(), path);
        } else if (response.getEntity() instanceof Trouble.Thrown thrown) {
            var answer = trouble.answer(thrown.cause(), client.language(), request.getMethod(), path);
            write(response, answer, request.getMethod(), path);
        }
        response.getHeaders().putSingle("Content-Language", client.language().tag());
        headers().forEach(response.getHeaders()::putSingle);
    }

    /** What every answer says, also those beside Jersey. */
    static Map<String, Object> headers() {
        return Map.of(
                "Cache-Control", "no-store",
                "X-Content-Type-Options", "nosniff",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Vary", "Accept-Language, Cookie");
    }

    private static void write(ContainerResponseContext response, ProblemAnswer answer, String method, String path) {
        if (answer.status() == 500) {
            LOG.info("{} {} -> {} {}", method, path, answer.status(), answer.type());
        } else {
            LOG.debug("{} {} -> {} {}", method, path, answer.status(), answer.type());
        }
        response.setStatus(answer.status());
        answer.headers().forEach(response.getHeaders()::putSingle);
        response.setEntity(answer.body(), null, PROBLEM);
    }
}
