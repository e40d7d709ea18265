package org.bestow.identity.internal.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bestow.api.Caller;
import org.bestow.api.Secret;
import org.bestow.api.TokenScope;
import org.bestow.api.Users.Person;
import org.bestow.identity.internal.account.Accounts;
import org.bestow.identity.internal.account.PersonRow;
import org.bestow.store.Ids;
import org.bestow.store.Sql;
import org.bestow.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of API tokens. Thread-safe. */
@Component(
        service = ApiTokens.class,
        immediate = true) // it holds what is remembered of tokens: not to be dropped with its last user
public final class ApiTokens implements Credentials.Table {

    static final String PREFIX = "bst_";

    /** Expired ones can be seen in the list for so long: their users wonder why something has stopped. */
    static final Duration SEEN_AFTERWARDS = Duration.ofDays(30);

    private static final Pattern TOKEN = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final Duration ENDLESS = Duration.ofDays(100_000);
    private static final String COLUMNS =
            "select id, name, scopes, created_at, expires_at, last_used_at from api_token";

    private final Store store;
    private final Ids ids;
    private final Credentials credentials;

    @Activate
    public ApiTokens(@Reference Accounts accounts, @Reference Clock clock) {
        this.store = accounts.store();
        this.ids = store.ids("credential_seq");
        this.credentials = new Credentials(this, accounts.latelyRead(), clock);
    }

    /** One token and one role of its user. */
    private record HeldRow(
            long tokenId,
            String tokenName,
            String scopes,
            Instant expiresAt,
            Optional<Instant> lastUsedAt,
            PersonRow person) {

        static HeldRow of(ResultSet row) throws SQLException {
            return new HeldRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getObject(5, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                    PersonRow.of(row, 6));
        }
    }

    /** A token as it is listed. */
    public record TokenRow(
            long id, String name, String scopes, Instant createdAt, Instant expiresAt, Optional<Instant> lastUsedAt) {
        Set<TokenScope> read() {
            return ApiTokens.scopes(scopes);
        }
    }

    /** A token with its value, which is nowhere else. */
    record Made(TokenRow row, Secret value) {}

    static boolean formed(Secret token) {
        return TOKEN.matcher(token.reveal()).matches();
    }

    /** Whose token it is, while it lives; is no use of it. */
    Optional<Holder> look(Secret token) {
        return credentials.look(token);
    }

    /** Whose token it is, while it lives. */
    Optional<Holder> use(Secret token) {
        return credentials.use(token);
    }

    /** Makes a token in the caller's transaction. */
    Made insert(Sql sql, long user, String name, Collection<TokenScope> scopes, Instant now, Instant expires) {
        var value = Secret.of(PREFIX + credentials.next());
        var text = scopes.stream().sorted().distinct().map(TokenScope::code).collect(Collectors.joining(" "));
        var row = new TokenRow(ids.next(), name, text, now, expires, Optional.empty());
        sql.update("insert into api_token (id, token_hash, account_id, name, scopes, created_at, expires_at)"
                        + " values (:id, :hash, :user, :name, :scopes, :now, :expires)")
                .bind("id", row.id())
                .bind("hash", Credentials.digest(value))
                .bind("user", user)
                .bind("name", name)
                .bind("scopes", text)
                .bind("now", now)
                .bind("expires", expires)
                .execute();
        return new Made(row, value);
    }

    /** How many of the user's tokens are good. */
    static long count(Sql sql, long user, Instant now) {
        return sql.query("select count(*) from api_token where account_id = :user and expires_at > :now")
                .bind("user", user)
                .bind("now", now)
                .mapTo(Long.class)
                .one();
    }

    static Optional<TokenRow> find(Sql sql, long user, long token) {
        return sql.query(COLUMNS + " where account_id = :user and id = :token")
                .bind("user", user)
                .bind("token", token)
                .mapTo(TokenRow.class)
                .findOne();
    }

    /** The user's tokens, newest first. */
    List<TokenRow> list(long user, long before, int limit) {
        return store.global().read(sql -> sql.query(
                        COLUMNS + " where account_id = :user and id < :before order by id desc limit :limit")
                .bind("user", user)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(TokenRow.class)
                .list());
    }

    /** Removes tokens of the user in the caller's transaction, and tells their digests. @param token empty for all */
    static List<String> delete(Sql sql, long user, OptionalLong token) {
        var which = " where account_id = :user and (id = :token or :token = 0)";
        var hashes = sql.query("select token_hash from api_token" + which)
                .bind("user", user)
                .bind("token", token.orElse(0))
                .mapTo(String.class)
                .list();
        if (!hashes.isEmpty()) {
            sql.update("delete from api_token where token_hash = any(:hashes)")
                    .bindArray("hashes", String.class, hashes)
                    .execute();
        }
        return hashes;
    }

    /** To be called after the commit that removed them. */
    void forget(Collection<String> hashes) {
        credentials.forget(hashes);
    }

    /** To be called after a commit that changed what the user may. */
    void forgetOf(long user) {
        credentials.forgetOf(user);
    }

    /** Removes those that expired long ago; how many. */
    int clean(Instant now) {
        return store.global().transact(sql -> sql.update("delete from api_token where expires_at <= :before")
                .bind("before", now.minus(SEEN_AFTERWARDS))
                .execute());
    }

    @Override
    public Optional<Credentials.Stored> read(String hash) {
        var rows = store.global().read(sql -> sql.query(
                        "select t.id as token_id, t.name as token_name, t.scopes, t.expires_at, t.last_used_at, "
                                + PersonRow.COLUMNS + " from api_token t join account a on a.id = t.account_id"
                                + " left join account_role r on r.account_id = a.id where t.token_hash = :hash")
                .bind("hash", hash)
                .map((row, context) -> HeldRow.of(row))
                .list());
        return rows.stream()
                .findFirst()
                .map(row -> new Credentials.Stored(
                        holder(person(rows), row),
                        row.expiresAt(),
                        ENDLESS,
                        row.lastUsedAt().orElse(Instant.EPOCH)));
    }

    private static Holder holder(Person person, HeldRow row) {
        return new Holder(
                person,
                person.name() + " (token " + row.tokenName() + ")",
                Caller.Access.token(row.tokenId(), scopes(row.scopes())));
    }

    private static Set<TokenScope> scopes(String text) {
        return Arrays.stream(text.split(" "))
                .flatMap(code -> TokenScope.parse(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Person person(List<HeldRow> rows) {
        return PersonRow.people(rows.stream().map(HeldRow::person).toList()).get(0);
    }

    @Override
    public void used(String hash, Instant now) {
        store.global().transact(sql -> sql.update("update api_token set last_used_at = :now where token_hash = :hash"
                        + " and (last_used_at is null or last_used_at < :now)")
                .bind("now", now)
                .bind("hash", hash)
                .execute());
    }
}
