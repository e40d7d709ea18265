package org.bestow.type.software.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bestow.spi.Details;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.View;

/** What stands at the top of a product's page: what has to be known first, and how much of it there is. */
final class ProductFacts {

    private ProductFacts() {}

    static List<Details.Block> notices(View<Settings> view) {
        var settings = view.settings();
        var notices = new ArrayList<Details.Block>();
        if (view.benefit().status() == Status.EXPIRED) {
            notices.add(new Details.Notice(Details.Tone.WARNING, Text.key("notice.expired")));
        }
        if (!settings.hasKeys()) {
            var key = settings.downloads().isEmpty() ? "notice.nothing-to-get" : "notice.no-keys";
            notices.add(info(Text.key(key).with("product", settings.product())));
        } else if (view.benefit().left() <= 0) {
            if (settings.keyKind() == KeyKind.RETAIL) {
                notices.add(info(Text.key("notice.all-taken")));
            } else if (settings.keyKind() == KeyKind.MULTIPLE_ACTIVATION) {
                notices.add(info(Text.key("notice.all-activated")));
            }
        }
        settings.restrictions().ifPresent(text -> notices.add(new Details.Notice(Details.Tone.WARNING, Text.of(text))));
        return notices;
    }

    private static Details.Block info(Text text) {
        return new Details.Notice(Details.Tone.INFO, text);
    }

    static Details.Block facts(View<Settings> view) {
        var settings = view.settings();
        var benefit = view.benefit();
        var facts = new ArrayList<Details.Fact>();
        add(facts, "product", Text.of(settings.product()));
        if (!settings.editions().isEmpty()) {
            add(facts, "editions", Text.of(String.join(", ", settings.editions())));
        }
        add(facts, "key-kind", kind(settings.keyKind()));
        switch (settings.keyKind()) {
            case RETAIL -> add(facts, "used", used(benefit));
            case MULTIPLE_ACTIVATION -> add(facts, "activations", used(benefit));
                // what all installations share takes no unit: there the quantity says how many it covers
            default -> add(facts, "covers", covers(benefit));
        }
        if (settings.keyKind() == KeyKind.MULTIPLE_ACTIVATION) {
            add(facts, "counting", Text.key(settings.everyActivationCounts() ? "counting.every" : "counting.new"));
        }
        for (var limit : settings.dailyLimits()) {
            add(facts, limit.per() == DailyLimit.Per.PRODUCT ? "today" : "today-package", limit.state(view));
        }
        if (!benefit.activated() && benefit.used() == 0) {
            benefit.activateBy()
                    .ifPresent(day -> add(
                            facts,
                            "activate-by",
                            Text.key("activate-by").with("day", day).with("expires", benefit.expires())));
        }
        return new Details.Facts(Optional.empty(), facts);
    }

    private static void add(List<Details.Fact> facts, String name, Text value) {
        facts.add(new Details.Fact(Text.key("fact." + name), value));
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
}
