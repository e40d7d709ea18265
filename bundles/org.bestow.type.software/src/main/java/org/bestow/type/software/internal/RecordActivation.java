package org.bestow.type.software.internal;

import java.util.Objects;
import java.util.Optional;
import org.bestow.spi.Length;

/** Input of {@code record-activation}. @param machine what helps to tell it from others */
public record RecordActivation(Occasion occasion, @Length(max = 80) Optional<String> machine) {

    /** What was activated. */
    public enum Occasion {
        NEW_MACHINE,
        /** Set up again, with the hardware as it was. */
        SAME_MACHINE,
        /** After a significant change of its hardware. */
        CHANGED_MACHINE
    }

    public RecordActivation {
        Objects.requireNonNull(occasion, "occasion");
        Objects.requireNonNull(machine, "machine");
    }
}
