package org.bestow.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.spi.Role;
import org.osgi.annotation.versioning.ProviderType;

/** Makes users and changes their roles. Checks tenant and role itself; "the users" are those of the caller's tenant, or the operators. Thread-safe. */
@ProviderType
public interface UserAccounts {

    /** By name. */
    Answer<Page<Account>> list(Caller caller, Filter filter, Page.Request page);

    Answer<Account> get(Caller caller, String user);

    /** Makes a user with a one-time password, which is shown here and never again, or one who is invited by mail. */
    Answer<Created> create(Caller caller, Draft draft);

    /** Gives a user these roles instead of the present ones; that ends the user's sessions. */
    Answer<Account> setRoles(Caller caller, RoleChange change);

    /** Changes what is given of name, e-mail and language. Who was invited and has another e-mail now is invited there. */
    Answer<Account> change(Caller caller, Change change);

    /**
     * Invites a user once more, who has not accepted yet; an earlier link is of no use then. The more often it was done, the longer it
     * takes until the next time.
     */
    Answer<Invited> invite(Caller caller, String user, Optional<String> idempotencyKey);

    /** The roles that the caller may give and take. */
    Set<Role> grantable(Caller caller);

    /**
     * Checks the first user of a member that is still to be made. For the platform's own bundles: no check of rights, and no look at
     * the idempotency key.
     */
    Answer<Prepared> prepare(Language reader, Draft draft);

    /**
     * @param version changes with everything that is shown of the user
     * @param invitation the one that is open
     * @param restorableUntil of a deleted user
     */
    record Account(
            Users.Person person, long version, Optional<Invitation> invitation, Optional<Instant> restorableUntil) {
        public Account {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(invitation, "invitation");
            Objects.requireNonNull(restorableUntil, "restorableUntil");
        }

        /** Of one who is neither invited nor deleted. */
        public Account(Users.Person person, long version) {
            this(person, version, Optional.empty(), Optional.empty());
        }
    }

    /** @param delivery of the mail; empty once it is forgotten */
    record Invitation(Instant sentAt, Instant expires, Optional<Messages.Delivery> delivery) {
        public Invitation {
            Objects.requireNonNull(sentAt, "sentAt");
            Objects.requireNonNull(expires, "expires");
            Objects.requireNonNull(delivery, "delivery");
        }
    }

    /**
     * Which users.
     *
     * @param search text in name or e-mail
     * @param states at least one
     */
    record Filter(Optional<String> search, Optional<Role> role, Set<Users.State> states) {
        public Filter {
            Objects.requireNonNull(search, "search");
            Objects.requireNonNull(role, "role");
            states = Set.copyOf(states);
            if (states.isEmpty()) {
                throw new IllegalArgumentException("a filter without a state finds nobody");
            }
        }

        /** All who are not deleted. */
        public static Filter present(Optional<String> search) {
            return new Filter(search, Optional.empty(), Set.of(Users.State.ACTIVE, Users.State.INVITED));
        }
    }

    /**
     * What shall be other; the strings are as somebody typed them.
     *
     * @param expected the version that the change was made from; empty: whatever it is
     */
    record Change(
            String user,
            Optional<String> name,
            Optional<String> email,
            Optional<Language> language,
            OptionalLong expected) {
        public Change {
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(expected, "expected");
        }
    }

    /**
     * A user to be made; the strings are as somebody typed them.
     *
     * @param invite by mail, instead of a one-time password
     */
    record Draft(
            String name,
            String email,
            Language language,
            Set<Role> roles,
            boolean invite,
            Optional<String> idempotencyKey) {

        /** With a one-time password. */
        public Draft(String name, String email, Language language, Set<Role> roles, Optional<String> idempotencyKey) {
            this(name, email, language, roles, false, idempotencyKey);
        }

        public Draft {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(language, "language");
            roles = Set.copyOf(roles);
            Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        }
    }

    /**
     * @param oneTimePassword empty for one who is invited, and when a finished twin is answered again
     * @param replayed whether that is so
     */
    record Created(Account account, Optional<Secret> oneTimePassword, boolean replayed) {
        public Created {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(oneTimePassword, "oneTimePassword");
        }
    }

    /** @param replayed whether a finished twin is answered again */
    record Invited(Account account, boolean replayed) {
        public Invited {
            Objects.requireNonNull(account, "account");
        }
    }

    /** @param expected the version that the change was made from; empty: whatever it is */
    record RoleChange(String user, Set<Role> roles, OptionalLong expected) {
        public RoleChange {
            Objects.requireNonNull(user, "user");
            roles = Set.copyOf(roles);
            Objects.requireNonNull(expected, "expected");
        }
    }

    /** A user that has passed all checks and is not there yet. */
    @ProviderType
    interface Prepared {

        Secret oneTimePassword();

        /** In the caller's transaction, with the audit of it. A taken e-mail fails as a duplicate. */
        Users.Person insert(Connection transaction, Caller caller, long member) throws SQLException;
    }
}
