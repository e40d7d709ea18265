package org.bestow.rest.internal.container;

import java.nio.ByteBuffer;
import java.util.UUID;
import org.bestow.api.Language;
import org.bestow.rest.internal.edge.Finish;
import org.bestow.rest.internal.edge.Languages;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;
import org.bestow.rest.internal.problem.ProblemAnswer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The container's own answers to what never reaches a servlet, or fails in one, as problems. Thread-safe. */
final class ContainerErrors extends ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerErrors.class);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var language = Languages.accepted(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
        var cause = request.getAttribute(ERROR_EXCEPTION);
        var status = cause instanceof HttpException known ? known.getCode() : response.getStatus();
        var answer = answer(status, request, cause instanceof Throwable thrown ? thrown : null, language);
        response.setStatus(answer.status());
        var headers = response.getHeaders();
        Finish.headers(language).forEach(headers::put);
        answer.headers().forEach(headers::put);
        headers.put(HttpHeader.CONTENT_TYPE, ProblemAnswer.MEDIA_TYPE);
        headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
        return true;
    }

    private static ProblemAnswer answer(int status, Request request, Throwable cause, Language language) {
        return switch (status) {
            case 404 -> ProblemAnswer.of(Halt.because(Fault.NOT_FOUND), language);
            case 405 -> ProblemAnswer.of(Halt.because(Fault.METHOD_NOT_ALLOWED), language);
            case 408 -> ProblemAnswer.of(Halt.malformed("incomplete"), language);
            case 413 -> ProblemAnswer.of(Halt.because(Fault.TOO_LARGE), language);
            case 414 -> ProblemAnswer.of(Halt.because(Fault.ADDRESS_TOO_LONG), language);
            case 431 -> ProblemAnswer.of(Halt.because(Fault.HEADERS_TOO_LARGE), language);
            case 500 -> internal(request, cause, language);
            case 503 -> ProblemAnswer.of(Halt.because(Fault.BUSY), language);
                // also 505 and 417, which differ in nothing that a client could do about them
            default -> ProblemAnswer.of(Halt.malformed("request"), language);
        };
    }

    private static ProblemAnswer internal(Request request, Throwable cause, Language language) {
        var incident = UUID.randomUUID().toString();
        // without the query, which may name people
        LOG.error(
                "{} {} failed, incident {}",
                request.getMethod(),
                request.getHttpURI().getPath(),
                incident,
                cause);
        return ProblemAnswer.internal(incident, language);
    }
}
