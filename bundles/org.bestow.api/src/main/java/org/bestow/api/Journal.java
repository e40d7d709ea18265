package org.bestow.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes audit, outbox and idempotency rows in the caller's transaction: one batch a table, whatever the number of rows. Never
 * commits. Thread-safe.
 */
@ProviderType
public interface Journal {

    /** Writes all rows, each table once, sorted by key. Compares update counts. */
    void write(Connection transaction, List<AuditRow> audit, List<OutboxRow> outbox, List<IdempotencyRow> idempotency)
            throws SQLException;

    /** Finished twins, one statement for all; rows older than 24 hours before {@code now} count as absent. */
    Map<IdempotencyScope, IdempotencyRow> find(Connection transaction, Collection<IdempotencyScope> scopes, Instant now)
            throws SQLException;

    /** To be called after a commit that wrote outbox rows: wakes the delivery. Never blocks. */
    void committed();

    /**
     * @param member 0 where there is none
     * @param actor number of the user, 0 for the platform or the shell
     * @param within id of what the subject belongs to, whose list shows it too; empty when it stands for itself
     * @param before JSON object, "{}" when there was nothing; never holds a secret
     */
    record AuditRow(
            long member,
            Instant at,
            long actor,
            String actorName,
            Optional<String> reason,
            String action,
            String subjectType,
            String subjectId,
            Optional<String> within,
            String before,
            String after,
            String summary,
            String from) {
        public AuditRow {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(within, "within");
            Objects.requireNonNull(summary, "summary");
        }

        /** Of a subject that stands for itself. */
        public AuditRow(
                long member,
                Instant at,
                long actor,
                String actorName,
                Optional<String> reason,
                String action,
                String subjectType,
                String subjectId,
                String before,
                String after,
                String summary,
                String from) {
            this(
                    member,
                    at,
                    actor,
                    actorName,
                    reason,
                    action,
                    subjectType,
                    subjectId,
                    Optional.empty(),
                    before,
                    after,
                    summary,
                    from);
        }
    }

    /** @param payload JSON object; ids and versions only */
    record OutboxRow(long member, String topic, String payload, Instant at) {}

    record IdempotencyScope(long member, long actor, String key) {}

    /** @param history number of the history entry that holds what was done */
    record IdempotencyRow(IdempotencyScope scope, String requestHash, long history, Instant at) {}
}
