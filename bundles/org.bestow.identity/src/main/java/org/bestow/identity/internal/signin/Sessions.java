package org.bestow.identity.internal.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.bestow.api.Secret;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.PersonRow;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of sessions. They end 12 hours after they began, or after 30 minutes without use. Thread-safe. */
@Component(
        service = Sessions.class,
        immediate = true) // it holds what is remembered of sessions: not to be dropped with its last user
public final class Sessions implements Credentials.Table {

    static final Duration LIFE = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofMinutes(30);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Store store;
    private final Ids ids;
    private final Credentials credentials;

    @Activate
    public Sessions(@Reference Accounts accounts, @Reference Clock clock) {
        this.store = accounts.store();
        this.ids = store.ids("credential_seq");
        this.credentials = new Credentials(this, accounts.latelyRead(), clock);
    }

    /** One session and one role of its user. */
    record SessionRow(
            long sessionId, String address, Instant lastSeenAt, Instant expiresAt, boolean oneTime, PersonRow person) {

        static SessionRow of(ResultSet row) throws SQLException {
            var person = PersonRow.of(row, 6);
            return new SessionRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getBoolean(5),
                    person);
        }
    }

    /** A session of a list. */
    public record ListedRow(
            long id, String address, String client, Instant createdAt, Instant lastSeenAt, Instant expiresAt) {}

    /** A session that was begun. */
    record Begun(Secret token, long number) {}

    /** A session that was ended. */
    record Ended(Person person, String address) {}

    /** Begins a session in the caller's transaction, and removes those that are over. */
    Begun begin(Sql sql, Person person, String address, String client, Instant now) {
        sql.update("delete from session where expires_at <= :now or last_seen_at <= :idle")
                .bind("now", now)
                .bind("idle", forgotten(now))
                .execute();
        var begun = new Begun(Secret.of(credentials.next()), ids.next());
        sql.update("insert into session (id, token_hash, account_id, address, client, created_at, last_seen_at,"
                        + " expires_at) values (:id, :hash, :user, :address, :client, :now, :now, :expires)")
                .bind("id", begun.number())
                .bind("hash", Credentials.digest(begun.token()))
                .bind("user", person.number())
                .bind("address", address)
                .bind("client", client)
                .bind("now", now)
                .bind("expires", now.plus(LIFE))
                .execute();
        return begun;
    }

    /** A use may not have been written yet. */
    private static Instant forgotten(Instant now) {
        return now.minus(IDLE).minus(Credentials.SEEN_STEP);
    }

    /** Whose session it is, while it lives; is no use of it. */
    Optional<Holder> look(Secret token) {
        return formed(token) ? credentials.look(token) : Optional.empty();
    }

    /** Whose session it is, while it lives. */
    Optional<Holder> use(Secret token) {
        return formed(token) ? credentials.use(token) : Optional.empty();
    }

    private static boolean formed(Secret token) {
        return TOKEN.matcher(token.reveal()).matches();
    }

    /** Ends a session in the caller's transaction; to be followed by {@link #forget} after the commit. */
    Optional<Ended> end(Sql sql, Secret token) throws SQLException {
        var hash = Credentials.digest(token);
        var rows = rows(sql, hash);
        var deleted = sql.update("delete from session where token_hash = :hash")
                .bind("hash", hash)
                .execute();
        return rows.isEmpty() || deleted == 0
                ? Optional.empty()
                : Optional.of(new Ended(person(rows), rows.get(0).address()));
    }

    void forget(Secret token) {
        credentials.forget(List.of(Credentials.digest(token)));
    }

    void forget(Collection<String> hashes) {
        credentials.forget(hashes);
    }

    void forgetOf(long user) {
        credentials.forgetOf(user);
    }

    /** Ends the user's sessions but one, in the caller's transaction, and tells their digests. */
    List<String> endOf(Sql sql, long user, OptionalLong except) {
        var hashes = sql.query("select token_hash from session where account_id = :user and id <> :except")
                .bind("user", user)
                .bind("except", except.orElse(0))
                .mapTo(String.class)
                .list();
        if (!hashes.isEmpty()) {
            sql.update("delete from session where token_hash = any(:hashes)")
                    .bindArray("hashes", String.class, hashes)
                    .execute();
        }
        return hashes;
    }

    /** The digest of one of the user's sessions. */
    static Optional<String> digest(Sql sql, long user, long session) {
        return sql.query("select token_hash from session where account_id = :user and id = :session")
                .bind("user", user)
                .bind("session", session)
                .mapTo(String.class)
                .findOne();
    }

    /** Ends one session of the user, in the caller's transaction. */
    Optional<String> endOne(Sql sql, long user, long session) {
        var hash = digest(sql, user, session);
        hash.ifPresent(found -> sql.update("delete from session where token_hash = :hash")
                .bind("hash", found)
                .execute());
        return hash;
    }

    /** The user's live sessions, newest first. */
    List<ListedRow> list(long user, long before, int limit, Instant now) {
        return store.global().read(sql -> sql.query("select id, address, client, created_at, last_seen_at, expires_at"
                        + " from session where account_id = :user and id < :before and expires_at > :now"
                        + " and last_seen_at > :idle order by id desc limit :limit")
                .bind("user", user)
                .bind("before", before)
                .bind("now", now)
                .bind("idle", forgotten(now))
                .bind("limit", limit)
                .mapTo(ListedRow.class)
                .list());
    }

    @Override
    public Optional<Credentials.Stored> read(String hash) {
        var rows = store.global().read(sql -> rows(sql, hash));
        return rows.stream()
                .findFirst()
                .map(row -> new Credentials.Stored(
                        Holder.ofSession(person(rows), row.sessionId(), row.oneTime()),
                        row.expiresAt(),
                        IDLE,
                        row.lastSeenAt()));
    }

    /** By hand, as nearly every request needs it. */
    private static List<SessionRow> rows(Sql sql, String hash) throws SQLException {
        var found = new ArrayList<SessionRow>();
        try (var statement = sql.connection()
                .prepareStatement("select s.id as session_id, s.address, s.last_seen_at, s.expires_at,"
                        + " a.one_time_password, " + PersonRow.COLUMNS
                        + " from session s join account a on a.id = s.account_id"
                        + " left join account_role r on r.account_id = a.id where s.token_hash = ?")) {
            statement.setString(1, hash);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(SessionRow.of(rows));
                }
            }
        }
        return found;
    }

    private static Person person(List<SessionRow> rows) {
        return PersonRow.people(rows.stream().map(SessionRow::person).toList()).get(0);
    }

    @Override
    public void used(String hash, Instant now) {
        store.global().transact(sql -> sql.update(
                        "update session set last_seen_at = :now where token_hash = :hash and last_seen_at < :now")
                .bind("now", now)
                .bind("hash", hash)
                .execute());
    }
}
