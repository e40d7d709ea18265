package org.bestow.journal.internal;

import java.util.Locale;
import java.util.ResourceBundle;
import org.bestow.api.Language;
import org.bestow.api.Problem;

/** The journal's own problems in the reader's language. */
final class JournalTexts {

    // without it, a missing language would be the JVM's
    private static final ResourceBundle.Control ENGLISH_LAST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private JournalTexts() {}

    /** {@code NAME.title} and {@code NAME.detail}. */
    static Problem problem(Problem.Kind kind, String name, Language language) {
        return Problem.of(kind, text(name + ".title", language), text(name + ".detail", language));
    }

    static String text(String key, Language language) {
        var locale = language == Language.EN ? Locale.ROOT : language.locale();
        return ResourceBundle.getBundle(
                        "OSGI-INF.l10n.journal", locale, JournalTexts.class.getClassLoader(), ENGLISH_LAST)
                .getString(key);
    }
}
