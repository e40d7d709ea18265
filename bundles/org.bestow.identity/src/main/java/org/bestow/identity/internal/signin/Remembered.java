package org.bestow.identity.internal.signin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions or tokens used last, by digest, as they were read from the database. Thread-safe. */
final class Remembered {

    private static final int MOST = 10_000;

    private final Map<String, Live> sessions = new Newest();

    /** Counts endings, so that what was read before one is not remembered after it. */
    private long endings;

    /** A session or token; its times are guarded by the object. */
    static final class Live {
        private final Credentials.Stored stored;
        private final Instant readAt;
        private Instant lastSeen;
        private Instant written;

        Live(Credentials.Stored stored, Instant readAt, Instant lastSeen) {
            this.stored = stored;
            this.readAt = readAt;
            this.lastSeen = lastSeen;
            this.written = stored.lastUse();
        }

        Holder holder() {
            return stored.holder();
        }

        boolean believable(Instant now) {
            return !now.isBefore(readAt) && now.isBefore(readAt.plus(Credentials.BELIEVED));
        }

        synchronized Instant lastSeen() {
            return lastSeen;
        }

        synchronized boolean lives(Instant now) {
            return now.isBefore(stored.expires()) && now.isBefore(lastSeen.plus(stored.idle()));
        }

        /** Notes a use; false when it is over. */
        synchronized boolean use(Instant now) {
            if (!lives(now)) {
                return false;
            }
            lastSeen = now.isAfter(lastSeen) ? now : lastSeen;
            return true;
        }

        /** True for one caller a minute, who has to write the use. */
        synchronized boolean toBeWritten(Instant now) {
            var due = !now.isBefore(written.plus(Credentials.SEEN_STEP));
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

    /** To be asked before one is read, and given to {@link #put}. */
    synchronized long endings() {
        return endings;
    }

    synchronized void put(String hash, Live read, long endingsBefore) {
        if (endings == endingsBefore) {
            sessions.put(hash, read);
        }
    }

    /** Forgets one that is over by itself. */
    synchronized void drop(String hash) {
        sessions.remove(hash);
    }

    /** Forgets one that was ended, also if it is being read right now. */
    synchronized void end(String hash) {
        endings++;
        sessions.remove(hash);
    }

    /** Forgets all of a user who was changed, also what is being read right now. */
    synchronized void endOf(long user) {
        endings++;
        sessions.values().removeIf(live -> live.holder().person().number() == user);
    }
}
