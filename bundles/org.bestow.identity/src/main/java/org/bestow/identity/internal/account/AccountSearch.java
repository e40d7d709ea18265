package org.bestow.identity.internal.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bestow.api.Page;
import org.bestow.api.UserAccounts.Filter;
import org.bestow.api.Users;
import org.bestow.api.Users.Person;
import org.bestow.store.SortedCursor;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/** Users in a list or alone, each with what goes on with the account; purged ones are not found. Thread-safe. */
public final class AccountSearch {

    /** In cursors. */
    private static final String LIST = "u";

    private static final String COLUMNS = PersonRow.COLUMNS + ", i.sent_at, i.expires_at";
    private static final String JOINED =
            " left join account_role r on r.account_id = a.id" + " left join invitation i on i.account_id = a.id ";
    /** What the outer statement wants of a user. */
    private static final String OF_A_USER =
            "id, member_id, name, email, language, active, deleted_at, notification_email, name_key";

    private final Store store;

    public AccountSearch(Store store) {
        this.store = store;
    }

    /** A user, with the times of the open invitation and of the deletion. */
    public record Found(Person person, Optional<Sent> invitation, Optional<Instant> deletedAt) {}

    /** An open invitation. */
    public record Sent(Instant at, Instant expires) {}

    private record Line(PersonRow row, Optional<Sent> invitation) {

        static Line of(ResultSet row) throws SQLException {
            var sent = Optional.ofNullable(row.getObject(PersonRow.WIDTH + 1, OffsetDateTime.class));
            var expires = Optional.ofNullable(row.getObject(PersonRow.WIDTH + 2, OffsetDateTime.class));
            return new Line(
                    PersonRow.of(row, 1),
                    sent.flatMap(at -> expires.map(end -> new Sent(at.toInstant(), end.toInstant()))));
        }
    }

    /** A part of a member's users, or of the operators, by name; one statement. Empty when the cursor is none. */
    public Optional<Page<Found>> page(OptionalLong member, Filter filter, Page.Request page) {
        return page.after()
                .map(text -> SortedCursor.parse(LIST, text))
                .orElse(Optional.of(SortedCursor.start(LIST)))
                .map(after -> page(member, filter, after, page.limit()));
    }

    private Page<Found> page(OptionalLong member, Filter filter, SortedCursor after, int limit) {
        var of = member.isPresent() ? "member_id = :member" : "member_id is null";
        var search = filter.search().filter(text -> !text.isBlank());
        var part = "select " + OF_A_USER + " from account where " + of + " and not purged and ("
                + filter.states().stream()
                        .sorted()
                        .map(AccountSearch::condition)
                        .collect(Collectors.joining(" or "))
                + ")"
                + (search.isPresent() ? " and search_text like :pattern escape '!'" : "")
                + (filter.role().isPresent()
                        ? " and exists (select 1 from account_role x where x.account_id = account.id and x.role = :role)"
                        : "")
                + " and (name_key > :name or (name_key = :name and id > :id)) order by member_id, name_key, id limit :limit";
        var statement = "select " + COLUMNS + " from (" + part + ") a" + JOINED + "order by a.name_key, a.id";
        var scope = member.isPresent() ? store.forMember(member.getAsLong()) : store.global();
        var lines = scope.read(sql -> {
            var query = sql.query(statement)
                    .bind("name", after.sortKey())
                    .bind("id", after.number())
                    .bind("limit", limit + 1);
            search.ifPresent(text -> query.bind("pattern", SearchText.pattern(text)));
            filter.role().ifPresent(role -> query.bind("role", role.name()));
            return query.map((row, context) -> Line.of(row)).list();
        });
        var found = found(lines);
        if (found.size() <= limit) {
            return new Page<>(found, Optional.empty());
        }
        var last = found.get(limit - 1).person().number();
        var key = lines.stream().map(Line::row).filter(row -> row.id() == last).findFirst();
        return new Page<>(
                found.subList(0, limit), key.map(row -> new SortedCursor(LIST, row.nameKey(), row.id()).toString()));
    }

    private static String condition(Users.State state) {
        return switch (state) {
            case ACTIVE -> "deleted_at is null and active";
            case INVITED -> "deleted_at is null and not active";
            case DELETED -> "deleted_at is not null";
        };
    }

    /** One user of the member, or one operator. */
    public static Optional<Found> one(Sql sql, OptionalLong member, long number) {
        return found(sql.query("select " + COLUMNS + " from account a" + JOINED
                                + "where a.id = :id and coalesce(a.member_id, 0) = :member and not a.purged")
                        .bind("id", number)
                        .bind("member", member.orElse(0))
                        .map((row, context) -> Line.of(row))
                        .list())
                .stream()
                .findFirst();
    }

    public Optional<Found> one(OptionalLong member, long number) {
        return store.global().read(sql -> one(sql, member, number));
    }

    private static List<Found> found(List<Line> lines) {
        var first = lines.stream().collect(Collectors.toMap(line -> line.row().id(), line -> line, (one, same) -> one));
        return PersonRow.people(lines.stream().map(Line::row).toList()).stream()
                .map(person -> {
                    var line = first.get(person.number());
                    return new Found(person, line.invitation(), line.row().deletedAt());
                })
                .toList();
    }
}
