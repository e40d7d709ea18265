package org.bestow.core.internal.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.spi.KeyKind;

/**
 * The state of one group: the rows that were read under its locks, changed by one action after the other, in memory. Each action is
 * all or nothing ({@link #mark}, {@link #rollback}). Not thread-safe.
 */
public final class Changes {

    /** @param refundEndedOn empty: a refund may still be possible */
    public record Purchase(long id, long memberId, Optional<LocalDate> refundEndedOn, long version) {}

    public record Seat(
            long id,
            long memberId,
            long benefitId,
            long userId,
            String data,
            int dataVersion,
            Instant since,
            long version) {}

    /** @param why JSON of the text that says it */
    public record EndedSeat(Seat seat, Instant endedAt, long endedBy, String endedByName, String why) {}

    public record Claim(long memberId, String type, String name, String claimed) implements Comparable<Claim> {
        private static final Comparator<Claim> ORDER = Comparator.comparingLong(Claim::memberId)
                .thenComparing(Claim::type)
                .thenComparing(Claim::name)
                .thenComparing(Claim::claimed);

        @Override
        public int compareTo(Claim other) {
            return ORDER.compare(this, other);
        }
    }

    /** The type's own data of a benefit; {@code version} counts the changes of it. */
    public record Document(long benefitId, long memberId, String data, int dataVersion, long version) {}

    public record Pool(long id, String code, KeyKind kind, long available, long claimed) {

        /** So many keys leave it. */
        Pool moving(long keys) {
            return new Pool(id, code, kind, available - keys, claimed + keys);
        }
    }

    public record PoolKey(long id, long poolId, byte[] mac, byte[] sealed, String masked) {}

    /** A key that was taken before. @param note empty: none */
    public record HeldKey(
            long id,
            long memberId,
            long benefitId,
            String note,
            Optional<String> document,
            int documentShape,
            long documentVersion,
            Optional<Long> replacedBy) {

        HeldKey with(String data, int dataVersion) {
            return new HeldKey(
                    id, memberId, benefitId, note, Optional.of(data), dataVersion, documentVersion + 1, replacedBy);
        }

        HeldKey replacedBy(long other) {
            return new HeldKey(
                    id, memberId, benefitId, note, document, documentShape, documentVersion, Optional.of(other));
        }
    }

    /** Mail about a seat. */
    public record Letter(long memberId, long seat, SendMail.Written written, Instant at) {}

    /** @param note empty: none; @param replaces the key that it came instead of */
    public record ClaimedKey(
            long id,
            long memberId,
            long benefitId,
            PoolKey from,
            KeyKind kind,
            Instant claimedAt,
            long claimedBy,
            String note,
            Optional<Long> replaces) {}

    /** @param note empty: none */
    public record KeyNote(long memberId, long benefitId, String note) {}

    /**
     * Where and since when taken keys are counted: of one benefit, or of all benefits of a type in a purchase.
     *
     * @param benefitId 0 for a whole purchase
     */
    public record KeyWindow(long memberId, long purchaseId, String type, long benefitId, Instant since) {

        static KeyWindow ofBenefit(BenefitRow benefit, Instant since) {
            return new KeyWindow(benefit.memberId(), benefit.purchaseId(), benefit.type(), benefit.id(), since);
        }

        static KeyWindow ofPurchase(BenefitRow benefit, Instant since) {
            return new KeyWindow(benefit.memberId(), benefit.purchaseId(), benefit.type(), 0, since);
        }

        private boolean contains(BenefitRow benefit, Instant takenAt) {
            return !takenAt.isBefore(since)
                    && (benefitId == 0
                            ? benefit.purchaseId() == purchaseId
                                    && benefit.type().equals(type)
                            : benefit.id() == benefitId);
        }
    }

    /** Who has a seat of which benefit. */
    public record Holder(long benefitId, long userId) implements Comparable<Holder> {
        @Override
        public int compareTo(Holder other) {
            return Comparator.comparingLong(Holder::benefitId)
                    .thenComparingLong(Holder::userId)
                    .compare(this, other);
        }
    }

    private final Deque<Runnable> undo = Rows.newUndo();

    public final Rows<Long, Purchase> purchases = new Rows<>(undo);
    public final Rows<Long, BenefitRow> benefits = new Rows<>(undo);
    public final Rows<Long, Seat> seats = new Rows<>(undo);
    public final Rows<Long, EndedSeat> endedSeats = new Rows<>(undo);
    public final Rows<Holder, Long> holders = new Rows<>(undo);
    public final Rows<Claim, Long> claims = new Rows<>(undo);
    public final Rows<Long, Pool> pools = new Rows<>(undo);
    public final Rows<Long, PoolKey> poolKeys = new Rows<>(undo);
    public final Rows<Long, ClaimedKey> claimedKeys = new Rows<>(undo);

    public final Rows<Long, KeyNote> keyNotes = new Rows<>(undo);
    public final Rows<Long, HeldKey> heldKeys = new Rows<>(undo);
    public final Rows<Long, Document> documents = new Rows<>(undo);

    private final Rows<Long, Boolean> stirred = new Rows<>(undo);
    private final Rows<Long, Letter> letters = new Rows<>(undo);
    private long queued;

    private final Set<Long> departed = new HashSet<>();
    private final Map<Claim, LocalDate> claimsUntil = new HashMap<>();
    private final Map<KeyWindow, Long> takenBefore = new HashMap<>();
    private final Map<Long, List<PoolKey>> fetched = new HashMap<>();

    /** From here {@link #rollback} leads back. */
    public void mark() {
        undo.clear();
    }

    /** Undoes everything since {@link #mark}. */
    public void rollback() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    /** Something that hangs on the benefit changed, though maybe none of its counters: its version goes on all the same. */
    void stir(long benefit) {
        stirred.put(benefit, true);
    }

    /** Whether an action of this group changed the benefit, or what hangs on it. */
    public boolean touched(long benefit) {
        return benefits.touched(benefit) || stirred.get(benefit).isPresent();
    }

    /** Benefits to update, by number. */
    public List<Rows.Change<Long, BenefitRow>> changedBenefits() {
        return benefits.updated(benefit -> stirred.get(benefit).isPresent());
    }

    void queue(Letter letter) {
        letters.put(queued++, letter);
    }

    /** Mail in the order in which it was asked for. */
    public List<Letter> letters() {
        return letters.inserted().stream().map(Rows.Change::row).toList();
    }

    /** A key leaves its pool for the action's benefit. */
    ClaimedKey take(Act act, PoolKey key, KeyKind kind, String note, Optional<Long> replaces) {
        var taken = new ClaimedKey(
                act.newKey(), act.member(), act.benefit(), key, kind, act.now(), act.actor(), note, replaces);
        act.took(taken);
        claimedKeys.put(taken.id(), taken);
        if (kind == KeyKind.RETAIL || kind == KeyKind.MULTIPLE_ACTIVATION) {
            poolKeys.remove(key.id()); // others share the one value
        }
        return taken;
    }

    /** Takes over a key that lies in its pool, in the order in which keys are given out. */
    public void loadPoolKey(PoolKey key) {
        poolKeys.load(key.id(), key);
        fetched.computeIfAbsent(key.poolId(), pool -> new ArrayList<>()).add(key);
    }

    /** Keys of the pool that nobody in this group has taken yet, in order. */
    public List<PoolKey> keysLeft(long pool, int atMost) {
        return fetched.getOrDefault(pool, List.of()).stream()
                .filter(key -> poolKeys.get(key.id()).isPresent())
                .limit(atMost)
                .toList();
    }

    /** A user who was deleted. */
    public void loadDeparted(long user) {
        departed.add(user);
    }

    boolean departed(long user) {
        return departed.contains(user);
    }

    /** How many keys the database has in a stretch of time. */
    public void loadTaken(KeyWindow window, long keys) {
        takenBefore.put(window, keys);
    }

    /** With those that this group took. */
    long keysTaken(KeyWindow window) {
        return takenBefore.getOrDefault(window, 0L)
                + claimedKeys
                        .keys(key -> benefits.get(key.benefitId())
                                .filter(benefit -> window.contains(benefit, key.claimedAt()))
                                .isPresent())
                        .size();
    }

    public void loadSeat(Seat seat) {
        seats.load(seat.id(), seat);
        holders.load(new Holder(seat.benefitId(), seat.userId()), seat.id());
    }

    /** @param until last day of the benefit that the seat is of */
    public void loadClaim(Claim claim, long seat, LocalDate until) {
        claims.load(claim, seat);
        claimsUntil.put(claim, until);
    }

    /** Whether a claim is there still, but of a benefit that is over: then it keeps nobody out. */
    boolean lapsed(Claim claim, LocalDate today) {
        var until = claimsUntil.get(claim);
        return until != null && until.isBefore(today) && !claims.touched(claim);
    }

    /** The claims that a seat holds now, of those that were read or made here. */
    List<Claim> claimsHeldBy(long seat) {
        return claims.keys(holder -> holder == seat);
    }
}
