package org.bestow.identity.internal.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Secret;
import org.bestow.identity.internal.account.LatelyRead;
import org.bestow.identity.internal.password.RandomToken;
import org.bestow.store.BusyException;

/**
 * Random secrets of one kind, sessions or tokens, of which only digests are stored. What was read of one is believed for 3 seconds;
 * its last use is written once a minute. Thread-safe.
 */
final class Credentials {

    static final Duration BELIEVED = Duration.ofSeconds(3);
    static final Duration SEEN_STEP = Duration.ofMinutes(1);

    private final Table table;
    private final LatelyRead latelyRead;
    private final Clock clock;
    private final Remembered remembered = new Remembered();
    private final RandomToken random = new RandomToken();

    /** Where they are stored, by digest. */
    interface Table {
        Optional<Stored> read(String hash);

        void used(String hash, Instant now);
    }

    /** @param idle how long it lives without a use; @param lastUse long ago for one that was never used */
    record Stored(Holder holder, Instant expires, Duration idle, Instant lastUse) {}

    /** @param latelyRead gets to know whom a credential let in */
    Credentials(Table table, LatelyRead latelyRead, Clock clock) {
        this.table = table;
        this.latelyRead = latelyRead;
        this.clock = clock;
    }

    /** 256 bits, as 43 characters. */
    String next() {
        return random.next();
    }

    static String digest(Secret secret) {
        return RandomToken.digest(secret);
    }

    /** Whose it is, while it lives; is no use of it. */
    Optional<Holder> look(Secret secret) {
        var now = clock.instant();
        return find(digest(secret), now)
                .filter(one -> one.holder().person().active() && one.lives(now))
                .map(Remembered.Live::holder);
    }

    /** Whose it is, while it lives. */
    Optional<Holder> use(Secret secret) {
        var hash = digest(secret);
        var now = clock.instant();
        var live = find(hash, now).filter(one -> one.holder().person().active() && one.use(now));
        if (live.isEmpty()) {
            remembered.drop(hash);
        } else if (live.get().toBeWritten(now)) {
            write(hash, now);
        }
        return live.map(Remembered.Live::holder);
    }

    /** To be called after the commit that ended them. */
    void forget(Collection<String> hashes) {
        hashes.forEach(remembered::end);
    }

    /** To be called after a commit that changed what the user may: all of his are read anew. */
    void forgetOf(long user) {
        remembered.endOf(user);
    }

    private Optional<Remembered.Live> find(String hash, Instant now) {
        var known = remembered.get(hash);
        return known.isEmpty() || !known.get().believable(now) ? read(hash, known, now) : known;
    }

    private Optional<Remembered.Live> read(String hash, Optional<Remembered.Live> before, Instant now) {
        var endings = remembered.endings();
        var stored = table.read(hash);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        latelyRead.keep(List.of(stored.get().holder().person()), now);
        var written = stored.get().lastUse();
        var lastSeen =
                before.map(Remembered.Live::lastSeen).filter(written::isBefore).orElse(written);
        var read = new Remembered.Live(stored.get(), now, lastSeen);
        remembered.put(hash, read, endings);
        return Optional.of(read);
    }

    private void write(String hash, Instant now) {
        try {
            table.used(hash, now);
        } catch (BusyException e) {
            // written again in a minute; until then memory knows better
        }
    }
}
