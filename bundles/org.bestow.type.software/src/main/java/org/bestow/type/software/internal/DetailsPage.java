package org.bestow.type.software.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bestow.spi.Details;
import org.bestow.spi.Option;
import org.bestow.spi.Text;
import org.bestow.spi.View;

/** The page of a product: what it is, its keys, its special instructions, and the way to the right download. */
final class DetailsPage {

    private static final String LANGUAGE = "language";
    private static final String SYSTEM = "system";
    private static final String ARCHITECTURE = "architecture";

    private DetailsPage() {}

    static Details of(View<Settings> view) {
        var settings = view.settings();
        var blocks = new ArrayList<Details.Block>(ProductFacts.notices(view));
        blocks.add(ProductFacts.facts(view));
        if (settings.hasKeys()) {
            settings.keyNote().ifPresent(note -> blocks.add(new Details.Paragraph(Text.of(note))));
            blocks.add(new Details.Keys(Text.key("keys.title"), Text.key("keys.empty")));
        }
        blocks.add(new Details.Instructions(Text.key("instructions.title"), Text.of(settings.instructions())));
        if (!settings.downloads().isEmpty()) {
            blocks.add(chooser(settings));
        }
        settings.systemRequirements().ifPresent(page -> blocks.add(requirements(page)));
        blocks.add(new Details.Paragraph(
                Text.key("lapse").with("expires", view.benefit().expires())));
        return Details.of(blocks);
    }

    private static Details.Block requirements(URI page) {
        var link = new Details.Link(Text.key("requirements.link"), page.toString());
        return new Details.Links(Optional.of(Text.key("requirements.title")), List.of(link));
    }

    private static Details.Block chooser(Settings settings) {
        var downloads = settings.downloads();
        return new Details.Chooser(
                Text.key("downloads.title"),
                List.of(
                        dimension(LANGUAGE, downloads, Download::language, DetailsPage::language),
                        dimension(SYSTEM, downloads, Download::system, Text::of),
                        dimension(ARCHITECTURE, downloads, Download::architecture, Text::of)),
                downloads.stream()
                        .map(download -> entry(settings.product(), download))
                        .toList());
    }

    private static Details.Dimension dimension(
            String name, List<Download> downloads, Function<Download, String> value, Function<String, Text> label) {
        var values = new LinkedHashSet<String>();
        downloads.forEach(download -> values.add(value.apply(download)));
        var options =
                values.stream().map(each -> new Option(each, label.apply(each))).toList();
        return new Details.Dimension(name, Text.key("downloads." + name), options);
    }

    private static Details.Entry entry(String product, Download download) {
        var values =
                Map.of(LANGUAGE, download.language(), SYSTEM, download.system(), ARCHITECTURE, download.architecture());
        var label = Text.key("downloads.link")
                .with("product", product)
                .with(LANGUAGE, language(download.language()))
                .with(SYSTEM, download.system())
                .with(ARCHITECTURE, download.architecture());
        return new Details.Entry(values, label, download.link().toString(), download.size(), download.checksum());
    }

    /** A language by the name that its own readers call it. */
    private static Text language(String tag) {
        return switch (tag) {
            case Download.ALL_LANGUAGES -> Text.key("language.all");
            case "zh-CN" -> Text.of("简体中文");
            case "zh-TW" -> Text.of("繁體中文");
            default -> {
                var locale = Locale.forLanguageTag(tag);
                var name = locale.getDisplayName(locale);
                yield Text.of(name.isEmpty() ? tag : name);
            }
        };
    }
}
