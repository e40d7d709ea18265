package org.bestow.spi;

import java.time.Instant;
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

    /**
     * Replaces the data of a seat that exists. Decided again on a newer view when another change of it came in between, as far as the
     * view shows the seat.
     */
    void update(AssignmentRef seat, Record data);

    /** Ends a seat that exists, with all its unique claims, and frees its unit. */
    void release(AssignmentRef seat, Text why);

    /**
     * Holds {@code (member, type, claim, value)} for a seat as long as it and its benefit last; nobody else may hold it. Once the
     * benefit is over, expired or cancelled, the claim passes to the next who asks for it.
     */
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

    /** {@link #takeKeys(String, KeyKind, int)} with a note on each key, as the edition that it is for; see {@link #note}. */
    void takeKeys(String pool, KeyKind kind, int count, String note);

    /**
     * A precondition: not more than {@code most} keys were taken since a moment, those counted in that this decision took before.
     * It is checked under lock, so that requests at once cannot pass it together.
     *
     * @param of {@link Scope#BENEFIT}, or {@link Scope#PURCHASE}: all benefits of this type in the same purchase
     * @param otherwise the refusal; the platform adds {@code taken}, the number before this decision, to its facts
     */
    void limitKeys(Scope of, Instant since, int most, Refusal otherwise);

    /** Shows a taken key again; audited, changes nothing else. */
    void reveal(KeyRef key);

    /** Writes on a taken key what people want to remember of it, instead of what was there; blank removes it. At most 200 characters. */
    void note(KeyRef key, String note);

    /** Uses units of the benefit without a seat or a key, as an activation does; so many have to be left. */
    void useUnits(int count);

    /** Gives units back that {@link #useUnits} used; so many have to be in use. */
    void freeUnits(int count);

    /**
     * Replaces the benefit's document. Decided again on a newer view when another change of the document came in between: what a
     * decision read in it still holds when it is written.
     */
    void document(Record value);

    /** The same for the document of a key that is taken. */
    void document(KeyRef key, Record value);

    /**
     * Takes a new key out of the pool that a taken key came from, for the same unit, and shows it to the actor. The old key stays
     * listed, marked as replaced, with its document; a key is replaced once at most. Not for the kinds that share one value.
     *
     * @param why line of the benefit's history, in the type's words
     */
    void replaceKey(KeyRef key, Text why);

    /**
     * Queues mail, in the transaction of everything else that is asked for. An address that mail cannot be sent to refuses the action
     * before anything is done.
     */
    void mail(Mail mail);

    /** Something to think about before it is done, in the type's words; forbids nothing, and is no line of history. */
    void warn(Text text);

    /** A line of the benefit's history, in the type's words. */
    void remark(Text line);

    /** Marks the benefit as active from today. */
    void activate();

    /** Ends the right to give the purchase back for a refund. */
    void endsRefund();

    /** The action that would undo this one, on the same benefit, seat or key; its input is kept, so it has no {@link Secret}. */
    void undoWith(String action, Record input);

    /** A named text in the answer; kept in history, so that a repeated request is answered the same. */
    void result(String name, Text value);
}
