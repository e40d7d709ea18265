package org.bestow.identity.internal.signin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Users.Person;

/** The sessions used last, by digest of their token, as they were read from the database. Thread-safe. */
final class Remembered {

    private static final int MOST = 10_000;

    private final Map<String, Live> sessions = new Newest();

    /** Counts endings, so that what was read before one is not remembered after it. */
    private long endings;

    /** A session; its times are guarded by the object. */
    static final class Live {
        private final Person person;
        private final Instant expires;
        private final Instant readAt;
        private Instant lastSeen;
        private Instant written;

        Live(Person person, Instant expires, Instant readAt, Instant lastSeen, Instant written) {
            this.person = person;
            this.expires = expires;
            this.readAt = readAt;
            this.lastSeen = lastSeen;
            this.written = written;
        }

        Person person() {
            return person;
        }

        boolean believable(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(Sessions.BELIEVED));
        }

        synchronized Instant lastSeen() {
            return lastSeen;
        }

        synchronized boolean lives(Instant now) {
            return now.isBefore(expires) && now.isBefore(lastSeen.plus(Sessions.IDLE));
        }

        /** Notes a use; false when the session is over. */
        synchronized boolean use(Instant now) {
            if (!lives(now)) {
                return false;
            }
            lastSeen = now.isAfter(lastSeen) ? now : lastSeen;
            return true;
        }

        /** True for one caller a minute, who has to write the use. */
        synchronized boolean toBeWritten(Instant now) {
            var due = !now.isBefore(written.plus(Sessions.SEEN_STEP));
            written = due ? now : written;
            return due;
        }
    }

    /** Least recently used first. */
    private static final class Newest extends LinkedHashMap<String, Live> {
        private static final long serialVersionUID = 1;

        Newest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Live> eldest) {
            return size() > MOST;
        }
    }

    synchronized Optional<Live> get(String hash) {
        return Optional.ofNullable(sessions.get(hash));
    }

    /** To be asked before a session is read, and given to {@link #put}. */
    synchronized long endings() {
        return endings;
    }

    synchronized void put(String hash, Live read, long endingsBefore) {
        if (endings == endingsBefore) {
            sessions.put(hash, read);
        }
    }

    /** Forgets a session that is over by itself. */
    synchronized void drop(String hash) {
        sessions.remove(hash);
    }

    /** Forgets a session that was ended, also if it is being read right now. */
    synchronized void end(String hash) {
        endings++;
        sessions.remove(hash);
    }
}
