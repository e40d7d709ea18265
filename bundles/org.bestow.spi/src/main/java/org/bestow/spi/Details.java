package org.bestow.spi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The details page of a benefit, of a closed vocabulary of blocks. Immutable. */
public final class Details {

    private final List<Block> blocks;

    private Details(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    public static Details of(Block... blocks) {
        return new Details(List.of(blocks));
    }

    public static Details of(List<Block> blocks) {
        return new Details(blocks);
    }

    public List<Block> blocks() {
        return blocks;
    }

    /** A part of the page. May grow. */
    public sealed interface Block
            permits Paragraph, Notice, Facts, Links, Instructions, Chooser, Keys, Seats, CopyText {}

    public record Paragraph(Text text) implements Block {
        public Paragraph {
            Objects.requireNonNull(text, "text");
        }
    }

    /** May grow. */
    public enum Tone {
        INFO,
        WARNING,
        SUCCESS
    }

    /** A highlighted sentence. */
    public record Notice(Tone tone, Text text) implements Block {
        public Notice {
            Objects.requireNonNull(tone, "tone");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Labelled values. */
    public record Facts(Optional<Text> title, List<Fact> items) implements Block {
        public Facts {
            Objects.requireNonNull(title, "title");
            items = List.copyOf(items);
        }
    }

    public record Fact(Text label, Text value) {
        public Fact {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(value, "value");
        }
    }

    /** Links out of the console; only http and https addresses are rendered as links. */
    public record Links(Optional<Text> title, List<Link> items) implements Block {
        public Links {
            Objects.requireNonNull(title, "title");
            items = List.copyOf(items);
        }
    }

    public record Link(Text label, String href) {
        public Link {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(href, "href");
        }
    }

    /** A text of several paragraphs, one a line. */
    public record Instructions(Text title, Text text) implements Block {
        public Instructions {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(text, "text");
        }
    }

    /** A text with a button that copies it, as an address, an id or a letter to pass on. Lines stay lines. */
    public record CopyText(Text title, Text text) implements Block {
        public CopyText {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Narrows entries down by one choice a dimension, in order. */
    public record Chooser(Text title, List<Dimension> dimensions, List<Entry> entries) implements Block {
        public Chooser {
            Objects.requireNonNull(title, "title");
            dimensions = List.copyOf(dimensions);
            entries = List.copyOf(entries);
        }
    }

    public record Dimension(String name, Text label, List<Option> options) {
        public Dimension {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(label, "label");
            options = List.copyOf(options);
        }
    }

    /** @param values dimension name to option value */
    public record Entry(
            Map<String, String> values, Text label, String href, Optional<String> size, Optional<String> checksum) {
        public Entry {
            values = Map.copyOf(values);
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(href, "href");
            Objects.requireNonNull(size, "size");
            Objects.requireNonNull(checksum, "checksum");
        }
    }

    /** The taken keys, masked, with their actions. */
    public record Keys(Text title, Text whenEmpty) implements Block {
        public Keys {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(whenEmpty, "whenEmpty");
        }
    }

    /** The seats with their actions. */
    public record Seats(Text title, Text whenEmpty) implements Block {
        public Seats {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(whenEmpty, "whenEmpty");
        }
    }
}
