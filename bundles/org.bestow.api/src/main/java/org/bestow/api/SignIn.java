package org.bestow.api;

import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** Sign-in by password, sessions kept by the server, and API tokens. Thread-safe. */
@ProviderType
public interface SignIn {

    /** How API tokens begin; sessions never do. */
    String TOKEN_PREFIX = "bst_";

    /**
     * Takes equal time for known and unknown e-mails.
     *
     * @param client the User-Agent, as it was sent; empty where there is none
     */
    Answer<Started> signIn(String email, Secret password, String from, String client, Language language);

    /**
     * The caller of a live session or token; empty when it is unknown, has ended or timed out. {@code from} is put into the caller.
     */
    Optional<Caller> caller(Secret token, String from);

    /** As {@link #caller}, but is no use of the session: a page that merely stays open does not keep it from timing out. */
    default Optional<Caller> look(Secret token, String from) {
        return caller(token, from);
    }

    /** Ends a session; unknown ones and tokens are ignored. */
    void signOut(Secret token);

    record Started(Secret token, Caller caller) {}

    /** What a page shows of the caller; no scope is needed. Empty for the shell. */
    Optional<Profile> profile(Caller caller);

    /** @param notificationEmail empty: the one for sign-in */
    record Profile(
            String id,
            String name,
            String email,
            Language language,
            OptionalLong member,
            Optional<String> notificationEmail,
            long version) {}
}
