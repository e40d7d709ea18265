package org.bestow.api;

import java.util.Objects;

/** A value that shows itself only to who asks by name: never through {@code toString}, equality or serialization. */
public final class Secret {

    /** Stands wherever a secret would, in all that leaves the platform. Who sends it back means: leave it as it is. */
    public static final String MASK = "•••••";

    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value in the clear. Call it only where it leaves the platform on purpose. */
    public String reveal() {
        return value;
    }

    /** Recognizable but useless: the last two characters of values of at least ten. */
    public String masked() {
        return MASK + (value.length() < 10 ? "" : value.substring(value.length() - 2));
    }

    @Override
    public String toString() {
        return MASK;
    }
}
