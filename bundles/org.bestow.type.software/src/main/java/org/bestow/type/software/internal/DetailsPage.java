package org.bestow.type.software.internal;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bestow.spi.Details;
import org.bestow.spi.KeyKind;
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
        var blocks = new ArrayList<Details.Block>();
        notice(view).ifPresent(blocks::add);
        blocks.add(facts(view));
        if (settings.hasKeys()) {
            blocks.add(new Details.Keys(Text.key("keys.title"), Text.key("keys.empty")));
        }
        blocks.add(new Details.Instructions(Text.key("instructions.title"), Text.of(settings.instructions())));
        if (!settings.downloads().isEmpty()) {
            blocks.add(chooser(settings));
        }
        return Details.of(blocks);
    }

    private static Optional<Details.Block> notice(View<Settings> view) {
        var settings = view.settings();
        if (!settings.hasKeys()) {
            var key = settings.downloads().isEmpty() ? "notice.nothing-to-get" : "notice.no-keys";
            return Optional.of(
                    new Details.Notice(Details.Tone.INFO, Text.key(key).with("product", settings.product())));
        }
        if (settings.keyKind() == KeyKind.RETAIL && view.benefit().left() <= 0) {
            return Optional.of(new Details.Notice(Details.Tone.INFO, Text.key("notice.all-taken")));
        }
        return Optional.empty();
    }

    private static Details.Block facts(View<Settings> view) {
        var settings = view.settings();
        var facts = new ArrayList<Details.Fact>();
        facts.add(new Details.Fact(Text.key("fact.product"), Text.of(settings.product())));
        if (!settings.editions().isEmpty()) {
            var editions = settings.editions().stream().collect(joining(", "));
            facts.add(new Details.Fact(Text.key("fact.editions"), Text.of(editions)));
        }
        facts.add(new Details.Fact(Text.key("fact.key-kind"), kind(settings.keyKind())));
        // what all installations share takes no unit: there the quantity says how many it covers
        facts.add(
                settings.keyKind() == KeyKind.RETAIL
                        ? new Details.Fact(Text.key("fact.used"), used(view.benefit()))
                        : new Details.Fact(Text.key("fact.covers"), covers(view.benefit())));
        return new Details.Facts(Optional.empty(), facts);
    }

    private static Text kind(KeyKind kind) {
        return Text.key(
                switch (kind) {
                    case RETAIL -> "kind.retail";
                    case MULTIPLE_ACTIVATION -> "kind.multiple-activation";
                    case STATIC -> "kind.static";
                    case CUSTOM -> "kind.custom";
                    case NONE -> "kind.none";
                        // a kind that the platform learned after this type was written
                    default -> "kind.other";
                });
    }

    private static Text used(View.Benefit benefit) {
        if (benefit.quantity().isEmpty()) {
            return Text.key("used.unlimited").with("used", benefit.used());
        }
        return Text.key("used.limited")
                .with("used", benefit.used())
                .with("quantity", benefit.quantity().getAsLong())
                .with("left", benefit.left());
    }

    private static Text covers(View.Benefit benefit) {
        if (benefit.quantity().isEmpty()) {
            return Text.key("covers.unlimited");
        }
        var unit = Text.key(
                switch (benefit.unit()) {
                    case LICENSES -> "covers.licenses";
                    case ACTIVATIONS -> "covers.activations";
                    default -> "covers.limited";
                });
        return unit.with("quantity", benefit.quantity().getAsLong());
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
