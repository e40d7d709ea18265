package org.bestow.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Scope;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The member's benefits, and the one way to do something with them. Checks tenant and role itself: who may not look at benefits sees
 * those where he holds a seat, and of their seats his own. Thread-safe; calls block the
 * calling thread, {@link #perform} for 30 seconds at most.
 */
@ProviderType
public interface Benefits {

    Answer<Page<Row>> list(Caller caller, Query query, Page.Request page);

    /** Details and actions come from the type: 3 seconds at most, then without them and with {@link Sheet#problem}. */
    Answer<Sheet> get(Caller caller, String benefit);

    /** The benefit's seats, newest first; of who sees it as a holder only, the own one. */
    Answer<Page<Seat>> assignments(Caller caller, String benefit, Page.Request page);

    /** Seats that ended, the last ended first. */
    Answer<Page<EndedSeat>> endedAssignments(Caller caller, String benefit, Page.Request page);

    Answer<Page<TakenKey>> keys(Caller caller, String benefit, Page.Request page);

    Answer<Page<HistoryEntry>> history(Caller caller, String benefit, Page.Request page);

    /** Does an action, or with {@link Call#dryRun} says what it would do, without any trace. */
    Answer<Done> perform(Caller caller, Call call);

    /** A row of a list. {@code quantity} empty: unlimited. */
    record Row(
            String id,
            String type,
            String title,
            String source,
            Status status,
            OptionalLong quantity,
            long used,
            Unit unit,
            LocalDate purchasedOn,
            Optional<LocalDate> activateBy,
            LocalDate expires,
            boolean typeAvailable,
            long version) {}

    /**
     * Filters and order of a list. Empty collections and optionals do not filter.
     *
     * @param asOf the day on which statuses and filters look at the rows; empty: this moment. Rows are as they are now: what was
     *     used or cancelled since that day counts
     */
    record Query(
            Optional<String> type,
            Set<Status> statuses,
            Optional<String> search,
            Optional<LocalDate> expiringBefore,
            Optional<LocalDate> activateBefore,
            Optional<LocalDate> asOf,
            Sort sort,
            boolean descending) {
        public Query {
            Objects.requireNonNull(type, "type");
            statuses = Set.copyOf(statuses);
            Objects.requireNonNull(search, "search");
            Objects.requireNonNull(expiringBefore, "expiringBefore");
            Objects.requireNonNull(activateBefore, "activateBefore");
            Objects.requireNonNull(asOf, "asOf");
            Objects.requireNonNull(sort, "sort");
        }

        /** With any day of activation, as of this moment. */
        public Query(
                Optional<String> type,
                Set<Status> statuses,
                Optional<String> search,
                Optional<LocalDate> expiringBefore,
                Sort sort,
                boolean descending) {
            this(type, statuses, search, expiringBefore, Optional.empty(), Optional.empty(), sort, descending);
        }

        public static Query all() {
            return new Query(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Sort.ACTIVATE_BY, false);
        }
    }

    /** Orders that a list can have. */
    enum Sort {
        TITLE,
        SOURCE,
        ACTIVATE_BY,
        EXPIRES,
        USED
    }

    /**
     * A benefit with what its type says.
     *
     * @param details blocks in the wire vocabulary; empty for a missing type
     * @param problem set when the type is there but could not answer
     */
    record Sheet(Row row, List<Map<String, Object>> details, List<Offer> actions, Optional<Problem> problem) {
        public Sheet {
            details = List.copyOf(details);
            actions = List.copyOf(actions);
        }
    }

    /**
     * An action that is there for this benefit, seat or key.
     *
     * @param inputSchema JSON Schema (draft 2020-12) with titles in the caller's language
     * @param refusal why it cannot be done now; empty when it can
     */
    record Offer(
            String name,
            String title,
            Optional<String> description,
            List<Effect> consequences,
            String inputSchema,
            Optional<Problem> refusal) {
        public Offer {
            consequences = List.copyOf(consequences);
        }
    }

    /** What an action will cause, in words. {@code severity}: info or warning. */
    record Effect(String kind, String text, String severity) {}

    /** A labelled line that a type shows with a seat or key, in the caller's language. */
    record Fact(String label, String value) {}

    /**
     * A seat.
     *
     * @param facts what the type says of it; {@code data} is how the type keeps it
     * @param mail the newest message about it
     */
    record Seat(
            String id,
            String userId,
            String userName,
            String userEmail,
            String state,
            Instant since,
            Map<String, Object> data,
            List<Fact> facts,
            Optional<Messages.Newest> mail,
            List<Offer> actions) {
        public Seat {
            facts = List.copyOf(facts);
            Objects.requireNonNull(mail, "mail");
            actions = List.copyOf(actions);
        }
    }

    /**
     * A seat that ended.
     *
     * @param userName empty for a user who is no more
     * @param endedByName as it was then
     * @param why in the caller's language
     */
    record EndedSeat(
            String id,
            String userId,
            String userName,
            Instant since,
            Instant endedAt,
            String endedById,
            String endedByName,
            String why,
            Map<String, Object> data) {}

    /** A taken key. @param replaces the key that it came instead of; {@code replacedBy} the other way round */
    record TakenKey(
            String id,
            KeyKind kind,
            String masked,
            Instant takenAt,
            String takenById,
            String takenByName,
            Optional<String> note,
            List<Fact> facts,
            Optional<String> replaces,
            Optional<String> replacedBy,
            List<Offer> actions) {
        public TakenKey {
            Objects.requireNonNull(note, "note");
            facts = List.copyOf(facts);
            Objects.requireNonNull(replaces, "replaces");
            Objects.requireNonNull(replacedBy, "replacedBy");
            actions = List.copyOf(actions);
        }
    }

    record HistoryEntry(
            String id,
            Instant at,
            String actorId,
            String actorName,
            Optional<OnBehalfOf> onBehalf,
            String action,
            String title,
            List<String> summary) {}

    record OnBehalfOf(String operator, String reason) {}

    /**
     * What is to be done.
     *
     * @param target seat or key; empty for the benefit itself
     * @param input JSON object
     */
    record Call(
            String benefit,
            Optional<Target> target,
            String action,
            String input,
            boolean dryRun,
            Optional<String> idempotencyKey) {
        public Call {
            Objects.requireNonNull(benefit, "benefit");
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(action, "action");
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        }
    }

    /** @param scope {@link Scope#ASSIGNMENT} or {@link Scope#KEY} */
    record Target(Scope scope, String id) {}

    /**
     * What was done, or with {@code dryRun} would be.
     *
     * @param keys values only where keys were taken or shown by this very call
     * @param replayed a finished twin with the same idempotency key was answered again
     */
    record Done(
            boolean dryRun,
            boolean replayed,
            List<ShownKey> keys,
            Optional<String> assignment,
            Map<String, String> texts,
            List<Effect> consequences,
            Row benefit,
            Optional<Undo> undo) {
        public Done {
            keys = List.copyOf(keys);
            texts = Map.copyOf(texts);
            consequences = List.copyOf(consequences);
        }
    }

    /** {@code id} and {@code value} are empty in a dry run. */
    record ShownKey(Optional<String> id, KeyKind kind, Optional<Secret> value) {}

    /** On the same benefit, seat or key. @param input JSON object */
    record Undo(String action, String input) {}
}
