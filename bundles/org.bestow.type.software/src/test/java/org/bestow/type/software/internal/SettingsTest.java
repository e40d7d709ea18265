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

    @Test
    public void editionKeysAreRetailAndNamedOnce() {
        var key = new Settings.EditionKey("Developer", "pool-2");
        full(KeyKind.RETAIL, List.of(key), List.of(), Optional.empty());
        assertRefused("twice", () -> full(KeyKind.RETAIL, List.of(key, key), List.of(), Optional.empty()));
        assertRefused("retail", () -> full(KeyKind.STATIC, List.of(key), List.of(), Optional.empty()));
        assertRefused("edition must", () -> new Settings.EditionKey(" ", "pool"));
        assertRefused("80 characters", () -> new Settings.EditionKey("e".repeat(81), "pool"));
    }

    @Test
    public void limitsAreOneEach() {
        var limit = new DailyLimit(DailyLimit.Per.PRODUCT, 7, Optional.empty(), Optional.empty());
        var other =
                new DailyLimit(DailyLimit.Per.PACKAGE, 10, Optional.of("00:01"), Optional.of("America/Los_Angeles"));
        full(KeyKind.RETAIL, List.of(), List.of(limit, other), Optional.empty());
        assertRefused("twice", () -> full(KeyKind.RETAIL, List.of(), List.of(limit, limit), Optional.empty()));
        assertRefused("with keys", () -> full(KeyKind.NONE, List.of(), List.of(limit), Optional.empty()));
        assertRefused(
                "resetsAt", () -> new DailyLimit(DailyLimit.Per.PRODUCT, 7, Optional.of("noon"), Optional.empty()));
        assertRefused(
                "resetsAt", () -> new DailyLimit(DailyLimit.Per.PRODUCT, 7, Optional.empty(), Optional.of("Moon/Sea")));
    }

    @Test
    public void onlyCountedKeysSayWhatCounts() {
        full(KeyKind.MULTIPLE_ACTIVATION, List.of(), List.of(), Optional.of(Settings.Counting.EVERY));
        assertRefused(
                "counting is for",
                () -> full(KeyKind.RETAIL, List.of(), List.of(), Optional.of(Settings.Counting.EVERY)));
    }

    private static void settings(String product, KeyKind kind, Optional<String> pool) {
        make(product, kind, pool, List.of(), List.of(), Optional.empty());
    }

    private static void full(
            KeyKind kind,
            List<Settings.EditionKey> editionKeys,
            List<DailyLimit> limits,
            Optional<Settings.Counting> counting) {
        var pool = kind == KeyKind.NONE ? Optional.<String>empty() : Optional.of("pool");
        make("Product", kind, pool, editionKeys, limits, counting);
    }

    private static void make(
            String product,
            KeyKind kind,
            Optional<String> pool,
            List<Settings.EditionKey> editionKeys,
            List<DailyLimit> limits,
            Optional<Settings.Counting> counting) {
        new Settings(
                product,
                List.of(),
                Localized.same("Read me."),
                List.of(),
                kind,
                pool,
                editionKeys,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limits,
                counting);
    }

    private static void download(String link) {
        new Download("en", "Linux", "x64", URI.create(link), Optional.empty(), Optional.empty());
    }

    private static void assertRefused(String message, Runnable construction) {
        var mistake = assertThrows(IllegalArgumentException.class, construction::run);
        assertTrue(mistake.getMessage(), mistake.getMessage().contains(message));
    }
}
