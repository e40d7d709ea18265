package org.bestow.store;

import org.osgi.annotation.versioning.ProviderType;

/** Numbers that were never given before; gaps are normal. Thread-safe. */
@ProviderType
public interface Ids {

    long next();

    /** The first of {@code count} numbers in a row; {@code count} up to the sequence's increment. */
    long next(int count);
}
