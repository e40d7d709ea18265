package org.bestow.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a decision asks for. The platform checks each against the data under lock and applies all of them in one transaction, or
 * none. Not thread-safe; throws {@link IllegalStateException} after the call it was handed to, and {@link IllegalArgumentException}
 * for arguments that can never be right, as ids of another member.
 */
@ProviderType
public interface Effects {

    /** Gives a seat: the user is one of the member, has no seat of this benefit yet, and a unit is free. */
    AssignmentRef assign(UserRef user, Record data);

    /** Replaces the data of a seat that exists. */
    void update(AssignmentRef seat, Record data);

    /** Ends a seat that exists, with all its unique claims, and frees its unit. */
    void release(AssignmentRef seat, Text why);

    /** Holds {@code (member, type, claim, value)} for a seat as long as it lasts; nobody else may hold it. */
    void claimUnique(String claim, String value, AssignmentRef heldBy);

    /**
     * Takes keys out of a pool and shows them to the actor. {@link KeyKind#RETAIL}: each is one unit. Others: one key for the
     * benefit, no unit; the benefit becomes active.
     *
     * @param pool code of the pool
     * @param kind of the pool
     * @param count 1 to 100; 1 where the kind is not retail
     */
    void takeKeys(String pool, KeyKind kind, int count);

    /** Shows a taken key again; audited, changes nothing else. */
    void reveal(KeyRef key);

    /** Marks the benefit as active from today. */
    void activate();

    /** Ends the right to give the purchase back for a refund. */
    void endsRefund();

    /** The action that would undo this one. */
    void undoWith(String action, Record input);

    /** A named text in the answer. */
    void result(String name, Text value);
}
