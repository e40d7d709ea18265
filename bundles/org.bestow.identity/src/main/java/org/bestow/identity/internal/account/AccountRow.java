package org.bestow.identity.internal.account;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.PublicId;
import org.bestow.api.SignIn.Profile;
import org.bestow.api.Users.Person;
import org.bestow.spi.Role;
import org.bestow.store.SortKey;
import org.bestow.store.Sql;

/**
 * The row of one user, in the caller's transaction.
 *
 * @param member 0 for operators
 */
public record AccountRow(Sql sql, long user, long member) {

    private static final String THIS = " where id = :user and coalesce(member_id, 0) = :member";

    public static AccountRow of(Sql sql, Caller caller) {
        return new AccountRow(sql, caller.user(), caller.member().orElse(0));
    }

    public static AccountRow of(Sql sql, Person person) {
        return new AccountRow(sql, person.number(), person.member().orElse(0));
    }

    /** What a user may change, and what password checks have to know. */
    public record Own(
            String name, String email, String language, Optional<String> notificationEmail, long version, String hash) {
        @Override
        public String toString() {
            return "Own[version=" + version + "]";
        }
    }

    /**
     * Waits for what goes on for the same user, so that it is one thing after the other. False when the user is not active, or the
     * password is not the one of this hash any more.
     */
    public boolean take(Optional<String> hash) {
        var update = sql.update("update account set turn = turn + 1" + THIS + " and active"
                        + (hash.isPresent() ? " and password_hash = :hash" : ""))
                .bind("user", user)
                .bind("member", member);
        hash.ifPresent(expected -> update.bind("hash", expected));
        return update.execute() == 1;
    }

    public Optional<Own> own() {
        return sql.query("select name, email, language, notification_email, version, password_hash as hash from account"
                        + THIS)
                .bind("user", user)
                .bind("member", member)
                .mapTo(Own.class)
                .findOne();
    }

    /** What the user and pages see. */
    public Optional<Profile> profile() {
        return own().map(own -> new Profile(
                PublicId.of(PublicId.Kind.USER, member, user),
                own.name(),
                own.email(),
                Language.nearest(own.language()),
                member == 0 ? OptionalLong.empty() : OptionalLong.of(member),
                own.notificationEmail(),
                own.version()));
    }

    /** The next version; the caller has taken its turn and compared the version. */
    public void change(String email, String name, Language language, Optional<String> notificationEmail) {
        sql.update("update account set name = :name, name_key = :nameKey, search_text = :searchText,"
                        + " language = :language, notification_email = :notificationEmail, version = version + 1"
                        + THIS)
                .bind("user", user)
                .bind("member", member)
                .bind("name", name)
                .bind("nameKey", SortKey.of(name))
                .bind("searchText", SearchText.of(name, email))
                .bind("language", language.tag())
                .bind("notificationEmail", notificationEmail.orElse(null))
                .execute();
    }

    /** The user's own choice, which ends that of a one-time password. */
    public void password(String hash) {
        sql.update("update account set password_hash = :hash, one_time_password = :no" + THIS)
                .bind("user", user)
                .bind("member", member)
                .bind("hash", hash)
                .bind("no", false)
                .execute();
    }

    /** Everything that somebody else may change of the user; the caller makes sure that the e-mail is new. */
    public void change(Person person) {
        sql.update("update account set name = :name, name_key = :nameKey, search_text = :searchText, email = :email,"
                        + " email_key = :emailKey, language = :language, version = version + 1" + THIS)
                .bind("user", user)
                .bind("member", member)
                .bind("name", person.name())
                .bind("nameKey", SortKey.of(person.name()))
                .bind("searchText", SearchText.of(person.name(), person.email()))
                .bind("email", person.email())
                .bind("emailKey", EmailKey.of(person.email()))
                .bind("language", person.language().tag())
                .execute();
    }

    /** Lets an invited user in with this password; false when the user is not waiting for that any more. */
    public boolean activate(String hash) {
        return sql.update("update account set active = :yes, password_hash = :hash, turn = turn + 1" + THIS
                                + " and not active and deleted_at is null")
                        .bind("user", user)
                        .bind("member", member)
                        .bind("yes", true)
                        .bind("hash", hash)
                        .execute()
                == 1;
    }

    /** False when the user is deleted already. */
    public boolean delete(Instant now) {
        return sql.update("update account set active = :no, deleted_at = :now, turn = turn + 1" + THIS
                                + " and deleted_at is null")
                        .bind("user", user)
                        .bind("member", member)
                        .bind("now", now)
                        .bind("no", false)
                        .execute()
                == 1;
    }

    /** As before the deletion: who never had a password is not active. */
    public void restore() {
        sql.update("update account set active = (password_hash <> ''), deleted_at = null, turn = turn + 1" + THIS
                        + " and not purged")
                .bind("user", user)
                .bind("member", member)
                .execute();
    }

    /** These roles instead of those that the user has. */
    public void replaceRoles(Set<Role> roles) {
        sql.update("delete from account_role where account_id = :id")
                .bind("id", user)
                .execute();
        var rows = sql.batch("insert into account_role (account_id, role) values (:id, :role)");
        roles.forEach(role -> rows.bind("id", user).bind("role", role.name()).add());
        rows.execute();
    }
}
