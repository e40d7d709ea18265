package org.bestow.type.software.internal;

import java.util.Objects;
import java.util.Optional;
import org.bestow.spi.Length;

/** Input of {@code note-key}. @param note left out or blank: none any more */
public record NoteKey(@Length(max = 200) Optional<String> note) {
    public NoteKey {
        Objects.requireNonNull(note, "note");
    }
}
