package org.bestow.identity.internal.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/**
 * Where users have signed in within 30 days. Failures from elsewhere do not keep them out there: who guesses passwords must not be
 * able to lock the owner out. Thread-safe.
 */
final class KnownAddresses {

    static final Duration KEPT = Duration.ofDays(30);

    /** A newer entry is not worth a write. */
    private static final Duration FRESH = Duration.ofDays(1);

    private final Store store;
    private final Ids ids;

    KnownAddresses(Accounts accounts) {
        this.store = accounts.store();
        this.ids = store.ids("credential_seq");
    }

    /** When the user signed in there last; one statement, for unknown users (0) too. */
    Optional<Instant> last(long user, String address, Instant now) {
        return store.global().read(sql -> sql.query("select max(seen_at) from known_address"
                        + " where account_id = :user and address = :address and seen_at > :since having count(*) > 0")
                .bind("user", user)
                .bind("address", address)
                .bind("since", now.minus(KEPT))
                .mapTo(Instant.class)
                .findOne());
    }

    /** Notes a sign-in, in its transaction. */
    void note(Sql sql, long user, String address, Optional<Instant> last, Instant now) {
        if (last.filter(before -> before.plus(FRESH).isAfter(now)).isPresent()) {
            return;
        }
        sql.update("delete from known_address where account_id = :user and address = :address")
                .bind("user", user)
                .bind("address", address)
                .execute();
        sql.update("insert into known_address (id, account_id, address, seen_at) values (:id, :user, :address, :now)")
                .bind("id", ids.next())
                .bind("user", user)
                .bind("address", address)
                .bind("now", now)
                .execute();
    }

    int clean(Instant now) {
        return store.global().transact(sql -> sql.update("delete from known_address where seen_at <= :before")
                .bind("before", now.minus(KEPT))
                .execute());
    }
}
