package org.bestow.rest.internal.edge;

import java.util.UUID;
import org.bestow.api.Language;
import org.bestow.api.Outage;
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

    /** @param path raw, without the query, which may name people */
    public ProblemAnswer answer(Throwable thrown, Language language, String method, String path) {
        if (thrown instanceof Halt halt) {
            return ProblemAnswer.of(halt, language);
        }
        if (!services.complete()) {
            LOG.info(
                    "{} {} met a part that is away: {}",
                    method,
                    path,
                    thrown.getClass().getName());
            return ProblemAnswer.of(Halt.because(reading(method) ? Fault.BUSY : Fault.OUTCOME_UNKNOWN), language);
        }
        var outage = Outage.behind(thrown);
        if (outage.isPresent()) {
            LOG.warn("{} {} met a database that did not answer: {}", method, path, thrown.getMessage());
            var untouched = reading(method) || outage.get() == Outage.NOTHING_DONE;
            return ProblemAnswer.of(Halt.because(untouched ? Fault.BUSY : Fault.OUTCOME_UNKNOWN), language);
        }
        var incident = UUID.randomUUID().toString();
        LOG.error("{} {} failed, incident {}", method, path, incident, thrown);
        return ProblemAnswer.internal(incident, language);
    }

    private static boolean reading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
