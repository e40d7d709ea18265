package org.bestow.itests.bench;

/** What the clients do. */
enum Scenario {
    /** The first page of a member's benefits. */
    LIST,
    /** One key, of any benefit of any member. */
    SPREAD,
    /** One key, always of the same benefit. */
    HOT,
    /** Lists with each filter and order, in a table of a million benefits. */
    MILLION;

    boolean acts() {
        return this == SPREAD || this == HOT;
    }
}
