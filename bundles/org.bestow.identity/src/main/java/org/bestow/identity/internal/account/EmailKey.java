package org.bestow.identity.internal.account;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which e-mails are compared. */
public final class EmailKey {

    private EmailKey() {}

    public static String of(String email) {
        return Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
