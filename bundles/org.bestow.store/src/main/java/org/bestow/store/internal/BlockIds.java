package org.bestow.store.internal;

import java.util.Objects;
import org.bestow.store.Ids;

/** Gives numbers of blocks taken from a sequence. Thread-safe. */
final class BlockIds implements Ids {

    /** Where blocks come from. */
    interface Source {
        long increment();

        /** The first number of a new block. */
        long take();
    }

    private final Source source;
    private long size;
    private long next;
    private long end;

    BlockIds(Source source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    @Override
    public long next() {
        return next(1);
    }

    @Override
    public synchronized long next(int count) {
        if (size == 0) {
            size = source.increment();
        }
        if (count < 1 || count > size) {
            throw new IllegalArgumentException("1 to " + size + " numbers at once");
        }
        if (end - next < count) {
            next = source.take();
            end = next + size;
        }
        var first = next;
        next += count;
        return first;
    }
}
