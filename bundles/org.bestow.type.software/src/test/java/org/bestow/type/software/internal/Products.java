package org.bestow.type.software.internal;

import static org.bestow.type.software.internal.DailyLimit.Per.PRODUCT;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Localized;
import org.bestow.spi.Part;
import org.bestow.spi.Unit;
import org.bestow.spi.testing.FakeView;

/** Products that the tests sell. */
final class Products {

    private Products() {}

    /** A benefit of which so many units are used; of retail keys, that many were taken. */
    static FakeView<Settings> view(Settings settings, long quantity, long used) {
        return unlimited(settings).quantity(quantity).used(used).taken((int) used);
    }

    static FakeView<Settings> unlimited(Settings settings) {
        return FakeView.of(settings, Unit.KEYS, Part.KEYS, Part.SIBLING_KEYS)
                .keyKind(settings.keyKind())
                .used(0);
    }

    static Settings server() {
        return of("Harbour Server", KeyKind.RETAIL, Optional.of("harbour-server"), DOWNLOADS);
    }

    static Settings shared(KeyKind kind) {
        return of("Harbour Office", kind, Optional.of("harbour-office"), DOWNLOADS);
    }

    static Settings accessLicence() {
        return of("Harbour Server access licence", KeyKind.NONE, Optional.empty(), List.of());
    }

    static Settings freeTool() {
        return of("Harbour Tools", KeyKind.NONE, Optional.empty(), DOWNLOADS);
    }

    static final List<Download> DOWNLOADS = List.of(
            download("en", "Windows", "x64"),
            download("zh-CN", "Windows", "x64"),
            download("zh-CN", "Linux", "arm64"),
            download("mul", "Linux", "x64"));

    static Download download(String language, String system, String architecture) {
        var link = URI.create("https://downloads.example.org/" + language + "/" + system + "-" + architecture + ".iso");
        return new Download(language, system, architecture, link, Optional.of("5.1 GB"), Optional.of("SHA-256: 00ff"));
    }

    private static Settings of(String product, KeyKind kind, Optional<String> pool, List<Download> downloads) {
        var instructions = new Localized(Map.of("en", "First this.\nThen that.", "zh-CN", "先这样。\n再那样。"));
        return new Settings(
                product,
                List.of("Standard", "Datacenter"),
                instructions,
                downloads,
                kind,
                pool,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    static Settings limited(DailyLimit... limits) {
        return with(server(), List.of(), List.of(limits), Optional.empty());
    }

    static Settings counted(Settings.Counting counting) {
        return with(shared(KeyKind.MULTIPLE_ACTIVATION), List.of(), List.of(), Optional.of(counting));
    }

    /** With everything that a product can have. */
    static Settings editions() {
        var keys = List.of(new Settings.EditionKey("Developer", "harbour-developer"));
        return with(
                server(),
                keys,
                List.of(new DailyLimit(PRODUCT, 7, Optional.empty(), Optional.empty())),
                Optional.empty());
    }

    private static Settings with(
            Settings base,
            List<Settings.EditionKey> editionKeys,
            List<DailyLimit> limits,
            Optional<Settings.Counting> counting) {
        return new Settings(
                base.product(),
                base.editions(),
                base.instructions(),
                base.downloads(),
                base.keyKind(),
                base.pool(),
                editionKeys,
                Optional.of(Localized.same("The key decides the edition.")),
                Optional.of(Localized.same("Not for macOS.")),
                Optional.of(URI.create("https://docs.example.org/requirements")),
                limits,
                counting);
    }
}
