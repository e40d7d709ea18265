package org.bestow.api;

import java.util.Objects;
import java.util.Optional;
import org.bestow.api.Members.Member;
import org.osgi.annotation.versioning.ProviderType;

/** Lists and makes member companies, for operators. Checks rights itself. Thread-safe. */
@ProviderType
public interface MemberAccounts {

    /** Those whose name or e-mail contains the text, by name. */
    Answer<Page<Member>> list(Caller caller, Optional<String> search, Page.Request page);

    /** Makes a company with its first Global admin. */
    Answer<Created> create(Caller caller, Draft draft);

    /** A company to be made; the strings are as somebody typed them. */
    record Draft(String name, String timeZone, String email, Admin admin, Optional<String> idempotencyKey) {
        public Draft {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(timeZone, "timeZone");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(admin, "admin");
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
    record Created(Member member, Users.Person admin, Optional<Secret> oneTimePassword) {
        public Created {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(admin, "admin");
            Objects.requireNonNull(oneTimePassword, "oneTimePassword");
        }
    }
}
