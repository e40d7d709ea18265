package org.bestow.spi;

import java.util.Objects;

/** One choice offered for an input component. */
public record Option(String value, Text label) {

    public Option {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(label, "label");
    }
}
