package org.bestow.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The API tokens of a user. A token acts as its user, with the roles of the moment, narrowed by its scopes; it ends when it expires,
 * is deleted, or its user is. Only sessions manage tokens. Thread-safe.
 */
@ProviderType
public interface Tokens {

    /** The caller's tokens, newest first; expired ones for 30 days. */
    Answer<Page<Token>> list(Caller caller, Page.Request page);

    /** Makes a token; 50 live ones a user at most. A repetition with the same key answers without the value. */
    Answer<Created> create(Caller caller, NewToken wanted, Optional<String> idempotencyKey);

    /** Ends a token at once, and tells which it was. */
    Answer<Token> delete(Caller caller, String token);

    /**
     * @param name 1 to 100 characters
     * @param scopes codes of {@link TokenScope}, at least one
     * @param expiresInDays 1 to 365
     */
    record NewToken(String name, List<String> scopes, long expiresInDays) {
        public NewToken {
            Objects.requireNonNull(name, "name");
            scopes = List.copyOf(scopes);
        }
    }

    record Token(
            String id,
            String name,
            List<String> scopes,
            Instant createdAt,
            Instant expires,
            Optional<Instant> lastUsedAt) {
        public Token {
            scopes = List.copyOf(scopes);
            Objects.requireNonNull(lastUsedAt, "lastUsedAt");
        }
    }

    /** @param value shown this once; empty in a repetition */
    record Created(Token token, Optional<Secret> value) {}
}
