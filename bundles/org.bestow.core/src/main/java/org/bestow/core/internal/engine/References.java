package org.bestow.core.internal.engine;

import java.util.stream.Stream;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.UpdateSeat;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.KeyRef;
import org.bestow.spi.UserRef;

/** What a plug-in points to, as numbers; what is of no or another member is the plug-in's fault. Not thread-safe. */
final class References {

    private static final String NEW_SEAT = "new-";

    private final Snapshot snapshot;
    private int newSeats;

    References(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** To a seat that this decision gives. */
    AssignmentRef newSeat() {
        newSeats++;
        return new AssignmentRef(NEW_SEAT + newSeats);
    }

    /** Negative: one that this decision gives. */
    long seat(AssignmentRef ref) {
        if (ref.id().startsWith(NEW_SEAT)) {
            for (var handle = 1; handle <= newSeats; handle++) {
                if (ref.id().equals(NEW_SEAT + handle)) {
                    return -handle;
                }
            }
        }
        return number(PublicId.Kind.ASSIGNMENT, ref.id());
    }

    /** Version of a seat, if the view shows it. */
    long seen(long seat) {
        return Stream.concat(snapshot.seat().stream(), snapshot.seats().stream())
                .filter(row -> row.id() == seat)
                .findFirst()
                .map(Snapshot.SeatRow::version)
                .orElse(UpdateSeat.UNSEEN);
    }

    long user(UserRef ref) {
        return number(PublicId.Kind.USER, ref.id());
    }

    long key(KeyRef ref) {
        return number(PublicId.Kind.KEY, ref.id());
    }

    /** A key of this benefit that the view shows. */
    Snapshot.KeyRow seen(KeyRef ref) {
        var number = key(ref);
        return Stream.concat(snapshot.key().stream(), snapshot.keys().stream())
                .filter(row -> row.id() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the view shows no key " + ref.id()));
    }

    private long number(PublicId.Kind kind, String id) {
        return PublicId.parse(kind, id)
                .filter(parsed -> parsed.member() == snapshot.benefit().memberId())
                .map(PublicId::number)
                .orElseThrow(() -> new IllegalArgumentException("no " + kind + " of this member: " + id));
    }
}
