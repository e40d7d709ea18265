package org.bestow.core.internal.effect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.KeyKind;

/**
 * One change that a decision asks for: declares what it needs, checks itself against a group's state and adds its rows, and says what
 * it causes. Never runs SQL. Seats that the same decision creates are named by negative numbers. Immutable.
 */
public sealed interface Effect
        permits Assign,
                UpdateSeat,
                Release,
                ClaimUnique,
                TakeKeys,
                LimitKeys,
                RevealKey,
                NoteKey,
                ReplaceKey,
                PutDocument,
                PutKeyDocument,
                SendMail,
                LockUntil,
                UseUnits,
                Remark,
                Warn,
                Activate,
                EndRefund {

    /** Kind of the effect in history and texts. */
    String kindName();

    /** Adds what has to be locked and read; {@code seen} is the benefit as the decision saw it. */
    void needs(Snapshot.BenefitRow seen, Needs needs);

    /** Changes the group's state; with a violation the caller rolls the whole action back. */
    Optional<Violation> apply(Act act, Changes changes);

    /** What history keeps of it, as JSON values; never a secret. */
    Map<String, Object> facts();

    /** What it will cause, for who is about to do it. */
    default List<Outlook> outlook(Snapshot snapshot) {
        return List.of();
    }

    /** Units of the benefit that it uses (negative: frees). */
    default long units() {
        return 0;
    }

    /** Kinds of the keys that it takes, one each. */
    default List<KeyKind> newKeys() {
        return List.of();
    }

    /** It only asks whether something holds, or tells who does it: history has nothing to say of it. */
    default boolean silent() {
        return false;
    }

    /** How many rows it writes at most. */
    default int rows() {
        return 1;
    }

    /** A consequence as data: {@code consequence.KIND} with facts. */
    record Outlook(String kind, Map<String, Object> facts, boolean warning) {
        public Outlook {
            facts = Map.copyOf(facts);
        }
    }
}
