package org.bestow.core.internal.benefit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Users;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;

/**
 * One benefit as it was at a version, with what a decision may look at. Immutable.
 *
 * @param seat the seat that the action is on
 * @param key the key that the action is on
 * @param document the type's own data of the benefit, only when asked for
 * @param users whom the input names, the actor, and the holders of what is seen; of this member only, deleted ones among them
 */
public record Snapshot(
        BenefitRow benefit,
        MemberRow member,
        ItemRow item,
        Optional<SeatRow> seat,
        Optional<KeyRow> key,
        Optional<DocumentRow> document,
        Lists lists,
        Map<Long, Users.Person> users,
        Instant now,
        LocalDate today) {

    public Snapshot {
        users = Map.copyOf(users);
    }

    /**
     * What may be long: the newest of each, only where asked for.
     *
     * @param siblingKeys of the purchase's benefits of the same type
     * @param endedSeats the last ended first
     * @param claims of the member and the type
     */
    public record Lists(
            List<SeatRow> seats,
            List<KeyRow> keys,
            List<KeyRow> siblingKeys,
            List<EndedSeatRow> endedSeats,
            List<ClaimRow> claims) {

        public static final Lists NONE = new Lists(List.of(), List.of(), List.of(), List.of(), List.of());

        public Lists {
            seats = List.copyOf(seats);
            keys = List.copyOf(keys);
            siblingKeys = List.copyOf(siblingKeys);
            endedSeats = List.copyOf(endedSeats);
            claims = List.copyOf(claims);
        }
    }

    public List<SeatRow> seats() {
        return lists.seats();
    }

    public List<KeyRow> keys() {
        return lists.keys();
    }

    /** The same snapshot with the seats of a page in view, and their holders. */
    public Snapshot showingSeats(List<SeatRow> others, Map<Long, Users.Person> holders) {
        var shown = new Lists(others, lists.keys(), lists.siblingKeys(), lists.endedSeats(), lists.claims());
        var known = new HashMap<>(holders);
        known.putAll(users);
        return new Snapshot(benefit, member, item, seat, key, document, shown, known, now, today);
    }

    /** The same snapshot as a holder sees it: his seat, and no keys. */
    public Snapshot heldBy(SeatRow own) {
        var shown = new Lists(List.of(own), List.of(), List.of(), lists.endedSeats(), lists.claims());
        return new Snapshot(benefit, member, item, seat, key, document, shown, users, now, today);
    }

    /** The same snapshot with the keys of a page in view. */
    public Snapshot showingKeys(List<KeyRow> others) {
        var shown = new Lists(lists.seats(), others, lists.siblingKeys(), lists.endedSeats(), lists.claims());
        return new Snapshot(benefit, member, item, seat, key, document, shown, users, now, today);
    }

    /** The same snapshot for an action on one of its seats or keys. */
    public Snapshot on(Optional<SeatRow> oneSeat, Optional<KeyRow> oneKey) {
        return new Snapshot(benefit, member, item, oneSeat, oneKey, document, lists, users, now, today);
    }

    /** A user's name; empty for one who is no more. */
    public Optional<String> nameOf(long user) {
        return Optional.ofNullable(users.get(user)).map(Users.Person::name);
    }

    /** A benefit with the columns of its purchase that rules need. {@code quantity} empty: unlimited. */
    public record BenefitRow(
            long id,
            long memberId,
            long purchaseId,
            long itemId,
            String type,
            OptionalLong quantity,
            long used,
            long pending,
            Unit unit,
            LocalDate purchasedOn,
            Instant availableFrom,
            Optional<LocalDate> activateBy,
            LocalDate expires,
            Optional<LocalDate> activatedOn,
            Optional<LocalDate> cancelledOn,
            Optional<LocalDate> refundEndedOn,
            long version) {

        public long left() {
            return quantity.isPresent() ? quantity.getAsLong() - used : Long.MAX_VALUE;
        }

        public Status status(Instant now, LocalDate today) {
            return BenefitStatus.of(this, now, today);
        }

        /** The same benefit with other counters. */
        public BenefitRow with(long nowUsed, long nowPending, Optional<LocalDate> nowActivatedOn, long nowVersion) {
            return new BenefitRow(
                    id,
                    memberId,
                    purchaseId,
                    itemId,
                    type,
                    quantity,
                    nowUsed,
                    nowPending,
                    unit,
                    purchasedOn,
                    availableFrom,
                    activateBy,
                    expires,
                    nowActivatedOn,
                    cancelledOn,
                    refundEndedOn,
                    nowVersion);
        }

        public BenefitRow using(long units) {
            return with(used + units, pending, activatedOn, version);
        }

        public BenefitRow activated(LocalDate day) {
            return with(used, pending, Optional.of(activatedOn.orElse(day)), version);
        }
    }

    public record MemberRow(long id, String name, ZoneId timeZone, String email) {}

    /** @param settings JSON object; @param title JSON object of language to text */
    public record ItemRow(
            long id,
            String code,
            String type,
            String title,
            String settings,
            int settingsVersion,
            String packageTitle) {
        /** Without the settings, which may be secret. */
        @Override
        public String toString() {
            return "item " + code + ", number " + id;
        }
    }

    public record SeatRow(
            long id, long benefitId, long userId, String data, int dataVersion, Instant since, long version) {}

    /** A type's own data. @param version counts the changes of it */
    public record DocumentRow(String data, int dataVersion, long version) {}

    /** @param why JSON of the text that says it */
    public record EndedSeatRow(
            long id,
            long benefitId,
            long userId,
            String data,
            int dataVersion,
            Instant since,
            Instant endedAt,
            long endedBy,
            String endedByName,
            String why) {}

    /**
     * A unique claim with the seat that holds it.
     *
     * @param title JSON object of language to text
     * @param until last day of the benefit that the seat is of; from the next day on the claim keeps nobody out
     */
    public record ClaimRow(
            String name, String claimed, long seatId, long userId, long benefitId, String title, LocalDate until) {}

    /**
     * A taken key without its value, sealed or not.
     *
     * @param note empty: none
     * @param document empty before the first; {@code documentVersion} counts the changes of it
     */
    public record KeyRow(
            long id,
            long benefitId,
            long poolId,
            String masked,
            KeyKind kind,
            Instant claimedAt,
            long claimedBy,
            String note,
            Optional<String> document,
            int documentShape,
            long documentVersion,
            OptionalLong replaces,
            OptionalLong replacedBy) {}
}
