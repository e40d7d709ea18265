package org.bestow.journal.internal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bestow.api.Journal;
import org.bestow.store.Batches;
import org.bestow.store.Ids;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the journal's rows in the caller's transaction. Thread-safe. */
@Component(service = Journal.class)
public final class JournalService implements Journal {

    static final Duration KEPT = Duration.ofHours(24);

    // as long as the columns: what is said about a change must not be what makes it fail
    private static final int SUMMARY = 2_000;
    private static final int ORIGIN = 100;

    private static final Comparator<IdempotencyRow> BY_KEY = Comparator.comparing(
            IdempotencyRow::scope,
            Comparator.comparing(IdempotencyScope::key)
                    .thenComparingLong(IdempotencyScope::member)
                    .thenComparingLong(IdempotencyScope::actor));

    private final Ids auditIds;
    private final Ids outboxIds;
    private final OutboxRelay relay;

    @Activate
    public JournalService(@Reference JournalSchema schema, @Reference OutboxRelay relay) {
        this.auditIds = schema.store().ids("audit_seq");
        this.outboxIds = schema.store().ids("outbox_seq");
        this.relay = relay;
    }

    @Override
    public void write(
            Connection transaction, List<AuditRow> audit, List<OutboxRow> outbox, List<IdempotencyRow> idempotency)
            throws SQLException {
        var batches = new Batches(transaction);
        batches.add(
                "insert into audit (id, member_id, at, actor_id, actor_name, reason, action, subject_type, subject_id,"
                        + " before_state, after_state, summary, origin, within_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                audit,
                this::bind);
        batches.add(
                "insert into outbox (id, member_id, topic, payload, at) values (?, ?, ?, ?, ?)", outbox, this::bind);
        if (!idempotency.isEmpty()) {
            var sorted = idempotency.stream().sorted(BY_KEY).toList();
            removeForgotten(batches, sorted);
            batches.add(
                    "insert into idempotency (idempotency_key, member_id, actor_id, request_hash, history_id, at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    sorted,
                    JournalService::bind);
        }
        batches.run();
    }

    /** A row that counts as absent may still be there, somebody else's of the same key too; in one statement for all. */
    private static void removeForgotten(Batches batches, List<IdempotencyRow> rows) {
        var scopes = rows.stream().map(IdempotencyRow::scope).toList();
        var oldest = rows.stream().map(IdempotencyRow::at).min(Comparator.naturalOrder());
        batches.add(
                "delete from idempotency where idempotency_key = any(?) and member_id = any(?) and at < ?",
                (statement, connection) -> {
                    statement.setArray(1, array(connection, "varchar", scopes, IdempotencyScope::key));
                    statement.setArray(2, array(connection, "bigint", scopes, IdempotencyScope::member));
                    statement.setMoment(3, oldest.orElseThrow().minus(KEPT));
                });
    }

    private void bind(Batches.Values statement, AuditRow row) throws SQLException {
        statement.setLong(1, auditIds.next());
        statement.setLong(2, row.member());
        statement.setMoment(3, row.at());
        statement.setLong(4, row.actor());
        statement.setString(5, row.actorName());
        statement.setString(6, row.reason());
        statement.setString(7, row.action());
        statement.setString(8, row.subjectType());
        statement.setString(9, row.subjectId());
        statement.setString(10, row.before());
        statement.setString(11, row.after());
        statement.setString(12, cut(row.summary(), SUMMARY));
        statement.setString(13, cut(row.from(), ORIGIN));
        statement.setString(14, row.within());
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private void bind(Batches.Values statement, OutboxRow row) throws SQLException {
        statement.setLong(1, outboxIds.next());
        statement.setLong(2, row.member());
        statement.setString(3, row.topic());
        statement.setString(4, row.payload());
        statement.setMoment(5, row.at());
    }

    private static void bind(Batches.Values statement, IdempotencyRow row) throws SQLException {
        statement.setString(1, row.scope().key());
        statement.setLong(2, row.scope().member());
        statement.setLong(3, row.scope().actor());
        statement.setString(4, row.requestHash());
        statement.setLong(5, row.history());
        statement.setMoment(6, row.at());
    }

    @Override
    public Map<IdempotencyScope, IdempotencyRow> find(
            Connection transaction, Collection<IdempotencyScope> scopes, Instant now) throws SQLException {
        if (scopes.isEmpty()) {
            return Map.of();
        }
        var wanted = Set.copyOf(scopes);
        var found = new HashMap<IdempotencyScope, IdempotencyRow>();
        // by the key alone, which nearly always tells a row apart: with more conditions a plan by another index may
        // seem cheaper
        try (var statement = transaction.prepareStatement(
                "select idempotency_key, member_id, actor_id, request_hash, history_id, at from idempotency"
                        + " where idempotency_key = any(?)")) {
            statement.setArray(1, array(transaction, "varchar", wanted, IdempotencyScope::key));
            var oldest = now.minus(KEPT).truncatedTo(ChronoUnit.MICROS);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var scope = new IdempotencyScope(rows.getLong(2), rows.getLong(3), rows.getString(1));
                    var at = rows.getObject(6, OffsetDateTime.class).toInstant();
                    // others have the right to the same key
                    if (wanted.contains(scope) && !at.isBefore(oldest)) {
                        found.put(scope, new IdempotencyRow(scope, rows.getString(4), rows.getLong(5), at));
                    }
                }
            }
        }
        return found;
    }

    private static Array array(
            Connection connection,
            String type,
            Collection<IdempotencyScope> scopes,
            Function<IdempotencyScope, Object> part)
            throws SQLException {
        return connection.createArrayOf(
                type, scopes.stream().map(part).distinct().toArray());
    }

    @Override
    public void committed() {
        relay.wake();
    }
}
