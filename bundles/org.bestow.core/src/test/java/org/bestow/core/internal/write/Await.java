package org.bestow.core.internal.write;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, with a deadline. */
final class Await {

    private static final long DEADLINE_NANOS = 30_000_000_000L;

    private Await() {}

    static void until(Callable<Boolean> condition) {
        var deadline = System.nanoTime() + DEADLINE_NANOS;
        try {
            while (!condition.call()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError("waited 30 seconds in vain");
                }
                LockSupport.parkNanos(1_000_000);
            }
        } catch (AssertionError e) {
            throw e;
        } catch (Exception e) { // Callable declares it; a condition of a test throws what fails the test
            throw new AssertionError(e);
        }
    }
}
