package org.bestow.spi;

import java.util.Objects;

/** A taken key, by its opaque id; in JSON the id as a string. */
public record KeyRef(String id) {

    public KeyRef {
        if (Objects.requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("id must not be blank");
        }
    }
}
