package org.bestow.shell.internal;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import org.bestow.api.Problem;

/** Says in words why a call was not carried out, and what to do. */
final class Problems {

    private Problems() {}

    static String explain(Problem problem) {
        var text = new StringBuilder(problem.title());
        if (!problem.detail().isEmpty() && !problem.detail().equals(problem.title())) {
            text.append(text.isEmpty() || ".!?:。".indexOf(text.charAt(text.length() - 1)) >= 0 ? " " : ": ")
                    .append(problem.detail());
        }
        problem.errors()
                .forEach(error ->
                        text.append("\n  ").append(error.path()).append(": ").append(error.message()));
        problem.nextAllowedAt()
                .ifPresent(when ->
                        text.append("\nAllowed again from ").append(when).append('.'));
        if (!problem.whoCanHelp().isEmpty()) {
            var helpers = problem.whoCanHelp().stream()
                    .map(helper -> helper.name() + " <" + helper.email() + ">")
                    .collect(joining(", "));
            text.append("\nWho can help: ").append(helpers);
        }
        var advice = advice(problem.kind());
        return (advice.isEmpty() ? text : text.append('\n').append(advice)).toString();
    }

    /** The fields of a problem of the REST interface; those that have no content are left out there, and so here. */
    static Map<String, Object> json(Problem problem) {
        var fields = Json.object(
                "type", problem.type(),
                "title", problem.title(),
                "status", problem.kind().status(),
                "detail", problem.detail());
        switch (problem.kind()) {
            case REFUSED -> fields.putAll(refusal(problem));
            case INVALID, IDEMPOTENCY_MISMATCH -> fields.put(
                    "errors",
                    problem.errors().stream()
                            .map(error -> Json.object("path", error.path(), "message", error.message()))
                            .toList());
            case FORBIDDEN -> fields.put("whoCanHelp", helpers(problem));
            default -> {}
        }
        return fields;
    }

    /** Why an action is not available: as a refusal, whatever its kind. */
    static Map<String, Object> refusal(Problem problem) {
        return Json.object(
                "rule", problem.rule().isEmpty() ? problem.kind().code() : problem.rule(),
                "title", problem.title(),
                "detail", problem.detail(),
                "facts", problem.facts(),
                "nextAllowedAt", problem.nextAllowedAt(),
                "whoCanHelp", helpers(problem));
    }

    private static List<Map<String, Object>> helpers(Problem problem) {
        return problem.whoCanHelp().stream()
                .map(helper -> Json.object("name", helper.name(), "email", helper.email()))
                .toList();
    }

    private static String advice(Problem.Kind kind) {
        return switch (kind) {
            case TYPE_UNAVAILABLE -> "Its bundle is not running: see bestow:type-list, then start or install it.";
            case TYPE_FAULTY -> "The type's own code failed; the log has the cause.";
            case BUSY -> "Nothing was changed. Try again in a moment.";
            case OUTCOME_UNKNOWN -> "It may have been done: look with bestow:benefit-show before you try again.";
            case NOT_FOUND -> "Nothing was changed. TAB in its place shows what there is.";
            case MALFORMED,
                    INVALID,
                    REFUSED,
                    FORBIDDEN,
                    NOT_SIGNED_IN,
                    SIGN_IN_FAILED,
                    CROSS_SITE,
                    PRECONDITION_FAILED,
                    PRECONDITION_REQUIRED -> "Nothing was changed.";
            case IDEMPOTENCY_MISMATCH, TOO_MANY_ATTEMPTS -> "";
        };
    }
}
