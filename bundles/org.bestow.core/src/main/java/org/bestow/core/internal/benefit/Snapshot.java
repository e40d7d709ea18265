package org.bestow.core.internal.benefit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param seats newest 200, only when asked for
 * @param keys newest 200, only when asked for
 * @param siblingKeys newest 200 of the purchase's benefits of the same type, only when asked for
 * @param users whom the input names, and the actor; of this member only
 */
public record Snapshot(
        BenefitRow benefit,
        MemberRow member,
        ItemRow item,
        Optional<SeatRow> seat,
        Optional<KeyRow> key,
        List<SeatRow> seats,
        List<KeyRow> keys,
        List<KeyRow> siblingKeys,
        Map<Long, Users.Person> users,
        Instant now,
        LocalDate today) {

    public Snapshot {
        seats = List.copyOf(seats);
        keys = List.copyOf(keys);
        siblingKeys = List.copyOf(siblingKeys);
        users = Map.copyOf(users);
    }

    /** The same snapshot with other seats and keys in view, as a page of them has. */
    public Snapshot showing(List<SeatRow> otherSeats, List<KeyRow> otherKeys) {
        return new Snapshot(benefit, member, item, seat, key, otherSeats, otherKeys, siblingKeys, users, now, today);
    }

    /** The same snapshot for an action on one of its seats or keys. */
    public Snapshot on(Optional<SeatRow> oneSeat, Optional<KeyRow> oneKey) {
        return new Snapshot(benefit, member, item, oneSeat, oneKey, seats, keys, siblingKeys, users, now, today);
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
            String packageTitle) {}

    public record SeatRow(
            long id, long benefitId, long userId, String data, int dataVersion, Instant since, long version) {}

    /** @param note empty: none */
    public record KeyRow(
            long id,
            long benefitId,
            long poolId,
            String masked,
            KeyKind kind,
            Instant claimedAt,
            long claimedBy,
            String note) {}
}
