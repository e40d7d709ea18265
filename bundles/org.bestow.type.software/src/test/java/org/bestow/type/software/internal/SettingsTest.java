package org.bestow.type.software.internal;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Localized;
import org.junit.Test;

public class SettingsTest {

    @Test
    public void poolIsThereExactlyWhenThereAreKeys() {
        assertRefused("pool is required", () -> settings("Product", KeyKind.RETAIL, Optional.empty()));
        assertRefused("pool must be left out", () -> settings("Product", KeyKind.NONE, Optional.of("pool")));
        settings("Product", KeyKind.NONE, Optional.empty());
        settings("Product", KeyKind.CUSTOM, Optional.of("pool"));
    }

    @Test
    public void productNeedsAName() {
        assertRefused("product must not be blank", () -> settings(" ", KeyKind.NONE, Optional.empty()));
    }

    @Test
    public void linkLeadsToTheWeb() {
        assertRefused("link must be", () -> download("javascript:alert(1)"));
        assertRefused("link must be", () -> download("file:///etc/hosts"));
        assertRefused("link must be", () -> download("/relative.iso"));
        assertRefused("link must be", () -> download("https:opaque"));
        download("https://downloads.example.org/a.iso");
    }

    private static void settings(String product, KeyKind kind, Optional<String> pool) {
        new Settings(product, List.of(), Localized.same("Read me."), List.of(), kind, pool);
    }

    private static void download(String link) {
        new Download("en", "Linux", "x64", URI.create(link), Optional.empty(), Optional.empty());
    }

    private static void assertRefused(String message, Runnable construction) {
        var mistake = assertThrows(IllegalArgumentException.class, construction::run);
        assertTrue(mistake.getMessage(), mistake.getMessage().contains(message));
    }
}
