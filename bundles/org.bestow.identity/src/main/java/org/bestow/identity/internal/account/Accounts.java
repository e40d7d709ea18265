package org.bestow.identity.internal.account;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Language;
import org.bestow.api.Users;
import org.bestow.api.Users.Person;
import org.bestow.spi.Role;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables of users and their roles; brings the tables of the whole bundle up to date. Thread-safe. */
@Component(service = Accounts.class)
public final class Accounts {

    private static final int HELPERS = 20;
    private static final int FOUND = 200;

    /** Of a user and one role, as {@link Row#of} reads them. */
    public static final String COLUMNS = "a.id, a.member_id, a.name, a.email, a.language, a.active,"
            + " a.deleted_at, a.notification_email, a.name_key, r.role";

    /** How many these are. */
    public static final int WIDTH = 10;

    private static final String SELECT =
            "select " + COLUMNS + " from account a left join account_role r on r.account_id = a.id ";

    private final Store store;
    private final Ids ids;
    private final LatelyRead latelyRead = new LatelyRead();

    @Activate
    public Accounts(@Reference Store store) {
        this.store = store;
        store.migrate("identity", Accounts.class.getClassLoader());
        store.tenantTables("account", "role_request");
        ids = store.ids("account_seq");
    }

    /** The database, with the tables of this bundle up to date. */
    public Store store() {
        return store;
    }

    public LatelyRead latelyRead() {
        return latelyRead;
    }

    /** Those who ask now: as they were read lately, or else read. */
    Map<Long, Person> asking(Collection<Long> numbers, Instant now) {
        var people = latelyRead.believed(numbers, now);
        var unknown =
                numbers.stream().filter(number -> !people.containsKey(number)).toList();
        if (!unknown.isEmpty()) {
            var read = find(unknown);
            people.putAll(read);
            latelyRead.keep(read.values(), now);
        }
        return people;
    }

    /**
     * A user with what sign-in needs.
     *
     * @param passwordHash empty for one who has no password yet
     * @param oneTime whether the password has to be changed
     */
    public record Credentials(Person person, Optional<String> passwordHash, boolean oneTime) {
        @Override
        public String toString() {
            return "Credentials of " + person.id();
        }
    }

    /** A user to be inserted. @param oneTime whether the password has to be changed at the first sign-in */
    public record NewAccount(Person person, String passwordHash, boolean oneTime, Instant createdAt) {}

    /** One user and one role: as many rows as the user has roles. */
    public record Row(
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

        /** @param first place of the first of the {@link #COLUMNS} */
        public static Row of(ResultSet row, int first) throws SQLException {
            var number = row.getLong(first + 1);
            var member = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
            return new Row(
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
    }

    /** The same, with the hash of the password. */
    private record HashedRow(Row row, String passwordHash, boolean oneTime) {}

    /** By number, also those who are deleted. */
    public Map<Long, Person> find(Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        var wanted = Set.copyOf(numbers);
        var rows = store.global().read(sql -> rows(sql.connection(), wanted));
        return people(rows).stream().collect(Collectors.toUnmodifiableMap(Person::number, person -> person));
    }

    /** By hand, as every view of a benefit needs it. */
    private static List<Row> rows(Connection connection, Set<Long> numbers) throws SQLException {
        var found = new ArrayList<Row>();
        try (var statement = connection.prepareStatement(SELECT + "where a.id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray(Long[]::new)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(Row.of(rows, 1));
                }
            }
        }
        return found;
    }

    public Optional<Person> byNumber(long number) {
        return Optional.ofNullable(find(List.of(number)).get(number));
    }

    /** One statement, whether the e-mail is known or not. */
    public Optional<Credentials> byEmail(String email) {
        var rows = store.global().read(sql -> sql.query(
                        "select " + COLUMNS
                                + ", a.password_hash, a.one_time_password from account a left join account_role r on r.account_id = a.id where a.email_key = :key")
                .bind("key", EmailKey.of(email))
                .map((row, context) ->
                        new HashedRow(Row.of(row, 1), row.getString(WIDTH + 1), row.getBoolean(WIDTH + 2)))
                .list());
        return people(rows.stream().map(HashedRow::row).toList()).stream()
                .findFirst()
                .map(person -> new Credentials(
                        person,
                        Optional.of(rows.get(0).passwordHash()).filter(hash -> !hash.isEmpty()),
                        rows.get(0).oneTime()));
    }

    /** Which of these e-mails' keys are taken. */
    Set<String> taken(Collection<String> keys) {
        return store.global().read(sql -> taken(sql, keys));
    }

    public static Set<String> taken(Sql sql, Collection<String> keys) {
        return sql.query("select email_key, member_id from account where email_key = any(:keys)")
                .bindArray("keys", String.class, keys)
                .map((row, context) -> row.getString(1))
                .set();
    }

    public List<Person> withAnyRole(long member, Set<Role> roles) {
        if (roles.isEmpty()) {
            return List.of();
        }
        // names of an enumeration: nothing to be quoted
        var names = roles.stream().sorted().map(role -> "'" + role + "'").collect(Collectors.joining(", "));
        var chosen = "select id from account where member_id = :member and active and exists ("
                + "select 1 from account_role x where x.account_id = account.id and x.role in (" + names + "))"
                + " order by name_key, id limit " + HELPERS;
        var rows = store.forMember(member).read(sql -> sql.query(
                        SELECT + "where a.member_id = :member and a.id in (" + chosen + ") order by a.name_key, a.id")
                .map((row, context) -> Row.of(row, 1))
                .list());
        return people(rows);
    }

    List<Long> search(long member, String text) {
        return store.forMember(member).read(sql -> sql.query("select id from account where member_id = :member"
                        + " and deleted_at is null and search_text like :pattern escape '!' order by name_key, id limit "
                        + FOUND)
                .bind("pattern", pattern(text))
                .mapTo(Long.class)
                .list());
    }

    /** How many operators there are, whether active or not. */
    public long operators() {
        return countOperators("");
    }

    public long activeOperators() {
        return countOperators(" and a.active");
    }

    private long countOperators(String condition) {
        return store.global().read(sql -> sql.query("select count(*) from account a join account_role r"
                        + " on r.account_id = a.id where a.member_id is null and r.role = 'OPERATOR'" + condition)
                .mapTo(Long.class)
                .one());
    }

    /** Operators who can sign in, 20 at most. */
    public static List<Person> activeOperators(Sql sql) {
        return people(sql.query(SELECT + "where a.member_id is null and a.active order by a.name_key, a.id")
                        .map((row, context) -> Row.of(row, 1))
                        .list())
                .stream()
                .limit(HELPERS)
                .toList();
    }

    public long nextNumber() {
        return ids.next();
    }

    /** The caller makes sure that the e-mails are new. */
    public static void insert(Sql sql, List<NewAccount> accounts) {
        var users = sql.batch("insert into account (id, member_id, email, email_key, name, name_key, search_text,"
                + " language, password_hash, one_time_password, active, created_at) values (:id, :memberId, :email,"
                + " :emailKey, :name, :nameKey, :searchText, :language, :passwordHash, :oneTime, :active, :createdAt)");
        var roles = sql.batch("insert into account_role (account_id, role) values (:id, :role)");
        for (var account : accounts) {
            var person = account.person();
            var member = person.member();
            users.bind("id", person.number())
                    .bind("memberId", member.isPresent() ? (Long) member.getAsLong() : null)
                    .bind("email", person.email())
                    .bind("emailKey", EmailKey.of(person.email()))
                    .bind("name", person.name())
                    .bind("nameKey", NameKey.of(person.name()))
                    .bind("searchText", searchText(person.name(), person.email()))
                    .bind("language", person.language().tag())
                    .bind("passwordHash", account.passwordHash())
                    .bind("oneTime", account.oneTime())
                    .bind("active", person.active())
                    .bind("createdAt", account.createdAt())
                    .add();
            for (var role : person.roles()) {
                roles.bind("id", person.number()).bind("role", role.name()).add();
            }
        }
        users.execute();
        roles.execute();
    }

    public static Optional<Person> byNumber(Sql sql, long number) {
        return people(sql.query(SELECT + "where a.id = :id")
                        .bind("id", number)
                        .map((row, context) -> Row.of(row, 1))
                        .list())
                .stream()
                .findFirst();
    }

    /** Users of the member by the keys of their e-mails. */
    public static List<Person> byEmails(Sql sql, long member, Collection<String> keys) {
        return people(sql.query(SELECT + "where a.member_id = :member and a.email_key = any(:keys)")
                .bind("member", member)
                .bindArray("keys", String.class, keys)
                .map((row, context) -> Row.of(row, 1))
                .list());
    }

    /** Active ones of the member beside this user; only under the member's guard does it stay true. */
    public static long otherGlobalAdmins(Sql sql, long member, long number) {
        return sql.query("select count(*) from account a join account_role r on r.account_id = a.id"
                        + " where a.member_id = :member and a.id <> :id and a.active and r.role = 'GLOBAL_ADMIN'")
                .bind("member", member)
                .bind("id", number)
                .mapTo(Long.class)
                .one();
    }

    /** Everything that somebody else may change of a user; the caller makes sure that the e-mail is new. */
    public static void change(Sql sql, Person person) {
        sql.update("update account set name = :name, name_key = :nameKey, search_text = :searchText, email = :email,"
                        + " email_key = :emailKey, language = :language, version = version + 1"
                        + " where id = :id and coalesce(member_id, 0) = :member")
                .bind("id", person.number())
                .bind("member", person.member().orElse(0))
                .bind("name", person.name())
                .bind("nameKey", NameKey.of(person.name()))
                .bind("searchText", searchText(person.name(), person.email()))
                .bind("email", person.email())
                .bind("emailKey", EmailKey.of(person.email()))
                .bind("language", person.language().tag())
                .execute();
    }

    /** Lets an invited user in with this password; false when the user is not waiting for that any more. */
    public static boolean activate(Sql sql, Person person, String hash) {
        return sql.update("update account set active = :yes, password_hash = :hash, turn = turn + 1 where id = :id"
                                + " and coalesce(member_id, 0) = :member and not active and deleted_at is null")
                        .bind("id", person.number())
                        .bind("member", person.member().orElse(0))
                        .bind("yes", true)
                        .bind("hash", hash)
                        .execute()
                == 1;
    }

    /** False when the user is deleted already. */
    public static boolean delete(Sql sql, Person person, Instant now) {
        return sql.update("update account set active = :no, deleted_at = :now, turn = turn + 1 where id = :id"
                                + " and coalesce(member_id, 0) = :member and deleted_at is null")
                        .bind("id", person.number())
                        .bind("member", person.member().orElse(0))
                        .bind("now", now)
                        .bind("no", false)
                        .execute()
                == 1;
    }

    /** As before the deletion: who never had a password is not active. */
    public static void restore(Sql sql, Person person) {
        sql.update("update account set active = (password_hash <> ''), deleted_at = null, turn = turn + 1"
                        + " where id = :id and coalesce(member_id, 0) = :member and not purged")
                .bind("id", person.number())
                .bind("member", person.member().orElse(0))
                .execute();
    }

    public static void replaceRoles(Sql sql, long number, Set<Role> roles) {
        sql.update("delete from account_role where account_id = :id")
                .bind("id", number)
                .execute();
        var rows = sql.batch("insert into account_role (account_id, role) values (:id, :role)");
        roles.forEach(role -> rows.bind("id", number).bind("role", role.name()).add());
        rows.execute();
    }

    /** Rows of one user stand together. */
    public static List<Person> people(List<Row> rows) {
        var byNumber = new LinkedHashMap<Long, Row>();
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

    static String searchText(String name, String email) {
        return lower(name + "\n" + email);
    }

    static String pattern(String text) {
        return "%" + lower(text.strip()).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
