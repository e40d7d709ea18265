package org.bestow.identity.internal.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Users.Person;
import org.bestow.spi.Role;
import org.bestow.store.Ids;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables of users and their roles; brings the tables of the whole bundle up to date. Thread-safe. */
@Component(service = Accounts.class)
public final class Accounts {

    private static final int HELPERS = 20;
    private static final int FOUND = 200;

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

    /** The same, with the hash of the password. */
    private record HashedRow(PersonRow row, String passwordHash, boolean oneTime) {}

    /** By number, also those who are deleted. */
    public Map<Long, Person> find(Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        var wanted = Set.copyOf(numbers);
        var rows = store.global().read(sql -> rows(sql.connection(), wanted));
        return PersonRow.people(rows).stream().collect(Collectors.toUnmodifiableMap(Person::number, person -> person));
    }

    /** By hand, as every view of a benefit needs it. */
    private static List<PersonRow> rows(Connection connection, Set<Long> numbers) throws SQLException {
        var found = new ArrayList<PersonRow>();
        try (var statement = connection.prepareStatement(PersonRow.SELECT + "where a.id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", numbers.toArray(Long[]::new)));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(PersonRow.of(rows, 1));
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
        var rows = store.global().read(sql -> sql.query("select " + PersonRow.COLUMNS
                        + ", a.password_hash, a.one_time_password from account a"
                        + " left join account_role r on r.account_id = a.id where a.email_key = :key")
                .bind("key", EmailKey.of(email))
                .map((row, context) -> new HashedRow(
                        PersonRow.of(row, 1), row.getString(PersonRow.WIDTH + 1), row.getBoolean(PersonRow.WIDTH + 2)))
                .list());
        return PersonRow.people(rows.stream().map(HashedRow::row).toList()).stream()
                .findFirst()
                .map(person -> new Credentials(
                        person,
                        Optional.of(rows.get(0).passwordHash()).filter(hash -> !hash.isEmpty()),
                        rows.get(0).oneTime()));
    }

    /** Which of these e-mails' keys are taken. */
    Set<String> taken(Collection<String> keys) {
        return store.global().read(sql -> AccountRows.taken(sql, keys));
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
        var rows = store.forMember(member).read(sql -> sql.query(PersonRow.SELECT
                        + "where a.member_id = :member and a.id in (" + chosen + ") order by a.name_key, a.id")
                .map((row, context) -> PersonRow.of(row, 1))
                .list());
        return PersonRow.people(rows);
    }

    /** Of the members those where somebody who can sign in has the role. */
    public Set<Long> membersWith(Role role, Set<Long> members) {
        return store.global()
                .read(sql -> sql.query("select distinct member_id from account where member_id = any(:members)"
                                + " and active and exists (select 1 from account_role x where x.account_id = account.id"
                                + " and x.role = :role)")
                        .bindArray("members", Long.class, List.copyOf(members))
                        .bind("role", role.name())
                        .mapTo(Long.class)
                        .set());
    }

    List<Long> search(long member, String text) {
        return store.forMember(member).read(sql -> sql.query("select id from account where member_id = :member"
                        + " and deleted_at is null and search_text like :pattern escape '!' order by name_key, id limit "
                        + FOUND)
                .bind("pattern", SearchText.pattern(text))
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

    public long nextNumber() {
        return ids.next();
    }
}
