package org.bestow.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.spi.Role;
import org.osgi.annotation.versioning.ProviderType;

/** Makes users and changes their roles. Checks tenant and role itself; "the users" are those of the caller's tenant, or the operators. Thread-safe. */
@ProviderType
public interface UserAccounts {

    Answer<Account> get(Caller caller, String user);

    /** Makes a user with a one-time password, which is shown here and never again. */
    Answer<Created> create(Caller caller, Draft draft);

    /** Gives a user these roles instead of the present ones; that ends the user's sessions. */
    Answer<Account> setRoles(Caller caller, RoleChange change);

    /** The roles that the caller may give and take. */
    Set<Role> grantable(Caller caller);

    /**
     * Checks the first user of a member that is still to be made. For the platform's own bundles: no check of rights, and no look at
     * the idempotency key.
     */
    Answer<Prepared> prepare(Language reader, Draft draft);

    /** @param version changes with everything that is shown of the user */
    record Account(Users.Person person, long version) {
        public Account {
            Objects.requireNonNull(person, "person");
        }
    }

    /** A user to be made; the strings are as somebody typed them. */
    record Draft(String name, String email, Language language, Set<Role> roles, Optional<String> idempotencyKey) {
        public Draft {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(language, "language");
            roles = Set.copyOf(roles);
            Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        }
    }

    /** @param oneTimePassword empty when a finished twin is answered again */
    record Created(Account account, Optional<Secret> oneTimePassword) {
        public Created {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(oneTimePassword, "oneTimePassword");
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
