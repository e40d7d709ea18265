package org.bestow.core.internal.write;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bestow.api.Journal;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Effect;

/**
 * A decided action on its way to the database. Immutable; holds nothing of a plug-in.
 *
 * @param seen the benefit as the decision saw it
 * @param summary in English, for audit
 * @param told what the answer says of it, for its twin
 * @param idempotency with the hash of the request; empty: every call counts
 * @param alone in a group of its own, because it was stale twice
 */
public record Submission(
        Snapshot.BenefitRow seen,
        ZoneId zone,
        String action,
        List<Effect> effects,
        By by,
        String summary,
        Told told,
        Optional<Twin> idempotency,
        boolean alone) {

    /** @param reason set when an operator acts for the member */
    public record By(long actor, String name, Optional<String> reason, String from) {
        public By {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(from, "from");
        }
    }

    /** What makes two requests the same. */
    public record Twin(Journal.IdempotencyScope scope, String requestHash) {}

    public Submission {
        Objects.requireNonNull(seen, "seen");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(action, "action");
        effects = List.copyOf(effects);
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(told, "told");
        Objects.requireNonNull(idempotency, "idempotency");
    }

    long member() {
        return seen.memberId();
    }

    /** Rows written at most: the effects', history, audit (one a shown key), outbox, idempotency. */
    int rows() {
        return effects.stream().mapToInt(effect -> effect.rows() * 2).sum() + 4;
    }
}
