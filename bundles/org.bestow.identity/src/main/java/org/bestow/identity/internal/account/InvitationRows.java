package org.bestow.identity.internal.account;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.bestow.store.Sql;

/** The open invitations, in the caller's transaction: at most one a user. */
public record InvitationRows(Sql sql) {

    /** @param sentCount how often one was sent */
    public record Open(long accountId, Instant sentAt, Instant expiresAt, int sentCount) {}

    /** A user and the digest of the token. */
    public record Link(long user, String hash) {}

    public Optional<Open> of(long user) {
        return sql.query("select account_id, sent_at, expires_at, sent_count from invitation where account_id = :user")
                .bind("user", user)
                .mapTo(Open.class)
                .findOne();
    }

    public Optional<Open> byHash(String hash) {
        return sql.query("select account_id, sent_at, expires_at, sent_count from invitation where token_hash = :hash")
                .bind("hash", hash)
                .mapTo(Open.class)
                .findOne();
    }

    /** Opens them; the users have none. */
    public void open(Collection<Link> links, Instant now, Instant expires, int count) {
        var rows = sql.batch("insert into invitation (account_id, token_hash, sent_at, expires_at, sent_count)"
                + " values (:user, :hash, :now, :expires, :count)");
        for (var link : links) {
            rows.bind("user", link.user())
                    .bind("hash", link.hash())
                    .bind("now", now)
                    .bind("expires", expires)
                    .bind("count", count)
                    .add();
        }
        rows.execute();
    }

    /** False when there was none. */
    public boolean close(long user) {
        return sql.update("delete from invitation where account_id = :user")
                        .bind("user", user)
                        .execute()
                == 1;
    }
}
