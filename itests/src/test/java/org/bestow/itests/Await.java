package org.bestow.itests;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition up to a deadline; prints what threads do when it passes. */
public final class Await {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private Await() {}

    /** @throws AssertionError naming {@code what} and the last failure, if the condition did not hold in time */
    public static void until(String what, Duration atMost, Callable<Boolean> condition) {
        var deadline = System.nanoTime() + atMost.toNanos();
        Exception last;
        do {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (Exception e) { // not yet: whatever is missing may still come; the last one is told at the deadline
                last = e;
            }
            LockSupport.parkNanos(PAUSE);
        } while (System.nanoTime() < deadline);
        ThreadDump.print(System.out);
        throw new AssertionError("not within " + atMost + ": " + what, last);
    }
}
