package org.bestow.console.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.Test;

public class IndexPageTest {

    private final IndexPage page =
            new IndexPage("<meta nonce=\"BESTOW_NONCE\"><script nonce=\"BESTOW_NONCE\" src=\"/a.js\"></script>");

    @Test
    public void theNonceStandsInEveryPlace() {
        String html = new String(page.render("n0nce"), StandardCharsets.UTF_8);
        assertEquals("<meta nonce=\"n0nce\"><script nonce=\"n0nce\" src=\"/a.js\"></script>", html);
    }

    @Test
    public void noTwoAnswersShareANonce() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String nonce = page.newNonce();
            assertEquals("128 bits", 24, nonce.length());
            assertTrue("seen twice: " + nonce, seen.add(nonce));
        }
    }

    @Test
    public void thePolicyAllowsNothingFromElsewhere() {
        String policy = IndexPage.contentSecurityPolicy("n0nce");
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-n0nce'; img-src 'self' data:; "
                        + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                policy);
        assertFalse(policy.contains("unsafe"));
    }

    @Test
    public void aPageWithoutPlaceForTheNonceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new IndexPage("<html></html>"));
    }
}
