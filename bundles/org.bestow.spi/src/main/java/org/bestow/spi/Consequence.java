package org.bestow.spi;

/** What doing an action is known to cause. May grow. */
public enum Consequence {
    /** Ends the right to give the purchase back for a refund. */
    ENDS_REFUND,
    /** Cannot be undone. */
    IRREVERSIBLE,
    /** Sends mail. The platform adds it where a decision asks for mail; a type says so for what is shown before. */
    SENDS_MAIL
}
