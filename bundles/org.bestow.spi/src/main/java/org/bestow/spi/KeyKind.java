package org.bestow.spi;

/** How keys of a pool count. May grow. */
public enum KeyKind {
    /** One key is one unit of the benefit. */
    RETAIL,
    /** One key for the benefit; a unit is a recorded activation. */
    MULTIPLE_ACTIVATION,
    /** One value shared by all; no activation. */
    STATIC,
    /** One value shared by all; may be a code or a sentence. */
    CUSTOM,
    /** The product has no key. */
    NONE
}
