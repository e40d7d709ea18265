package org.bestow.api;

import java.util.regex.Pattern;

/** What counts as an e-mail address: no more than mail servers agree on. */
public final class EmailAddress {

    public static final int LONGEST = 320;

    /** Something, an at sign, a domain; nothing invisible, and nothing that separates addresses, in between. */
    private static final Pattern FORM = Pattern.compile(
            "[^\\s@<>,;:\"\\p{Cntrl}]{1,64}@[^\\s@<>,;:\"\\p{Cntrl}.]+(\\.[^\\s@<>,;:\"\\p{Cntrl}.]+)*");

    private EmailAddress() {}

    public static boolean valid(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
