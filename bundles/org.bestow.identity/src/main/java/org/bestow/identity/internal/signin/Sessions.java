package org.bestow.identity.internal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.bestow.api.Secret;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.store.BusyException;
import org.bestow.store.Sql;
import org.bestow.store.Store;

/**
 * Sessions: random tokens, of which only the digest is stored. They end 12 hours after they began, or after 30 minutes without use.
 * What was read is believed for 3 seconds; the last use is written once a minute. Thread-safe.
 */
final class Sessions {

    static final Duration LIFE = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration BELIEVED = Duration.ofSeconds(3);
    static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private static final int TOKEN_BYTES = 32;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Store store;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    private final Remembered remembered = new Remembered();

    Sessions(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One session and one role of its user. */
    public record SessionRow(
            String address,
            Instant lastSeenAt,
            Instant expiresAt,
            long id,
            OptionalLong memberId,
            String name,
            String email,
            String language,
            boolean active,
            String nameKey,
            Optional<String> role) {
        Accounts.Row person() {
            return new Accounts.Row(id, memberId, name, email, language, active, nameKey, role);
        }
    }

    /** Begins a session in the caller's transaction, and removes those that are over. */
    Secret begin(Sql sql, Person person, String address, Instant now) {
        sql.update("delete from session where expires_at <= :now or last_seen_at <= :idle")
                .bind("now", now)
                .bind("idle", now.minus(IDLE).minus(SEEN_STEP))
                .execute();
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        sql.update("insert into session (token_hash, account_id, address, created_at, last_seen_at, expires_at)"
                        + " values (:hash, :user, :address, :now, :now, :expires)")
                .bind("hash", digest(token))
                .bind("user", person.number())
                .bind("address", address)
                .bind("now", now)
                .bind("expires", now.plus(LIFE))
                .execute();
        return Secret.of(token);
    }

    /** Whose session it is, while it lives; is no use of it. */
    Optional<Person> look(Secret token) {
        var now = clock.instant();
        return find(token, now)
                .filter(one -> one.person().active() && one.lives(now))
                .map(Remembered.Live::person);
    }

    private Optional<Remembered.Live> find(Secret token, Instant now) {
        if (!TOKEN.matcher(token.reveal()).matches()) {
            return Optional.empty();
        }
        var hash = digest(token.reveal());
        var session = remembered.get(hash);
        return session.isEmpty() || !session.get().believable(now) ? read(hash, session, now) : session;
    }

    /** Whose session it is, while it lives. */
    Optional<Person> use(Secret token) {
        var hash = digest(token.reveal());
        var now = clock.instant();
        var live = find(token, now).filter(one -> one.person().active() && one.use(now));
        if (live.isEmpty()) {
            remembered.drop(hash);
        } else if (live.get().toBeWritten(now)) {
            write(hash, now);
        }
        return live.map(Remembered.Live::person);
    }

    /** A session that was ended. */
    record Ended(Person person, String address) {}

    /** Ends a session in the caller's transaction; to be followed by {@link #forget} after the commit. */
    Optional<Ended> end(Sql sql, Secret token) {
        var hash = digest(token.reveal());
        var rows = rows(sql, hash);
        var deleted = sql.update("delete from session where token_hash = :hash")
                .bind("hash", hash)
                .execute();
        return rows.isEmpty() || deleted == 0
                ? Optional.empty()
                : Optional.of(new Ended(person(rows), rows.get(0).address()));
    }

    void forget(Secret token) {
        remembered.end(digest(token.reveal()));
    }

    private Optional<Remembered.Live> read(String hash, Optional<Remembered.Live> before, Instant now) {
        var endings = remembered.endings();
        var rows = store.global().read(sql -> rows(sql, hash));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var written = rows.get(0).lastSeenAt();
        var lastSeen =
                before.map(Remembered.Live::lastSeen).filter(written::isBefore).orElse(written);
        var read = new Remembered.Live(person(rows), rows.get(0).expiresAt(), now, lastSeen, written);
        remembered.put(hash, read, endings);
        return Optional.of(read);
    }

    private static List<SessionRow> rows(Sql sql, String hash) {
        return sql.query(
                        "select s.address, s.last_seen_at, s.expires_at, a.id, a.member_id, a.name, a.email, a.language,"
                                + " a.active, a.name_key, r.role from session s join account a on a.id = s.account_id"
                                + " left join account_role r on r.account_id = a.id where s.token_hash = :hash")
                .bind("hash", hash)
                .mapTo(SessionRow.class)
                .list();
    }

    private static Person person(List<SessionRow> rows) {
        return Accounts.people(rows.stream().map(SessionRow::person).toList()).get(0);
    }

    private void write(String hash, Instant now) {
        try {
            store.global().transact(sql -> sql.update(
                            "update session set last_seen_at = :now where token_hash = :hash and last_seen_at < :now")
                    .bind("now", now)
                    .bind("hash", hash)
                    .execute());
        } catch (BusyException e) {
            // written again in a minute; until then memory knows better
        }
    }

    private static String digest(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
