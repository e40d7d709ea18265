package org.bestow.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Queued messages for who delivers them: claim, begin, settle. Each call is a transaction of its own, so none is held while a server
 * is talked to.
 *
 * <p>A message is never begun a second time before its first outcome is known, or its lease is over and the outcome is <i>unknown</i>:
 * the server may or may not have it. After the first unknown outcome it is sent once more, after the second it has failed. So nobody
 * gets a message more than twice, unless an operator asks for it. Thread-safe.
 */
@ProviderType
public interface Deliveries {

    /** The oldest that are due, reserved for a deliverer; in the order in which they were queued. */
    List<Due> claim(String deliverer, int most);

    /**
     * To be called right before a message is given to the server: counts the attempt.
     *
     * @param messageId kept when the message has none yet
     * @return false when it is this deliverer's no more, and must not be sent
     */
    boolean begin(String deliverer, long number, String messageId);

    /** What became of a begun message. May be repeated. */
    void settle(String deliverer, long number, Outcome outcome);

    /** Gives back what was claimed and not begun; no attempt is counted. */
    void release(String deliverer);

    Backlog backlog();

    /**
     * A message to be sent now.
     *
     * @param messageId of an earlier attempt, which has to be used again
     */
    record Due(long number, Optional<String> messageId, Message message) {
        public Due {
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(message, "message");
        }
    }

    /** What became of an attempt. */
    sealed interface Outcome {}

    /** The server took it. */
    record Sent() implements Outcome {}

    /** The server will never take it. */
    record Refused(Fault fault) implements Outcome {}

    /** The server surely does not have it, and may take it later. */
    record Postponed(Fault fault) implements Outcome {}

    /** The server takes no message at all, so it says nothing of this one: no attempt is counted, and it keeps its place. */
    record Returned(Fault fault) implements Outcome {}

    /** The server may have it: the connection was lost between the end of the message and the answer. */
    record Unknown(Fault fault) implements Outcome {}

    /**
     * Why an attempt failed, in a form that is stable and holds nothing that a server, or anybody else, wrote.
     *
     * @param what lower case words and hyphens, such as {@code recipient-refused}
     * @param reply of the server, three digits
     * @param status enhanced status code such as 5.1.1; empty when the server gave none
     */
    record Fault(String what, OptionalInt reply, String status) {
        private static final Pattern WHAT = Pattern.compile("[a-z]+(-[a-z]+)*");
        private static final Pattern STATUS = Pattern.compile("|[245]\\.\\d{1,3}\\.\\d{1,3}");

        public Fault {
            if (!WHAT.matcher(what).matches()
                    || what.length() > 64
                    || !STATUS.matcher(status).matches()) {
                throw new IllegalArgumentException("no fault of a delivery");
            }
            if (reply.isPresent() && (reply.getAsInt() < 200 || reply.getAsInt() > 599)) {
                throw new IllegalArgumentException("no reply of a server");
            }
        }

        public static Fault of(String what) {
            return new Fault(what, OptionalInt.empty(), "");
        }

        /** As it is kept and shown. */
        public String text() {
            return what + (reply.isPresent() ? " " + reply.getAsInt() : "") + (status.isEmpty() ? "" : " " + status);
        }
    }

    /** @param oldest when the oldest that waits was queued */
    record Backlog(long waiting, Optional<Instant> oldest, long failed) {
        public Backlog {
            Objects.requireNonNull(oldest, "oldest");
        }
    }
}
