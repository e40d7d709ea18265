package org.bestow.itests;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How long this machine gave threads no turn while it was open, as a thread notices that wants one every few milliseconds: that is no
 * fault of what is measured meanwhile.
 */
final class Stalls implements AutoCloseable {

    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(5);

    private final AtomicLong lost = new AtomicLong();
    private final Thread thread = new Thread(this::watch, "stalls");

    Stalls() {
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        for (var last = System.nanoTime(); !Thread.currentThread().isInterrupted(); ) {
            LockSupport.parkNanos(TURN);
            var now = System.nanoTime();
            lost.addAndGet(Math.max(0, now - last - TURN));
            last = now;
        }
    }

    /** So far. */
    Duration lost() {
        return Duration.ofNanos(lost.get());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
