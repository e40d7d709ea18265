package org.bestow.api;

import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** Sign-in by password and sessions kept by the server. Thread-safe. */
@ProviderType
public interface SignIn {

    /** Takes equal time for known and unknown e-mails. */
    Answer<Started> signIn(String email, Secret password, String from, Language language);

    /** The caller of a live session; empty when it is unknown, ended or timed out. {@code from} is put into the caller. */
    Optional<Caller> caller(Secret token, String from);

    /** As {@link #caller}, but is no use of the session: a page that merely stays open does not keep it from timing out. */
    default Optional<Caller> look(Secret token, String from) {
        return caller(token, from);
    }

    /** Ends a session; unknown tokens are ignored. */
    void signOut(Secret token);

    record Started(Secret token, Caller caller) {}

    /** What a page shows of the caller. Empty for the shell. */
    Optional<Profile> profile(Caller caller);

    record Profile(String id, String name, String email, Language language, OptionalLong member) {}
}
