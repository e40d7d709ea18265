package org.bestow.api;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of addresses that pages lead people to: https, with a host, and nobody's name or password. */
public final class WebAddress {

    public static final int LONGEST = 2_000;

    /** As the schema of the catalogue has it, too. */
    private static final Pattern FORM = Pattern.compile(
            "https://[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?"
                    + "([/?]([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?(#([A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?");

    private WebAddress() {}

    /** Empty for anything else. */
    public static Optional<URI> of(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches()
                ? Optional.of(URI.create(text))
                : Optional.empty();
    }
}
