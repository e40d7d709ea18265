package org.bestow.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The seats that a user holds, over all benefits, whether or not their types are there. For the platform's own bundles: no check of
 * rights. Thread-safe.
 */
@ProviderType
public interface Holders {

    /** The seats that a user holds now, by the titles of their benefits in the reader's language. */
    List<Seat> seats(long member, long user, Language reader);

    /**
     * Ends all seats of a user who is being deleted, with their unique claims, history, audit and news, and lets nobody give him
     * another. What is given to him at the same moment is either ended here or refused there.
     *
     * <p>Locks his benefits and then the member's guard: to be called before {@link MemberGuard#lock}, and before anything else in
     * the transaction is locked. It may roll back to a savepoint of its own. After the commit {@link Journal#committed} is to be
     * called.
     *
     * @return how many seats ended
     */
    int endSeats(Connection transaction, Caller by, long member, long user) throws SQLException;

    /** A restored user may be given seats again; those that ended do not come back. Locks the member's guard. */
    void readmit(Connection transaction, long member, long user) throws SQLException;

    /**
     * A seat.
     *
     * @param id public id
     * @param benefit public id
     * @param source name of what was bought
     */
    record Seat(String id, String benefit, String type, String title, String source, Instant since) {
        public Seat {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(benefit, "benefit");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(since, "since");
        }
    }
}
