package org.bestow.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The form of addresses that pages lead people to: https, with a host. */
public final class WebAddress {

    public static final int LONGEST = 2_000;

    private WebAddress() {}

    /** Empty for anything else, as one that carries a name and password of somebody. */
    public static Optional<URI> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var address = new URI(text);
            return "https".equalsIgnoreCase(address.getScheme())
                            && address.getHost() != null
                            && address.getUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
