package org.bestow.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bestow.spi.Role;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Users who ask to become Global admin. The company's Global admins decide, or an operator where there is none. Checks tenant and
 * role itself. Thread-safe.
 */
@ProviderType
public interface RoleRequests {

    /** What a user asks for. */
    Role WANTED = Role.GLOBAL_ADMIN;

    /** Newest first: all of the member for those who decide, for others their own. */
    Answer<Page<Request>> list(Caller caller, Optional<State> state, Page.Request page);

    /** Asks; who decides gets mail. A user has one open request at most. */
    Answer<Asked> ask(Caller caller, String reason, Optional<String> idempotencyKey);

    /** Grants it, which gives the role, or refuses it; the asker gets mail. */
    Answer<Request> decide(Caller caller, String request, Decision decision);

    /** How far a request is. */
    enum State {
        OPEN("open"),
        GRANTED("granted"),
        REFUSED("refused"),
        /** The user was deleted before. */
        WITHDRAWN("withdrawn");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** @param note for the asker */
    record Decision(boolean granted, Optional<String> note) {
        public Decision {
            Objects.requireNonNull(note, "note");
        }
    }

    /**
     * A request.
     *
     * @param id public id
     * @param decidable whether the caller may decide it now
     */
    record Request(
            String id,
            Asker asker,
            Role role,
            String reason,
            State state,
            Instant at,
            Optional<Outcome> outcome,
            boolean decidable) {
        public Request {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(asker, "asker");
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /** @param id public id of the user */
    record Asker(String id, String name, String email) {}

    /** What became of it. @param by name of who decided */
    record Outcome(String by, Instant at, Optional<String> note) {
        public Outcome {
            Objects.requireNonNull(note, "note");
        }
    }

    /**
     * A request that was made.
     *
     * @param deciders the company's Global admins; none where an operator decides
     * @param replayed whether a finished twin is answered again
     */
    record Asked(Request request, List<Problem.Helper> deciders, boolean replayed) {
        public Asked {
            Objects.requireNonNull(request, "request");
            deciders = List.copyOf(deciders);
        }
    }
}
