package org.bestow.core.internal.engine;

/** Inclusive bounds of a length, a size or a number. */
record Limits(long min, long max) {

    static final Limits NONE = new Limits(Long.MIN_VALUE, Long.MAX_VALUE);

    boolean hasMin() {
        return min != Long.MIN_VALUE;
    }

    boolean hasMax() {
        return max != Long.MAX_VALUE;
    }
}
