package org.bestow.rest.internal.edge;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.UUID;
import org.bestow.api.Language;
import org.bestow.rest.internal.problem.Fault;
import org.bestow.rest.internal.problem.Halt;
import org.bestow.rest.internal.problem.ProblemAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever was thrown into a problem. Only what nobody foresaw is logged as an error, once, with an id that the answer
 * names too. Thread-safe.
 */
public final class Trouble {

    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final Services services;

    public Trouble(Services services) {
        this.services = services;
    }

    /** Keeps what was thrown until the response filter, which knows the request, makes the answer of it. */
    static final class Mapper implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable thrown) {
            var response = Response.status(500).entity(new Thrown(thrown));
            if (thrown instanceof WebApplicationException web) {
                var allow = web.getResponse().getHeaderString("Allow");
                if (allow != null) {
                    response.header("Allow", allow);
                }
            }
            return response.build();
        }
    }

    /** An answer that is to be made. */
    record Thrown(Throwable cause) {}

    /** @param path raw, without the query, which may name people */
    public ProblemAnswer answer(Throwable thrown, Language language, String method, String path) {
        if (thrown instanceof Halt halt) {
            return ProblemAnswer.of(halt, language);
        }
        if (thrown instanceof WebApplicationException web) {
            var fault = fault(web.getResponse().getStatus());
            if (fault != Fault.INTERNAL) {
                return ProblemAnswer.of(Halt.because(fault), language);
            }
        }
        if (!services.complete()) {
            LOG.info(
                    "{} {} met a part that is away: {}",
                    method,
                    path,
                    thrown.getClass().getName());
            var reading = method.equals("GET") || method.equals("HEAD");
            return ProblemAnswer.of(Halt.because(reading ? Fault.BUSY : Fault.OUTCOME_UNKNOWN), language);
        }
        var incident = UUID.randomUUID().toString();
        LOG.error("{} {} failed, incident {}", method, path, incident, thrown);
        return ProblemAnswer.internal(incident, language);
    }

    private static Fault fault(int status) {
        return switch (status) {
            case 400 -> Fault.MALFORMED;
            case 404 -> Fault.NOT_FOUND;
            case 405 -> Fault.METHOD_NOT_ALLOWED;
            case 406 -> Fault.NOT_ACCEPTABLE;
            case 413 -> Fault.TOO_LARGE;
            case 415 -> Fault.UNSUPPORTED_MEDIA_TYPE;
            default -> Fault.INTERNAL;
        };
    }
}
