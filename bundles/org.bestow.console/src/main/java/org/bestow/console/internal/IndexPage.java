package org.bestow.console.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The one page of the web app. Each answer carries a nonce of its own. Thread-safe. */
final class IndexPage {

    /** What the build of the web app wrote where the nonce belongs. */
    static final String PLACEHOLDER = "BESTOW_NONCE";

    private static final int NONCE_BYTES = 16;

    private final String template;
    private final SecureRandom random = new SecureRandom();

    IndexPage(String template) {
        if (!template.contains(PLACEHOLDER)) {
            throw new IllegalArgumentException("the page has no place for a nonce: " + PLACEHOLDER);
        }
        this.template = template;
    }

    String newNonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    byte[] render(String nonce) {
        return template.replace(PLACEHOLDER, nonce).getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing is allowed but what comes from this server; styles made while the page runs carry the nonce. */
    static String contentSecurityPolicy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "'; img-src 'self' data:; "
                + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}
