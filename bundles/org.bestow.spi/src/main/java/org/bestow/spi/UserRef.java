package org.bestow.spi;

import java.util.Objects;

/** A user of the member, by its opaque id; in JSON the id as a string. */
public record UserRef(String id) {

    public UserRef {
        if (Objects.requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("id must not be blank");
        }
    }
}
