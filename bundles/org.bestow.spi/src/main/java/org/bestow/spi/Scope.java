package org.bestow.spi;

/** What an action or a document belongs to. May grow. */
public enum Scope {
    TYPE,
    MEMBER,
    PURCHASE,
    BENEFIT,
    ASSIGNMENT,
    KEY
}
