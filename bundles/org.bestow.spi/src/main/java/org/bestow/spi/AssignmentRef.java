package org.bestow.spi;

import java.util.Objects;

/** A seat, by its opaque id; in JSON the id as a string. */
public record AssignmentRef(String id) {

    public AssignmentRef {
        if (Objects.requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("id must not be blank");
        }
    }
}
