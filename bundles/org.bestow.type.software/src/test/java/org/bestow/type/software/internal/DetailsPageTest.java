package org.bestow.type.software.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.spi.Details;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Option;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.testing.FakeView;
import org.junit.Test;

public class DetailsPageTest {

    @Test
    public void followsTheOrderOfTheWork() {
        assertEquals(
                List.of("Facts", "Keys", "Instructions", "Chooser", "Paragraph"),
                kinds(Products.view(Products.server(), 10, 0)));
    }

    @Test
    public void saysHowManyKeysAreLeft() {
        var used = fact(Products.view(Products.server(), 10, 3), "fact.used");

        assertEquals("used.limited", used.key());
        assertEquals(Map.of("used", 3L, "quantity", 10L, "left", 7L), used.facts());
    }

    @Test
    public void saysWhatASharedKeyCovers() {
        var covers = fact(Products.view(Products.shared(KeyKind.STATIC), 5, 0), "fact.covers");

        assertEquals(Map.of("quantity", 5L), covers.facts());
        assertEquals(
                "covers.unlimited",
                fact(Products.unlimited(Products.freeTool()), "fact.covers").key());
    }

    @Test
    public void namesProductEditionsAndKind() {
        var view = Products.view(Products.server(), 10, 0);

        assertEquals("Harbour Server", english(fact(view, "fact.product")));
        assertEquals("Standard, Datacenter", english(fact(view, "fact.editions")));
        assertEquals("kind.retail", fact(view, "fact.key-kind").key());
    }

    @Test
    public void productWithoutKeysSaysSo() {
        var page = Products.view(Products.accessLicence(), 10, 0);
        assertEquals(List.of("Notice", "Facts", "Instructions", "Paragraph"), kinds(page));
        assertEquals(
                "notice.nothing-to-get",
                block(page, Details.Notice.class).text().key());

        var tool = Products.view(Products.freeTool(), 10, 0);
        assertEquals(List.of("Notice", "Facts", "Instructions", "Chooser", "Paragraph"), kinds(tool));
        assertEquals("notice.no-keys", block(tool, Details.Notice.class).text().key());
    }

    @Test
    public void tellsWhereTakenKeysAreWhenAllAreTaken() {
        var page = Products.view(Products.server(), 10, 10);

        assertEquals(
                "notice.all-taken", block(page, Details.Notice.class).text().key());
        assertTrue(kinds(page).contains("Keys"));
    }

    @Test
    public void instructionsComeInEveryLanguageOfTheCatalogue() {
        var text = block(Products.view(Products.server(), 10, 0), Details.Instructions.class)
                .text();

        assertEquals("先这样。\n再那样。", text.literal().orElseThrow().in("zh-CN"));
        assertEquals("First this.\nThen that.", text.literal().orElseThrow().in("zh-TW"));
    }

    @Test
    public void chooserGoesFromLanguageToSystemToArchitecture() {
        var chooser = block(Products.view(Products.server(), 10, 0), Details.Chooser.class);

        assertEquals(
                List.of("language", "system", "architecture"),
                chooser.dimensions().stream().map(Details.Dimension::name).toList());
        assertEquals(List.of("en", "zh-CN", "mul"), values(chooser, 0));
        assertEquals(List.of("Windows", "Linux"), values(chooser, 1));
        assertEquals(List.of("x64", "arm64"), values(chooser, 2));
    }

    @Test
    public void languagesBearTheirOwnNames() {
        var options = block(Products.view(Products.server(), 10, 0), Details.Chooser.class)
                .dimensions()
                .get(0)
                .options();

        assertEquals("English", english(options.get(0).label()));
        assertEquals("简体中文", english(options.get(1).label()));
        assertEquals("language.all", options.get(2).label().key());
    }

    @Test
    public void everyEntryIsReachableAndCarriesSizeAndChecksum() {
        var chooser = block(Products.view(Products.server(), 10, 0), Details.Chooser.class);

        assertEquals(Products.DOWNLOADS.size(), chooser.entries().size());
        for (var entry : chooser.entries()) {
            for (var dimension : chooser.dimensions()) {
                var offered = dimension.options().stream().map(Option::value).collect(Collectors.toSet());
                assertTrue(offered.contains(entry.values().get(dimension.name())));
            }
            assertEquals(Optional.of("5.1 GB"), entry.size());
            assertEquals(Optional.of("SHA-256: 00ff"), entry.checksum());
        }
        assertEquals(
                "https://downloads.example.org/en/Windows-x64.iso",
                chooser.entries().get(0).href());
        assertEquals(
                Set.of("product", "language", "system", "architecture"),
                chooser.entries().get(0).label().facts().keySet());
    }

    @Test
    public void saysWhichKeyIsForWhatAndWhereItMustNotBeUsed() {
        var page = Products.view(Products.editions(), 10, 0);

        assertEquals(
                List.of("Notice", "Facts", "Paragraph", "Keys", "Instructions", "Chooser", "Links", "Paragraph"),
                kinds(page));
        assertEquals("Not for macOS.", english(block(page, Details.Notice.class).text()));
        assertEquals(
                "The key decides the edition.",
                english(block(page, Details.Paragraph.class).text()));
        assertEquals(
                "https://docs.example.org/requirements",
                block(page, Details.Links.class).items().get(0).href());
    }

    @Test
    public void countsActivationsAndSaysWhatCounts() {
        var page = Products.view(Products.counted(Settings.Counting.EVERY), 5, 5);

        assertEquals(
                Map.of("used", 5L, "quantity", 5L, "left", 0L),
                fact(page, "fact.activations").facts());
        assertEquals("counting.every", fact(page, "fact.counting").key());
        assertEquals(
                "notice.all-activated", block(page, Details.Notice.class).text().key());
        assertEquals(
                "counting.new",
                fact(Products.view(Products.shared(KeyKind.MULTIPLE_ACTIVATION), 5, 0), "fact.counting")
                        .key());
    }

    @Test
    public void saysHowManyKeysTodayAndWhenTheCountStartsAgain() {
        var page = Products.view(Products.editions(), 10, 3)
                .taken(List.of(FakeView.NOW, FakeView.NOW.minusSeconds(60), FakeView.NOW.minusSeconds(90_000)));

        assertEquals(
                Map.of(
                        "taken",
                        2L,
                        "limit",
                        7,
                        "day",
                        LocalDate.parse("2026-03-03"),
                        "time",
                        "00:00",
                        "zone",
                        "Asia/Shanghai"),
                fact(page, "fact.today").facts());
    }

    @Test
    public void explainsItsDays() {
        var page = Products.view(Products.server(), 10, 0).activateBy("2026-06-01");

        assertEquals(
                Map.of("day", LocalDate.parse("2026-06-01"), "expires", LocalDate.parse("2027-01-31")),
                fact(page, "fact.activate-by").facts());
        assertEquals(
                LocalDate.parse("2027-01-31"),
                block(page, Details.Paragraph.class).text().facts().get("expires"));
        assertEquals(
                "notice.expired",
                block(page.is(Status.EXPIRED), Details.Notice.class).text().key());
    }

    private static List<String> kinds(FakeView<Settings> view) {
        return DetailsPage.of(view).blocks().stream()
                .map(block -> block.getClass().getSimpleName())
                .toList();
    }

    private static <B extends Details.Block> B block(FakeView<Settings> view, Class<B> kind) {
        return DetailsPage.of(view).blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Text fact(FakeView<Settings> view, String label) {
        return block(view, Details.Facts.class).items().stream()
                .filter(fact -> fact.label().key().equals(label))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static List<String> values(Details.Chooser chooser, int dimension) {
        return chooser.dimensions().get(dimension).options().stream()
                .map(Option::value)
                .toList();
    }

    private static String english(Text text) {
        return text.literal().orElseThrow().in("en");
    }
}
