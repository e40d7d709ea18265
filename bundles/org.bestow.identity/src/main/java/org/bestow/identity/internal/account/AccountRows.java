package org.bestow.identity.internal.account;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Users.Person;
import org.bestow.store.SortKey;
import org.bestow.store.Sql;

/** The rows of users and their roles, in the caller's transaction. */
public final class AccountRows {

    /** How many operators are named or told. */
    private static final int OPERATORS = 20;

    private AccountRows() {}

    /** A user to be inserted. @param oneTime whether the password has to be changed at the first sign-in */
    public record NewAccount(Person person, String passwordHash, boolean oneTime, Instant createdAt) {}

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
                    .bind("nameKey", SortKey.of(person.name()))
                    .bind("searchText", SearchText.of(person.name(), person.email()))
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

    /** Also one who is deleted. */
    public static Optional<Person> byNumber(Sql sql, long number) {
        return PersonRow.people(sql.query(PersonRow.SELECT + "where a.id = :id")
                        .bind("id", number)
                        .map((row, context) -> PersonRow.of(row, 1))
                        .list())
                .stream()
                .findFirst();
    }

    /** Users of the member by the keys of their e-mails. */
    public static List<Person> byEmails(Sql sql, long member, Collection<String> keys) {
        return PersonRow.people(sql.query(PersonRow.SELECT + "where a.member_id = :member and a.email_key = any(:keys)")
                .bind("member", member)
                .bindArray("keys", String.class, keys)
                .map((row, context) -> PersonRow.of(row, 1))
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

    /** Which of these keys of e-mails are taken. */
    public static Set<String> taken(Sql sql, Collection<String> keys) {
        return sql.query("select email_key, member_id from account where email_key = any(:keys)")
                .bindArray("keys", String.class, keys)
                .map((row, context) -> row.getString(1))
                .set();
    }

    /** Operators who can sign in, 20 at most. */
    public static List<Person> activeOperators(Sql sql) {
        return PersonRow.people(
                        sql.query(PersonRow.SELECT + "where a.member_id is null and a.active order by a.name_key, a.id")
                                .map((row, context) -> PersonRow.of(row, 1))
                                .list())
                .stream()
                .limit(OPERATORS)
                .toList();
    }
}
