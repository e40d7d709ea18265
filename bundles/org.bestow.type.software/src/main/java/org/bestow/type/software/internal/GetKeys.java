package org.bestow.type.software.internal;

import java.util.Objects;
import java.util.Optional;
import org.bestow.spi.Choice;
import org.bestow.spi.Length;
import org.bestow.spi.Range;

/**
 * Input of {@code get-keys}.
 *
 * @param count how many; one when left out
 * @param edition for which edition, where the product has several
 * @param note what the keys are for, written on each
 */
public record GetKeys(
        @Range(min = 1, max = 100) Optional<Integer> count,
        @Choice("editions") Optional<String> edition,
        @Length(max = 100) Optional<String> note) {
    public GetKeys {
        Objects.requireNonNull(count, "count");
        Objects.requireNonNull(edition, "edition");
        Objects.requireNonNull(note, "note");
    }
}
