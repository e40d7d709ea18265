package org.bestow.api;

import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** Deletes users and brings them back. Checks tenant and role itself. Thread-safe. */
@ProviderType
public interface UserRemovals {

    /** For how long a deleted user can be restored. */
    int RESTORABLE_DAYS = 30;

    /**
     * Deletes a user: nothing lets the user in any more, and all seats end. A deleted user is answered unchanged, so it may be
     * repeated. @param dryRun only tells what would end
     */
    Answer<Removal> remove(Caller caller, String user, boolean dryRun);

    /**
     * Brings a deleted user back within {@link #RESTORABLE_DAYS} days, with the same roles, without seats, tokens or an open
     * invitation. A user who is not deleted is answered unchanged.
     */
    Answer<UserAccounts.Account> restore(Caller caller, String user);

    /** @param seats that end, or ended */
    record Removal(UserAccounts.Account account, List<Holders.Seat> seats, boolean dryRun) {
        public Removal {
            Objects.requireNonNull(account, "account");
            seats = List.copyOf(seats);
        }
    }
}
