package org.bestow.type.cloud.internal;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.bestow.spi.Localized;
import org.junit.Test;

public class SettingsTest {

    private static final Optional<Settings.Credit> CREDIT = Services.monthly().credit();
    private static final Optional<Settings.Licenses> LICENSES =
            Services.licenses(5).licenses();

    @Test
    public void aServiceIsEitherACreditOrLicences() {
        assertRefused("either a credit or licenses", () -> settings(CREDIT, LICENSES));
        assertRefused("either a credit or licenses", () -> settings(Optional.empty(), Optional.empty()));
        settings(CREDIT, Optional.empty());
        settings(Optional.empty(), LICENSES);
    }

    @Test
    public void aServiceNeedsAName() {
        assertRefused("product must not be blank", () -> settings(" ", "https://portal.example.com/"));
    }

    @Test
    public void linksLeadToTheWeb() {
        for (var address : new String[] {"javascript:alert(1)", "file:///etc/hosts", "/relative", "https:opaque"}) {
            assertRefused("must be absolute http or https", () -> settings("Credit", address));
        }
    }

    private static void settings(String product, String redeem) {
        make(product, redeem, CREDIT, Optional.empty());
    }

    private static void settings(Optional<Settings.Credit> credit, Optional<Settings.Licenses> licenses) {
        make("Credit", "https://portal.example.com/", credit, licenses);
    }

    private static void make(
            String product, String redeem, Optional<Settings.Credit> credit, Optional<Settings.Licenses> licenses) {
        new Settings(
                product,
                Localized.same("Read me."),
                URI.create(redeem),
                Services.PORTAL,
                credit,
                licenses,
                Optional.empty());
    }

    private static void assertRefused(String message, Runnable construction) {
        var mistake = assertThrows(IllegalArgumentException.class, construction::run);
        assertTrue(mistake.getMessage(), mistake.getMessage().contains(message));
    }
}
