package org.bestow.core.internal.write;

import java.util.concurrent.atomic.LongAdder;

/** How much the writers have committed since the start: the mean size of their groups is what grouping brings. Thread-safe. */
public final class Tally {

    private final LongAdder actions = new LongAdder();
    private final LongAdder groups = new LongAdder();

    void committed(int size) {
        actions.add(size);
        groups.increment();
    }

    public long actions() {
        return actions.sum();
    }

    public long groups() {
        return groups.sum();
    }
}
