package org.bestow.identity.internal.text;

import java.text.MessageFormat;
import java.util.List;
import org.bestow.api.Language;
import org.bestow.api.Problem;

/** Problems of this bundle in the reader's language: {@code KEY.title} and {@code KEY.detail}. */
public final class Problems {

    private Problems() {}

    public static Problem of(Problem.Kind kind, Language reader, String key, Object... values) {
        return Problem.of(
                kind,
                Texts.of(reader, key + ".title"),
                MessageFormat.format(Texts.of(reader, key + ".detail"), values));
    }

    /** The input alone is wrong. */
    public static Problem invalid(Language reader, List<Problem.FieldError> errors) {
        return of(Problem.Kind.INVALID, reader, "invalid").withErrors(errors);
    }
}
