package org.bestow.api;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a user does with the own account. Only sessions may: a token never changes the account it belongs to, and the shell has none.
 * Thread-safe.
 */
@ProviderType
public interface Account {

    /** @param version that the change is based on; another one now is {@link Problem.Kind#PRECONDITION_FAILED} */
    Answer<SignIn.Profile> change(Caller caller, long version, Wanted wanted);

    /**
     * Takes another password, and ends all other sessions of the user; tells how many. Where the current one was a one-time
     * password, the session may do everything from then on. Wrong current passwords count as failed attempts.
     */
    Answer<Integer> changePassword(Caller caller, Secret current, Secret next);

    /** The user's live sessions, newest first. */
    Answer<Page<Session>> sessions(Caller caller, Page.Request page);

    /** Ends one of the user's sessions at once, also the caller's own; tells 1. */
    Answer<Integer> endSession(Caller caller, String session);

    /** Ends all but the caller's own, and tells how many. */
    Answer<Integer> endOtherSessions(Caller caller);

    /** A whole profile. @param notificationEmail empty: the one for sign-in */
    record Wanted(String name, String language, Optional<String> notificationEmail) {
        public Wanted {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(language, "language");
            Objects.requireNonNull(notificationEmail, "notificationEmail");
        }
    }

    /**
     * @param current whether the caller uses it
     * @param client browser and system
     */
    record Session(
            String id,
            boolean current,
            String address,
            String client,
            Instant createdAt,
            Instant lastSeenAt,
            Instant expires) {}
}
