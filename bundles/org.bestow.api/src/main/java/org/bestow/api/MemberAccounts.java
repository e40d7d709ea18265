package org.bestow.api;

import java.util.Objects;
import java.util.Optional;
import org.bestow.api.Members.Member;
import org.osgi.annotation.versioning.ProviderType;

/** Lists, makes and changes companies, for operators. Checks rights itself. Thread-safe. */
@ProviderType
public interface MemberAccounts {

    /** Those whose name or e-mail contains the text, by name. */
    Answer<Page<Company>> list(Caller caller, Optional<String> search, Page.Request page);

    /** @param member id or name */
    Answer<Company> get(Caller caller, String member);

    /** Makes a company with its first Global admin. */
    Answer<Created> create(Caller caller, Draft draft);

    /**
     * Gives a company another standing. What it has stays, and is there again when it is a member again.
     *
     * @param member id or name
     * @param version that the change is based on; another one now is {@link Problem.Kind#PRECONDITION_FAILED}
     */
    Answer<Company> change(Caller caller, String member, Standing.Wish standing, long version);

    /** A company as operators see it. */
    record Company(Member member, Standing standing, long version) {
        public Company {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(standing, "standing");
        }
    }

    /** A company to be made; the strings are as somebody typed them. */
    record Draft(
            String name,
            String timeZone,
            String email,
            Admin admin,
            Standing.Wish standing,
            Optional<String> idempotencyKey) {
        public Draft {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(timeZone, "timeZone");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(admin, "admin");
            Objects.requireNonNull(standing, "standing");
            Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        }
    }

    /** Its first Global admin. */
    record Admin(String name, String email, Language language) {
        public Admin {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(language, "language");
        }
    }

    /** @param oneTimePassword of the admin, shown here and never again; empty when a finished twin is answered again */
    record Created(Company company, Users.Person admin, Optional<Secret> oneTimePassword) {
        public Created {
            Objects.requireNonNull(company, "company");
            Objects.requireNonNull(admin, "admin");
            Objects.requireNonNull(oneTimePassword, "oneTimePassword");
        }
    }
}
