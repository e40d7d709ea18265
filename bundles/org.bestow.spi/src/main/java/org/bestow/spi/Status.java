package org.bestow.spi;

/** The derived status of a benefit, in the order in which the first that holds wins. May grow. */
public enum Status {
    CANCELLED,
    EXPIRED,
    PROVISIONING,
    EXHAUSTED,
    PENDING,
    ACTIVE,
    AVAILABLE
}
