package org.bestow.rest.internal.problem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.rest.internal.json.JsonOut;

/**
 * A "no" as it goes over the wire: RFC 9457 with our extra fields. Immutable.
 *
 * @param type for the log
 */
public record ProblemAnswer(int status, String type, Optional<Duration> retryAfter, byte[] body) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Texts TEXTS = new Texts();
    private static final Duration SOON = Duration.ofSeconds(2);

    /** What a service of the platform said, in the words it chose. */
    public static ProblemAnswer of(Problem problem) {
        var body = JsonOut.object(out -> write(out, problem));
        return new ProblemAnswer(problem.kind().status(), problem.type(), problem.retryAfter(), body);
    }

    /** What the edge says itself. */
    public static ProblemAnswer of(Halt halt, Language language) {
        return of(halt.fault(), TEXTS.render(language, halt.detail()), language, out -> {
            if (halt.fault() == Fault.INVALID) {
                out.objects("errors", halt.flaws(), (item, flaw) -> item.put("path", flaw.path())
                        .put("message", TEXTS.render(language, flaw.message())));
            }
            if (halt.fault() == Fault.FORBIDDEN) {
                out.strings("whoCanHelp", List.of());
            }
        });
    }

    /** A bug; what it was is in the log under the incident's id. */
    public static ProblemAnswer internal(String incident, Language language) {
        var detail = TEXTS.render(language, "problem.internal.detail", incident);
        return of(Fault.INTERNAL, detail, language, out -> out.put("incident", incident));
    }

    private static ProblemAnswer of(Fault fault, String detail, Language language, Consumer<JsonOut> more) {
        var body = JsonOut.object(out -> {
            head(
                    out,
                    fault.type(),
                    TEXTS.render(language, "problem." + fault.code() + ".title"),
                    fault.status(),
                    detail);
            more.accept(out);
        });
        var wait = fault.status() == 503 ? Optional.of(SOON) : Optional.<Duration>empty();
        return new ProblemAnswer(fault.status(), fault.type(), wait, body);
    }

    /** The fields of a problem, also where it is a part of another answer. */
    public static void write(JsonOut out, Problem problem) {
        head(out, problem.type(), problem.title(), problem.kind().status(), problem.detail());
        switch (problem.kind()) {
            case REFUSED -> refusal(out, problem);
            case INVALID -> errors(out, problem.errors());
                // whoever found it does not know where the key stood
            case IDEMPOTENCY_MISMATCH -> errors(
                    out, List.of(new Problem.FieldError("Idempotency-Key", problem.detail())));
            case FORBIDDEN -> helpers(out, problem);
            default -> {}
        }
    }

    private static void errors(JsonOut out, List<Problem.FieldError> errors) {
        out.objects("errors", errors, (item, error) -> item.put("path", error.path())
                .put("message", error.message()));
    }

    /** Why an action is not available: as a refusal, whatever its kind. */
    public static void writeRefusal(JsonOut out, Problem problem) {
        refusal(out, problem);
        out.put("title", problem.title()).put("detail", problem.detail());
    }

    private static void refusal(JsonOut out, Problem problem) {
        out.put("rule", problem.rule().isEmpty() ? problem.kind().code() : problem.rule())
                .any("facts", problem.facts())
                .put("nextAllowedAt", problem.nextAllowedAt());
        helpers(out, problem);
    }

    private static void helpers(JsonOut out, Problem problem) {
        out.objects("whoCanHelp", problem.whoCanHelp(), (item, helper) -> item.put("name", helper.name())
                .put("email", helper.email()));
    }

    private static void head(JsonOut out, String type, String title, int status, String detail) {
        out.put("type", type).put("title", title).put("status", status).put("detail", detail);
    }

    /** Header fields that belong to the answer beside its media type. */
    public Map<String, String> headers() {
        if (retryAfter.isPresent()) {
            // whole seconds, never 0: a client that comes back at once gains nothing
            return Map.of(
                    "Retry-After", Long.toString(Math.max(1, (retryAfter.get().toMillis() + 999) / 1000)));
        }
        return status == 401 ? Map.of("WWW-Authenticate", "Session") : Map.of();
    }
}
