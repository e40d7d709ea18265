package org.bestow.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Mail from the moment when it is queued; what it says never comes out here. Thread-safe. */
@ProviderType
public interface Messages {

    /**
     * For the platform's own bundles: queues in the caller's transaction, one batch a table, and leaves after the commit, in the
     * order of the calls. No check of rights.
     */
    void queue(Connection transaction, List<Message> messages) throws SQLException;

    /**
     * For the platform's own bundles: how far the newest message is of each of these things, by their ids; those of which there is none
     * are left out. One statement for all, no check of rights.
     *
     * @param member 0 where there is none
     * @param purpose and {@code aboutType}: as the messages were queued with
     */
    Map<String, Delivery> newest(long member, String purpose, String aboutType, Collection<String> aboutIds);

    /** {@link #newest(long, String, String, Collection)} whatever the purpose, which is told. */
    Map<String, Newest> newest(long member, String aboutType, Collection<String> aboutIds);

    /** The newest message about a thing. */
    record Newest(String purpose, Delivery delivery) {}

    /** Newest first. Operators see all, or those of the member they act for. @param state empty for all */
    Answer<Page<Item>> list(Caller caller, Optional<State> state, Page.Request page);

    /**
     * Gives a failed message all its attempts again, and sends one that waits for its next attempt at once. Any other is answered
     * unchanged, so a repetition does no harm.
     *
     * @param id public id
     */
    Answer<Item> retry(Caller caller, String id);

    /** The same for all that failed and still can be sent, in the order in which they were queued; how many. */
    Answer<Integer> retryFailed(Caller caller);

    /** How far a message is. */
    enum State {
        /** Waits for its first or next attempt. */
        QUEUED("queued"),
        /** Given to the server, whose answer is not known yet. */
        SENDING("sending"),
        /** Taken by the server. */
        SENT("sent"),
        /** Given up. */
        FAILED("failed");

        private final String code;

        State(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /** Empty for anything that is no state. */
        public static Optional<State> parse(String code) {
            for (var state : values()) {
                if (state.code.equals(code)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * How far a message is, as those see it who caused it.
     *
     * @param address where it goes
     * @param error of the last attempt: what failed and the server's codes, never its words
     * @param at when it was queued
     */
    record Delivery(State state, String address, Optional<String> error, Instant at) {
        public Delivery {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * A message as operators see it.
     *
     * @param member public id; empty where there is none
     * @param error of the last attempt: what failed and the server's codes, never its words
     * @param retryable whether {@link #retry} would send it: what it says is kept for a while after it failed, and no longer
     * @param nextAttemptAt of a queued message
     * @param finishedAt of a sent or failed one
     */
    record Item(
            String id,
            Optional<String> member,
            String purpose,
            String subjectType,
            String subjectId,
            String recipientName,
            String recipientAddress,
            Language language,
            State state,
            int attempts,
            Optional<String> error,
            boolean retryable,
            Instant createdAt,
            Optional<Instant> nextAttemptAt,
            Optional<Instant> finishedAt) {
        public Item {
            Objects.requireNonNull(member, "member");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(nextAttemptAt, "nextAttemptAt");
            Objects.requireNonNull(finishedAt, "finishedAt");
        }
    }
}
