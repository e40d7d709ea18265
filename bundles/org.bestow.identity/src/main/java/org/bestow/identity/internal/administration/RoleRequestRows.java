package org.bestow.identity.internal.administration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.RoleRequests.State;
import org.bestow.store.Sql;

/** The requests of one member, in the caller's transaction. */
record RoleRequestRows(Sql sql, long member) {

    private static final String COLUMNS = "select id, account_id, role, reason, state, created_at, decided_at,"
            + " decided_by_name, note from role_request where member_id = :member";

    /** A request. */
    public record Row(
            long id,
            long accountId,
            String role,
            String reason,
            String state,
            Instant createdAt,
            Optional<Instant> decidedAt,
            Optional<String> decidedByName,
            Optional<String> note) {}

    /** Newest first. @param user whose alone; empty for all */
    List<Row> list(OptionalLong user, Optional<State> state, long before, int limit) {
        var query = sql.query(COLUMNS + " and id < :before"
                        + (user.isPresent() ? " and account_id = :user" : "")
                        + (state.isPresent() ? " and state = :state" : "")
                        + " order by id desc limit :limit")
                .bind("member", member)
                .bind("before", before)
                .bind("limit", limit);
        user.ifPresent(number -> query.bind("user", number));
        state.ifPresent(wanted -> query.bind("state", wanted.code()));
        return query.mapTo(Row.class).list();
    }

    Optional<Row> one(long id) {
        return sql.query(COLUMNS + " and id = :id")
                .bind("member", member)
                .bind("id", id)
                .mapTo(Row.class)
                .findOne();
    }

    Optional<Row> open(long user) {
        return list(OptionalLong.of(user), Optional.of(State.OPEN), Long.MAX_VALUE, 1).stream()
                .findFirst();
    }

    void insert(Row row) {
        sql.update("insert into role_request (id, member_id, account_id, role, reason, state, created_at)"
                        + " values (:id, :member, :user, :role, :reason, :state, :at)")
                .bind("member", member)
                .bind("id", row.id())
                .bind("user", row.accountId())
                .bind("role", row.role())
                .bind("reason", row.reason())
                .bind("state", row.state())
                .bind("at", row.createdAt())
                .execute();
    }

    /** Who ended a request, and how. */
    record End(State state, long by, String byName, Optional<String> note, Instant at) {}

    void end(long id, End end) {
        sql.update(
                        "update role_request set state = :state, decided_at = :at, decided_by = :by, decided_by_name = :name,"
                                + " note = :note where member_id = :member and id = :id and state = 'open'")
                .bind("member", member)
                .bind("id", id)
                .bind("state", end.state().code())
                .bind("at", end.at())
                .bind("by", end.by())
                .bind("name", end.byName())
                .bind("note", end.note().orElse(null))
                .execute();
    }
}
