package org.bestow.identity.internal.text;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Problem;

/** The problems of this bundle: {@code KEY.title} and {@code KEY.detail}. */
public final class Refusals {

    private Refusals() {}

    public static Problem of(Problem.Kind kind, Language language, String key, Object... places) {
        return Problem.of(kind, Texts.of(language, key + ".title"), detail(language, key, places));
    }

    private static String detail(Language language, String key, Object... places) {
        var detail = Texts.of(language, key + ".detail");
        return places.length == 0 ? detail : MessageFormat.format(detail, places);
    }

    /** A token, or the shell, where only a session will do. */
    public static Optional<Problem> withoutSession(Caller caller) {
        return caller.access().session().isPresent()
                ? Optional.empty()
                : Optional.of(of(Problem.Kind.FORBIDDEN, caller.language(), "session-needed"));
    }

    /** One field, and the text that says what is wrong with it. */
    public record Wrong(String path, String key, Object... places) {}

    public static Problem invalid(Language language, List<Wrong> wrong) {
        var errors = wrong.stream()
                .map(one -> new Problem.FieldError(
                        one.path(), MessageFormat.format(Texts.of(language, "field." + one.key()), one.places())))
                .toList();
        return of(Problem.Kind.INVALID, language, "invalid").withErrors(errors);
    }

    public static Problem cursor(Language language) {
        var error = new Problem.FieldError("after", Texts.of(language, "cursor.detail"));
        return of(Problem.Kind.INVALID, language, "cursor").withErrors(List.of(error));
    }

    /** A rule said no. */
    public static Problem refused(Language language, String rule, Map<String, Object> facts, Object... places) {
        return new Problem(
                Problem.Kind.REFUSED,
                rule,
                Texts.of(language, rule + ".title"),
                detail(language, rule, places),
                facts,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    public static Problem tooMany(Language language, Duration wait) {
        return of(Problem.Kind.TOO_MANY_ATTEMPTS, language, "too-many-attempts").retryAfter(wait);
    }
}
