package org.bestow.core.internal.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.spi.Text;

/** Problems and consequences of the platform in the reader's language, from {@code core*.properties}. */
public final class Problems {

    private Problems() {}

    /** A problem of a kind: {@code problem.CODE.title} and {@code .detail}; 503 kinds say when to try again. */
    public static Problem of(Problem.Kind kind, Language language, Map<String, ?> facts) {
        var key = "problem." + kind.code();
        var problem = Problem.of(
                kind, CoreTexts.of(key + ".title", language, facts), CoreTexts.of(key + ".detail", language, facts));
        return switch (kind) {
            case TYPE_UNAVAILABLE, OUTCOME_UNKNOWN -> problem.retryAfter(Duration.ofSeconds(5));
            case BUSY -> problem.retryAfter(Duration.ofSeconds(1));
            case MALFORMED,
                    NOT_SIGNED_IN,
                    SIGN_IN_FAILED,
                    FORBIDDEN,
                    CROSS_SITE,
                    NOT_FOUND,
                    REFUSED,
                    INVALID,
                    IDEMPOTENCY_MISMATCH,
                    TOO_MANY_ATTEMPTS,
                    PRECONDITION_FAILED,
                    PRECONDITION_REQUIRED,
                    TYPE_FAULTY -> problem;
        };
    }

    public static Problem of(Problem.Kind kind, Language language) {
        return of(kind, language, Map.of());
    }

    /** The input alone is wrong. */
    public static Problem invalid(Language language, List<Problem.FieldError> errors) {
        return of(Problem.Kind.INVALID, language).withErrors(errors);
    }

    /** What is wrong with a field: {@code field.WHAT}. */
    public static String field(String what, Language language) {
        return CoreTexts.of("field." + what, language);
    }

    /** The list has no such place to go on. */
    public static Problem cursor(Language language) {
        return invalid(language, List.of(new Problem.FieldError("/after", field("cursor", language))));
    }

    /** The caller's roles do not allow it; {@code helpers} have them. */
    public static Problem forbidden(Language language, List<Problem.Helper> helpers) {
        return of(Problem.Kind.FORBIDDEN, language).withHelpers(helpers);
    }

    /** A rule of the platform said no: {@code refusal.RULE}. For a type's rule see {@link Texts#refused}. */
    public static Problem refused(
            String rule,
            Map<String, ?> facts,
            Language language,
            Optional<Instant> nextAllowedAt,
            List<Problem.Helper> helpers) {
        var title = CoreTexts.find("refusal." + rule + ".title", language, facts)
                .orElseGet(() -> CoreTexts.of("problem.refusal.title", language));
        var detail = CoreTexts.find("refusal." + rule, language, facts)
                .orElseGet(() -> CoreTexts.of("problem.refusal.detail", language, Map.of("rule", rule)));
        var wire = wire(facts, text -> CoreTexts.of(text.key(), language, text.facts()));
        return refusal(rule, title, detail, wire, nextAllowedAt, helpers);
    }

    /** A rule of the platform said no, in words of a certain case: {@code refusal.WORDS}. */
    public static Problem refusedAs(String words, String rule, Map<String, ?> facts, Language language) {
        var no = refused(rule, facts, language);
        var detail = CoreTexts.of("refusal." + words, language, facts);
        return refusal(rule, no.title(), detail, no.facts(), Optional.empty(), List.of());
    }

    public static Problem refused(String rule, Map<String, ?> facts, Language language) {
        return refused(rule, facts, language, Optional.empty(), List.of());
    }

    /** A consequence in words: {@code consequence.KIND}. */
    public static Benefits.Effect consequence(String kind, Map<String, ?> facts, boolean warning, Language language) {
        return new Benefits.Effect(
                kind, CoreTexts.of("consequence." + kind, language, facts), warning ? "warning" : "info");
    }

    static Problem refusal(
            String rule,
            String title,
            String detail,
            Map<String, Object> facts,
            Optional<Instant> nextAllowedAt,
            List<Problem.Helper> helpers) {
        return new Problem(
                Problem.Kind.REFUSED, rule, title, detail, facts, List.of(), nextAllowedAt, helpers, Optional.empty());
    }

    /** Facts as JSON values. */
    static Map<String, Object> wire(Map<String, ?> facts, Function<Text, String> render) {
        var wire = new LinkedHashMap<String, Object>();
        facts.forEach((name, fact) -> {
            if (fact instanceof Text text) {
                wire.put(name, render.apply(text));
            } else if (fact instanceof LocalDate || fact instanceof Instant) {
                wire.put(name, fact.toString());
            } else {
                wire.put(name, fact);
            }
        });
        return wire;
    }
}
