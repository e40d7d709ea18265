package org.bestow.core.internal.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Language;
import org.bestow.core.internal.text.Texts;
import org.bestow.spi.Details;
import org.bestow.spi.Option;
import org.bestow.spi.Text;

/** Puts a type's details into the wire vocabulary, in one language. Immutable. */
final class Blocks {

    private final Texts texts;
    private final String type;
    private final Language language;

    Blocks(Texts texts, String type, Language language) {
        this.texts = texts;
        this.type = type;
        this.language = language;
    }

    List<Map<String, Object>> of(Details details) {
        return details.blocks().stream().map(this::block).toList();
    }

    private Map<String, Object> block(Details.Block block) {
        var wire = new LinkedHashMap<String, Object>();
        if (block instanceof Details.Paragraph paragraph) {
            wire.put("kind", "text");
            wire.put("title", null);
            wire.put("text", text(paragraph.text()));
        } else if (block instanceof Details.Notice notice) {
            wire.put("kind", "notice");
            wire.put("tone", notice.tone().name().toLowerCase(Locale.ROOT));
            wire.put("text", text(notice.text()));
        } else if (block instanceof Details.Facts facts) {
            wire.put("kind", "facts");
            wire.put("title", optional(facts.title()));
            wire.put("items", facts.items().stream().map(this::fact).toList());
        } else if (block instanceof Details.Links links) {
            wire.put("kind", "links");
            wire.put("title", optional(links.title()));
            wire.put("items", links(links.items()));
        } else if (block instanceof Details.Instructions instructions) {
            wire.put("kind", "instructions");
            wire.put("title", text(instructions.title()));
            wire.put(
                    "paragraphs",
                    text(instructions.text())
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList());
        } else if (block instanceof Details.Chooser chooser) {
            chooser(chooser, wire);
        } else if (block instanceof Details.CopyText copy) {
            wire.put("kind", "copy");
            wire.put("title", text(copy.title()));
            wire.put("text", text(copy.text()));
        } else if (block instanceof Details.Keys keys) {
            wire.put("kind", "keys");
            wire.put("title", text(keys.title()));
            wire.put("emptyText", text(keys.whenEmpty()));
        } else if (block instanceof Details.Seats seats) {
            wire.put("kind", "seats");
            wire.put("title", text(seats.title()));
            wire.put("emptyText", text(seats.whenEmpty()));
        }
        return wire;
    }

    private Map<String, Object> fact(Details.Fact fact) {
        return Map.of("label", text(fact.label()), "value", text(fact.value()));
    }

    private List<Map<String, Object>> links(List<Details.Link> items) {
        return items.stream()
                .filter(link -> web(link.href()))
                .<Map<String, Object>>map(link -> Map.of("label", text(link.label()), "href", link.href()))
                .toList();
    }

    private void chooser(Details.Chooser chooser, Map<String, Object> wire) {
        wire.put("kind", "chooser");
        wire.put("title", text(chooser.title()));
        wire.put(
                "dimensions", chooser.dimensions().stream().map(this::dimension).toList());
        var entries = new ArrayList<Map<String, Object>>();
        for (var entry : chooser.entries()) {
            if (web(entry.href())) {
                var item = new LinkedHashMap<String, Object>();
                item.put("values", entry.values());
                item.put("label", text(entry.label()));
                item.put("href", entry.href());
                item.put("size", entry.size().orElse(null));
                item.put("checksum", entry.checksum().orElse(null));
                entries.add(item);
            }
        }
        wire.put("entries", entries);
    }

    private Map<String, Object> dimension(Details.Dimension dimension) {
        return Map.of(
                "name", dimension.name(),
                "label", text(dimension.label()),
                "options", dimension.options().stream().map(this::option).toList());
    }

    private Map<String, Object> option(Option option) {
        return Map.of("value", option.value(), "label", text(option.label()));
    }

    /** Anything else, as {@code javascript:}, never becomes a link. */
    private static boolean web(String href) {
        return href.startsWith("https://") || href.startsWith("http://");
    }

    private String text(Text text) {
        return texts.render(type, text, language);
    }

    private String optional(Optional<Text> title) {
        return title.map(this::text).orElse(null);
    }
}
