package org.bestow.type.software.internal;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * One installation package of a product.
 *
 * @param language BCP 47 tag of the language the product is displayed in, or {@code mul} for one that has them all
 * @param system operating system, as people know it
 * @param architecture as {@code x64}
 * @param link absolute http or https address
 * @param size as people read it, as {@code 5.1 GB}
 * @param checksum with its kind in front, as {@code SHA-256: …}
 */
public record Download(
        String language,
        String system,
        String architecture,
        URI link,
        Optional<String> size,
        Optional<String> checksum) {

    /** Tag of a package that has all languages. */
    static final String ALL_LANGUAGES = "mul";

    public Download {
        requireText(language, "language");
        requireText(system, "system");
        requireText(architecture, "architecture");
        requireWeb(link, "link");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(checksum, "checksum");
    }

    static String requireText(String text, String name) {
        if (Objects.requireNonNull(text, name).isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return text;
    }

    static void requireWeb(URI address, String name) {
        if (!("https".equals(address.getScheme()) || "http".equals(address.getScheme())) || address.getHost() == null) {
            throw new IllegalArgumentException(name + " must be an absolute http or https address: " + address);
        }
    }
}
