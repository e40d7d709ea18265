package org.bestow.identity.internal.account;

import java.util.Locale;

/** What users are searched by. */
final class SearchText {

    private SearchText() {}

    /** Name and e-mail, as the table keeps them. */
    static String of(String name, String email) {
        return lower(name + "\n" + email);
    }

    /** For {@code like}, with {@code !} as its escape. */
    static String pattern(String text) {
        return "%" + lower(text.strip()).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
