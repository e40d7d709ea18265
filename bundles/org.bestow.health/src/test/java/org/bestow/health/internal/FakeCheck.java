package org.bestow.health.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bestow.api.Check;

/** A check that does what the test says, and counts. */
record FakeCheck(String name, boolean quick, Supplier<Check.Result> outcome, AtomicInteger runs) implements Check {

    static FakeCheck quick(String name, Supplier<Check.Result> outcome) {
        return new FakeCheck(name, true, outcome, new AtomicInteger());
    }

    static FakeCheck slow(String name, Supplier<Check.Result> outcome) {
        return new FakeCheck(name, false, outcome, new AtomicInteger());
    }

    @Override
    public Result run() {
        runs.incrementAndGet();
        return outcome.get();
    }
}
