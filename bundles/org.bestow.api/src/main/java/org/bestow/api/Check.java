package org.bestow.api;

import java.util.Objects;
import org.osgi.annotation.versioning.ConsumerType;

/** One check of health or consistency; register it as a service. Runs within seconds and changes nothing. */
@ConsumerType
public interface Check {

    /** Stable, unique: lower case words and hyphens. */
    String name();

    /** Whether it is cheap enough for every probe of readiness; the others run in {@code bestow:doctor} alone. */
    default boolean quick() {
        return false;
    }

    Result run();

    /** How bad it is. */
    enum Level {
        OK,
        WARN,
        CRITICAL
    }

    /** @param message one sentence that says what to do when it is not OK; never holds a secret */
    record Result(Level level, String message) {
        public Result {
            Objects.requireNonNull(level, "level");
            Objects.requireNonNull(message, "message");
        }

        public static Result ok(String message) {
            return new Result(Level.OK, message);
        }

        public static Result warn(String message) {
            return new Result(Level.WARN, message);
        }

        public static Result critical(String message) {
            return new Result(Level.CRITICAL, message);
        }
    }
}
