package org.bestow.core.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** Which benefits of a type failed at their last call, and how, as plain words. Thread-safe. */
final class Faults {

    private static final int MOST = 1_000;
    private static final int LONGEST = 500;

    private final ConcurrentMap<Long, String> reasons = new ConcurrentHashMap<>();

    /** Whether the benefit was not faulty before. */
    boolean failed(long benefit, String reason) {
        return reasons.size() < MOST ? reasons.put(benefit, reason) == null : reasons.replace(benefit, reason) == null;
    }

    void succeeded(long benefit) {
        reasons.remove(benefit);
    }

    Optional<String> of(long benefit) {
        return Optional.ofNullable(reasons.get(benefit));
    }

    int count() {
        return reasons.size();
    }

    /** Some of the reasons, for people. */
    List<String> samples(int most) {
        return reasons.values().stream().distinct().sorted().limit(most).toList();
    }

    /** What was thrown as words, so that nothing keeps the exception and through it the plug-in. */
    static String describe(Throwable thrown) {
        var what = new StringBuilder(thrown.getClass().getName());
        try {
            if (thrown.getMessage() != null) {
                what.append(": ").append(thrown.getMessage());
            }
            where(thrown).ifPresent(frame -> what.append(" at ").append(frame));
        } catch (RuntimeException e) {
            what.append(" (and its message fails too)"); // the plug-in's own exception class may do anything
        }
        return what.length() <= LONGEST ? what.toString() : what.substring(0, LONGEST);
    }

    /** The innermost place in the plug-in; what lies in this package only says how it was called. */
    private static Optional<StackTraceElement> where(Throwable thrown) {
        var own = Faults.class.getPackageName() + ".";
        return Stream.of(thrown.getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .findFirst()
                .filter(frame -> !frame.getClassName().startsWith(own)
                        || frame.getClassName().indexOf('.', own.length()) >= 0);
    }
}
