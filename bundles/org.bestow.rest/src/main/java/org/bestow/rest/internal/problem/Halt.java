package org.bestow.rest.internal.problem;

import java.util.List;

/**
 * Ends a request at the edge; it becomes a problem in the language of the request. Carries no stack trace: it is an answer, not a
 * bug.
 */
public final class Halt extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final transient List<Flaw> flaws;
    private final transient Phrase detail;

    /** A text of the bundle's resources with the values of its places. */
    record Phrase(String key, Object... places) {}

    /** What is wrong in one place: a JSON pointer into the body, or the name of a parameter or header. */
    record Flaw(String path, Phrase message) {}

    private Halt(Fault fault, Phrase detail, List<Flaw> flaws) {
        super(fault.code(), null, false, false);
        this.fault = fault;
        this.detail = detail;
        this.flaws = flaws;
    }

    public static Halt because(Fault fault) {
        return new Halt(fault, new Phrase("problem." + fault.code() + ".detail"), List.of());
    }

    /** @param reason the part of the text's key after {@code malformed.} */
    public static Halt malformed(String reason, Object... places) {
        return new Halt(Fault.MALFORMED, new Phrase("malformed." + reason, places), List.of());
    }

    /** @param message key of the text that says what is wrong with the field, parameter or header */
    public static Halt invalid(String path, String message, Object... places) {
        var flaw = new Flaw(path, new Phrase(message, places));
        return new Halt(Fault.INVALID, new Phrase("problem.invalid.detail"), List.of(flaw));
    }

    public Fault fault() {
        return fault;
    }

    List<Flaw> flaws() {
        return flaws;
    }

    Phrase detail() {
        return detail;
    }
}
