package org.bestow.type.software.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.spi.Details;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Option;
import org.bestow.spi.Text;
import org.junit.Test;

public class DetailsPageTest {

    @Test
    public void followsTheOrderOfTheWork() {
        assertEquals(List.of("Facts", "Keys", "Instructions", "Chooser"), kinds(FakeView.of(Products.server(), 10, 0)));
    }

    @Test
    public void saysHowManyKeysAreLeft() {
        var used = fact(FakeView.of(Products.server(), 10, 3), "fact.used");

        assertEquals("used.limited", used.key());
        assertEquals(Map.of("used", 3L, "quantity", 10L, "left", 7L), used.facts());
    }

    @Test
    public void saysWhatASharedKeyCovers() {
        var covers = fact(FakeView.of(Products.shared(KeyKind.STATIC), 5, 0), "fact.covers");

        assertEquals(Map.of("quantity", 5L), covers.facts());
        assertEquals(
                "covers.unlimited",
                fact(FakeView.unlimited(Products.freeTool()), "fact.covers").key());
    }

    @Test
    public void namesProductEditionsAndKind() {
        var view = FakeView.of(Products.server(), 10, 0);

        assertEquals("Harbour Server", english(fact(view, "fact.product")));
        assertEquals("Standard, Datacenter", english(fact(view, "fact.editions")));
        assertEquals("kind.retail", fact(view, "fact.key-kind").key());
    }

    @Test
    public void productWithoutKeysSaysSo() {
        var page = FakeView.of(Products.accessLicence(), 10, 0);
        assertEquals(List.of("Notice", "Facts", "Instructions"), kinds(page));
        assertEquals(
                "notice.nothing-to-get",
                block(page, Details.Notice.class).text().key());

        var tool = FakeView.of(Products.freeTool(), 10, 0);
        assertEquals(List.of("Notice", "Facts", "Instructions", "Chooser"), kinds(tool));
        assertEquals("notice.no-keys", block(tool, Details.Notice.class).text().key());
    }

    @Test
    public void tellsWhereTakenKeysAreWhenAllAreTaken() {
        var page = FakeView.of(Products.server(), 10, 10);

        assertEquals(
                "notice.all-taken", block(page, Details.Notice.class).text().key());
        assertTrue(kinds(page).contains("Keys"));
    }

    @Test
    public void instructionsComeInEveryLanguageOfTheCatalogue() {
        var text = block(FakeView.of(Products.server(), 10, 0), Details.Instructions.class)
                .text();

        assertEquals("先这样。\n再那样。", text.literal().orElseThrow().in("zh-CN"));
        assertEquals("First this.\nThen that.", text.literal().orElseThrow().in("zh-TW"));
    }

    @Test
    public void chooserGoesFromLanguageToSystemToArchitecture() {
        var chooser = block(FakeView.of(Products.server(), 10, 0), Details.Chooser.class);

        assertEquals(
                List.of("language", "system", "architecture"),
                chooser.dimensions().stream().map(Details.Dimension::name).toList());
        assertEquals(List.of("en", "zh-CN", "mul"), values(chooser, 0));
        assertEquals(List.of("Windows", "Linux"), values(chooser, 1));
        assertEquals(List.of("x64", "arm64"), values(chooser, 2));
    }

    @Test
    public void languagesBearTheirOwnNames() {
        var options = block(FakeView.of(Products.server(), 10, 0), Details.Chooser.class)
                .dimensions()
                .get(0)
                .options();

        assertEquals("English", english(options.get(0).label()));
        assertEquals("简体中文", english(options.get(1).label()));
        assertEquals("language.all", options.get(2).label().key());
    }

    @Test
    public void everyEntryIsReachableAndCarriesSizeAndChecksum() {
        var chooser = block(FakeView.of(Products.server(), 10, 0), Details.Chooser.class);

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

    private static List<String> kinds(FakeView view) {
        return DetailsPage.of(view).blocks().stream()
                .map(block -> block.getClass().getSimpleName())
                .toList();
    }

    private static <B extends Details.Block> B block(FakeView view, Class<B> kind) {
        return DetailsPage.of(view).blocks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Text fact(FakeView view, String label) {
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
