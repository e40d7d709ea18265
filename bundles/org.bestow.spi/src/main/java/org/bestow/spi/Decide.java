package org.bestow.spi;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides one action: reads the view, asks for effects, answers. Pure: no I/O, no lock, no clock but the view's; has 2 seconds;
 * may be called again on a newer view, and by preview.
 */
@FunctionalInterface
@ConsumerType
public interface Decide<S extends Record, I extends Record> {

    /** A {@link Decision.Kind#REFUSED} decision drops all effects asked for. */
    Decision decide(View<S> view, I input, Effects effects);
}
