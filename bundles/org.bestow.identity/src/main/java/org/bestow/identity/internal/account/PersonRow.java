package org.bestow.identity.internal.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Language;
import org.bestow.api.Users;
import org.bestow.api.Users.Person;
import org.bestow.spi.Role;

/** One user and one role: as many rows as the user has roles. */
public record PersonRow(
        long id,
        OptionalLong memberId,
        String name,
        String email,
        String language,
        boolean active,
        Optional<Instant> deletedAt,
        Optional<String> notificationEmail,
        String nameKey,
        Optional<String> role) {

    /** Of a user and one role, as {@link #of} reads them. */
    public static final String COLUMNS = "a.id, a.member_id, a.name, a.email, a.language, a.active,"
            + " a.deleted_at, a.notification_email, a.name_key, r.role";

    /** How many these are. */
    public static final int WIDTH = 10;

    /** All users; a condition follows. */
    static final String SELECT =
            "select " + COLUMNS + " from account a left join account_role r on r.account_id = a.id ";

    /** @param first place of the first of the {@link #COLUMNS} */
    public static PersonRow of(ResultSet row, int first) throws SQLException {
        var number = row.getLong(first + 1);
        var member = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        return new PersonRow(
                row.getLong(first),
                member,
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getBoolean(first + 5),
                Optional.ofNullable(row.getObject(first + 6, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString(first + 7)),
                row.getString(first + 8),
                Optional.ofNullable(row.getString(first + 9)));
    }

    Users.State state() {
        if (deletedAt.isPresent()) {
            return Users.State.DELETED;
        }
        return active ? Users.State.ACTIVE : Users.State.INVITED;
    }

    /** Rows of one user stand together. */
    public static List<Person> people(List<PersonRow> rows) {
        var byNumber = new LinkedHashMap<Long, PersonRow>();
        var roles = new LinkedHashMap<Long, Set<Role>>();
        for (var row : rows) {
            byNumber.putIfAbsent(row.id(), row);
            var of = roles.computeIfAbsent(row.id(), number -> EnumSet.noneOf(Role.class));
            row.role().ifPresent(role -> of.add(Role.valueOf(role)));
        }
        return byNumber.values().stream()
                .map(row -> new Person(
                        row.id(),
                        row.memberId(),
                        row.name(),
                        row.email(),
                        Language.nearest(row.language()),
                        roles.get(row.id()),
                        row.state(),
                        row.notificationEmail()))
                .toList();
    }
}
