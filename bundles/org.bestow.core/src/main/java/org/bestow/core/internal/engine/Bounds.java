package org.bestow.core.internal.engine;

import java.util.Objects;
import org.bestow.core.internal.text.TextJson;
import org.bestow.spi.Mail;
import org.bestow.spi.Text;

/** How much a plug-in may say in a decision; more is its fault. */
final class Bounds {

    private static final int LONGEST_DATA = 20_000;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_LINES = 50;

    private Bounds() {}

    /** As history keeps it. */
    static String text(Text text) {
        var json = TextJson.write(Objects.requireNonNull(text, "text"));
        if (json.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text is longer than " + LONGEST_TEXT + " characters");
        }
        return json;
    }

    static String data(Codec codec, Record data) {
        var json = codec.write(data);
        if (json.length() > LONGEST_DATA) {
            throw new IllegalArgumentException("the data of a seat is longer than " + LONGEST_DATA + " characters");
        }
        return json;
    }

    static void check(Mail mail) {
        var length = mail.facts().values().stream()
                .mapToInt(fact -> fact.toString().length())
                .sum();
        if (mail.lines().size() + mail.links().size() > MOST_LINES || length > LONGEST_DATA) {
            throw new IllegalArgumentException("a mail says too much");
        }
        mail.lines().forEach(line -> {
            text(line.label());
            text(line.value());
        });
        mail.links().forEach(link -> text(link.label()));
    }
}
