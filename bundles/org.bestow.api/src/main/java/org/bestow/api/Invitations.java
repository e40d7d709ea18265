package org.bestow.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What somebody does who was invited by mail and is not signed in. Failures are counted as those of signing in. Thread-safe. */
@ProviderType
public interface Invitations {

    /** How many days one is good for. */
    int DAYS = 7;

    /** Whom the invitation of this token is for. */
    Answer<Invited> read(Secret token, String from, Language language);

    /** Sets the password of the one who is invited, who can sign in from then on; the token is used up. */
    Answer<Invited> accept(Secret token, Secret password, String from, Language language);

    /** @param company empty for an operator */
    record Invited(String name, String email, Language language, Optional<String> company, Instant expires) {
        public Invited {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(company, "company");
            Objects.requireNonNull(expires, "expires");
        }
    }
}
