package org.bestow.rest.internal.problem;

import org.bestow.api.Problem;

/** Kinds of "no" that the edge says itself, with the HTTP status and the last part of the problem's URN. */
public enum Fault {
    MALFORMED(Problem.Kind.MALFORMED),
    NOT_SIGNED_IN(Problem.Kind.NOT_SIGNED_IN),
    FORBIDDEN(Problem.Kind.FORBIDDEN),
    CROSS_SITE(Problem.Kind.CROSS_SITE),
    INSECURE(403, "insecure"),
    PASSWORD_CHANGE_REQUIRED(403, "password-change-required"),
    NOT_FOUND(Problem.Kind.NOT_FOUND),
    METHOD_NOT_ALLOWED(405, "method-not-allowed"),
    PRECONDITION_FAILED(Problem.Kind.PRECONDITION_FAILED),
    PRECONDITION_REQUIRED(Problem.Kind.PRECONDITION_REQUIRED),
    TOO_LARGE(413, "too-large"),
    ADDRESS_TOO_LONG(414, "address-too-long"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type"),
    INVALID(Problem.Kind.INVALID),
    HEADERS_TOO_LARGE(431, "headers-too-large"),
    INTERNAL(500, "internal"),
    BUSY(Problem.Kind.BUSY),
    OUTCOME_UNKNOWN(Problem.Kind.OUTCOME_UNKNOWN);

    private final int status;
    private final String code;

    Fault(int status, String code) {
        this.status = status;
        this.code = code;
    }

    Fault(Problem.Kind kind) {
        this(kind.status(), kind.code());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String type() {
        return "urn:bestow:" + code;
    }
}
