package org.bestow.type.visualstudio.internal;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.Test;

public class SettingsTest {

    private static final String PORTAL = "https://my.visualstudio.example/";

    @Test
    public void aSubscriptionHasALevel() {
        assertRefused("level must", () -> settings(" ", PORTAL, Optional.empty()));
        assertRefused("level must", () -> settings("l".repeat(81), PORTAL, Optional.empty()));
        settings("l".repeat(80), PORTAL, Optional.empty());
    }

    @Test
    public void linksLeadToTheWeb() {
        for (var page : new String[] {
            "javascript:alert(1)", "file:///etc/hosts", "/portal", "https:opaque", "HTTPS://portal.example"
        }) {
            assertRefused("portal must be", () -> settings("Professional", page, Optional.empty()));
            assertRefused("downloadsPage must be", () -> settings("Professional", PORTAL, Optional.of(page)));
        }
        settings("Professional", "http://portal.example", Optional.of("https://downloads.example/x"));
    }

    private static void settings(String level, String portal, Optional<String> downloads) {
        new Settings(level, URI.create(portal), downloads.map(URI::create), Optional.empty(), Optional.empty());
    }

    private static void assertRefused(String message, Runnable construction) {
        var mistake = assertThrows(IllegalArgumentException.class, construction::run);
        assertTrue(mistake.getMessage(), mistake.getMessage().contains(message));
    }
}
