package org.bestow.api;

import java.net.URI;
import java.util.List;
import java.util.Objects;

/**
 * What a message says: made once of blocks, written as text and as HTML. The one place where texts for mail are escaped. Everything
 * in it is in the recipient's language already. Immutable.
 */
public record Letter(String subject, List<Block> blocks) {

    /** A part of a letter. */
    public sealed interface Block {}

    /** Some sentences; a line feed stays one. */
    public record Paragraph(String text) implements Block {
        public Paragraph {
            text = clean(text);
        }
    }

    /** Names and values, one pair a line. */
    public record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** One name and its value. */
    public record Fact(String name, String value) {
        public Fact {
            name = clean(name);
            value = clean(value);
        }
    }

    /** Where to go on; the address may be a secret, so it is shown in the letter alone. */
    public record Link(String label, URI target) implements Block {
        public Link {
            label = clean(label);
            var scheme = Objects.requireNonNull(target, "target").getScheme();
            if (!"https".equals(scheme) && !"http".equals(scheme)) {
                throw new IllegalArgumentException("a letter links to web pages only");
            }
        }

        @Override
        public String toString() {
            return "Link[" + label + "]";
        }
    }

    public Letter {
        Objects.requireNonNull(subject, "subject");
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("an empty letter");
        }
    }

    /** Both forms, ready to be queued. */
    public Message.Body write(Language language) {
        return new Message.Body(subject, text(), html(language));
    }

    private String text() {
        var text = new StringBuilder();
        for (var block : blocks) {
            if (text.length() > 0) {
                text.append('\n');
            }
            if (block instanceof Paragraph paragraph) {
                text.append(paragraph.text()).append('\n');
            } else if (block instanceof Facts facts) {
                facts.facts().forEach(fact -> text.append(fact.name())
                        .append(": ")
                        .append(fact.value())
                        .append('\n'));
            } else if (block instanceof Link link) {
                text.append(link.label()).append(":\n").append(link.target()).append('\n');
            }
        }
        return text.toString();
    }

    private String html(Language language) {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(language.tag())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(escape(subject))
                .append(
                        "</title>\n</head>\n<body style=\"font-family: 'Segoe UI', 'Microsoft YaHei', 'Microsoft JhengHei',"
                                + " sans-serif; font-size: 15px; line-height: 1.5; max-width: 40em; margin: 1em\">\n");
        for (var block : blocks) {
            if (block instanceof Paragraph paragraph) {
                html.append("<p>").append(lines(paragraph.text())).append("</p>\n");
            } else if (block instanceof Facts facts) {
                html.append("<table>\n");
                facts.facts().forEach(fact -> html.append(
                                "<tr><th scope=\"row\" style=\"text-align: left; vertical-align: top; padding-right: 1em\">")
                        .append(lines(fact.name()))
                        .append("</th><td>")
                        .append(lines(fact.value()))
                        .append("</td></tr>\n"));
                html.append("</table>\n");
            } else if (block instanceof Link link) {
                var target = escape(link.target().toString());
                // the address in full too: some readers show no links
                html.append("<p><a href=\"").append(target).append("\">").append(lines(link.label()));
                html.append("</a><br>\n<span style=\"font-size: 13px; word-break: break-all\">")
                        .append(target)
                        .append("</span></p>\n");
            }
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private static String lines(String text) {
        return escape(text).replace("\n", "<br>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Line ends become one kind; what no reader can show becomes visible, since people's own words come here. */
    private static String clean(String text) {
        var unix = Objects.requireNonNull(text, "text").replace("\r\n", "\n").replace('\r', '\n');
        var clean = new StringBuilder(unix.length());
        unix.chars().forEach(unit -> {
            var shown = unit == '\n' || unit == '\t' || !Character.isISOControl(unit);
            clean.append(shown ? (char) unit : '\uFFFD');
        });
        return clean.toString();
    }

    /** Without the words, which may hold a secret. */
    @Override
    public String toString() {
        return "Letter[" + blocks.size() + " blocks]";
    }
}
