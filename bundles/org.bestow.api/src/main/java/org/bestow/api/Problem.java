package org.bestow.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a call was not carried out; the edge turns it into its own form (HTTP problem, shell message). Immutable.
 *
 * @param rule of a refusal; empty otherwise
 * @param facts of a refusal, as JSON values
 * @param errors of an invalid input, each naming its field
 * @param retryAfter when to try again, for {@link Kind#TYPE_UNAVAILABLE}, {@link Kind#BUSY}, {@link Kind#OUTCOME_UNKNOWN} and
 *     {@link Kind#TOO_MANY_ATTEMPTS}
 */
public record Problem(
        Kind kind,
        String rule,
        String title,
        String detail,
        Map<String, Object> facts,
        List<FieldError> errors,
        Optional<Instant> nextAllowedAt,
        List<Helper> whoCanHelp,
        Optional<Duration> retryAfter) {

    /** Kinds of "no", with the HTTP status and the stable name of each. */
    public enum Kind {
        MALFORMED(400, "malformed"),
        NOT_SIGNED_IN(401, "not-signed-in"),
        SIGN_IN_FAILED(401, "sign-in-failed"),
        FORBIDDEN(403, "forbidden"),
        CROSS_SITE(403, "cross-site"),
        NOT_FOUND(404, "not-found"),
        REFUSED(409, "refusal"),
        PRECONDITION_FAILED(412, "precondition-failed"),
        INVALID(422, "invalid"),
        IDEMPOTENCY_MISMATCH(422, "idempotency-mismatch"),
        TOO_MANY_ATTEMPTS(429, "too-many-attempts"),
        PRECONDITION_REQUIRED(428, "precondition-required"),
        TYPE_FAULTY(503, "type-faulty"),
        TYPE_UNAVAILABLE(503, "type-unavailable"),
        BUSY(503, "busy"),
        OUTCOME_UNKNOWN(503, "outcome-unknown");

        private final int status;
        private final String code;

        Kind(int status, String code) {
            this.status = status;
            this.code = code;
        }

        public int status() {
            return status;
        }

        /** Last part of the problem's URN. */
        public String code() {
            return code;
        }
    }

    /** @param path JSON pointer into the input */
    public record FieldError(String path, String message) {
        public FieldError {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(message, "message");
        }
    }

    /** Somebody who could do it. */
    public record Helper(String name, String email) {
        public Helper {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
        }
    }

    public Problem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        errors = List.copyOf(errors);
        Objects.requireNonNull(nextAllowedAt, "nextAllowedAt");
        whoCanHelp = List.copyOf(whoCanHelp);
        Objects.requireNonNull(retryAfter, "retryAfter");
    }

    public static Problem of(Kind kind, String title, String detail) {
        return new Problem(kind, "", title, detail, Map.of(), List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    public Problem withErrors(List<FieldError> more) {
        return new Problem(kind, rule, title, detail, facts, more, nextAllowedAt, whoCanHelp, retryAfter);
    }

    public Problem withHelpers(List<Helper> helpers) {
        return new Problem(kind, rule, title, detail, facts, errors, nextAllowedAt, helpers, retryAfter);
    }

    public Problem retryAfter(Duration wait) {
        return new Problem(kind, rule, title, detail, facts, errors, nextAllowedAt, whoCanHelp, Optional.of(wait));
    }

    /** {@code urn:bestow:…}. */
    public String type() {
        return "urn:bestow:" + kind.code() + (rule.isEmpty() ? "" : ":" + rule);
    }
}
