package org.bestow.type.software.internal;

import java.util.Objects;
import java.util.Optional;
import org.bestow.spi.Range;

/** Input of {@code get-keys}. @param count how many; one when left out */
public record GetKeys(@Range(min = 1, max = 100) Optional<Integer> count) {
    public GetKeys {
        Objects.requireNonNull(count, "count");
    }
}
