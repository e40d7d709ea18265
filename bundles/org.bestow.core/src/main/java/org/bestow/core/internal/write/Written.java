package org.bestow.core.internal.write;

import java.util.List;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Changes;
import org.bestow.core.internal.effect.Violation;

/** What became of a submission. Always true: nobody is answered before the commit that makes it so. */
public sealed interface Written {

    /**
     * It is in the database.
     *
     * @param after the benefit as its group left it
     * @param taken keys that were taken; {@code shown} numbers of keys taken before
     */
    record Applied(
            long history, Snapshot.BenefitRow after, List<Changes.ClaimedKey> taken, List<Long> shown, List<Long> seats)
            implements Written {}

    /** A twin with the same idempotency key and request was applied as this history entry. */
    record Replayed(long history) implements Written {}

    /** The idempotency key was used for another request. */
    record Mismatch() implements Written {}

    /** A precondition no longer holds and a newer view may help. */
    record Stale(Violation violation) implements Written {}

    /** A precondition does not hold. */
    record Refused(Violation violation) implements Written {}

    /** The benefit is not there, or not the member's. */
    record Gone() implements Written {}

    /** Nothing was applied; later it may be. */
    record Busy() implements Written {}

    /** Nobody can tell now whether it was applied. */
    record Unknown() implements Written {}

    /** The database refused the rows: a bug. Nothing was applied. */
    record Failed(String incident) implements Written {}
}
