package org.bestow.core.internal.effect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;

/**
 * One action while its group is checked: who, on what, when; collects what the answer and history need. Not thread-safe.
 */
public final class Act {

    private final BenefitRow seen;
    private final long actor;
    private final String actorName;
    private final Instant now;
    private final LocalDate today;
    private final long firstSeatId;
    private final long firstKeyId;
    private final Map<Long, Long> newSeats = new HashMap<>();
    private final List<Changes.ClaimedKey> taken = new ArrayList<>();
    private final List<Long> shown = new ArrayList<>();

    /**
     * @param seen the benefit as the decision saw it
     * @param firstSeatId first of as many numbers as the action creates seats
     * @param firstKeyId first of as many numbers as it takes keys
     */
    public Act(
            BenefitRow seen,
            long actor,
            String actorName,
            Instant now,
            LocalDate today,
            long firstSeatId,
            long firstKeyId) {
        this.seen = seen;
        this.actor = actor;
        this.actorName = actorName;
        this.now = now;
        this.today = today;
        this.firstSeatId = firstSeatId;
        this.firstKeyId = firstKeyId;
    }

    public BenefitRow seen() {
        return seen;
    }

    public long member() {
        return seen.memberId();
    }

    public long benefit() {
        return seen.id();
    }

    public long actor() {
        return actor;
    }

    String actorName() {
        return actorName;
    }

    public Instant now() {
        return now;
    }

    public LocalDate today() {
        return today;
    }

    /** The number of a seat: a negative one names a seat that this action created. */
    long seatNumber(long seat) {
        return seat >= 0 ? seat : newSeats.getOrDefault(seat, seat);
    }

    long newSeat(long handle) {
        var number = firstSeatId + newSeats.size();
        newSeats.put(handle, number);
        return number;
    }

    long newKey() {
        return firstKeyId + taken.size();
    }

    void took(Changes.ClaimedKey key) {
        taken.add(key);
    }

    void showed(long key) {
        shown.add(key);
    }

    public List<Changes.ClaimedKey> taken() {
        return List.copyOf(taken);
    }

    /** Numbers of keys that were taken before and are shown again. */
    public List<Long> shown() {
        return List.copyOf(shown);
    }

    public List<Long> createdSeats() {
        return newSeats.values().stream().sorted().toList();
    }
}
