package org.bestow.spi;

/** A part of a benefit that is read only on demand, because it may be long. May grow. */
public enum Part {
    /** The benefit's seats, the newest 200. */
    ASSIGNMENTS,
    /** The benefit's taken keys, the newest 200. */
    KEYS,
    /** The keys taken for all benefits of the type in the same purchase, this one's among them, the newest 200. */
    SIBLING_KEYS,
    /** The benefit's seats that ended, the newest 200; see {@link View#endedAssignments}. */
    ENDED_ASSIGNMENTS,
    /** The unique claims of the member for this type, the newest 500; see {@link View#claimed}. */
    CLAIMS
}
