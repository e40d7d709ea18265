package org.bestow.type.software.internal;

import java.util.Objects;
import java.util.Optional;
import org.bestow.spi.Length;

/** Input of {@code withdraw-activation}: one was recorded by mistake. */
public record WithdrawActivation(@Length(max = 80) Optional<String> machine) {
    public WithdrawActivation {
        Objects.requireNonNull(machine, "machine");
    }
}
