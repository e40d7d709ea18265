package org.bestow.store;

/** The databases that the platform runs on. */
public enum Dialect {
    H2,
    POSTGRESQL
}
