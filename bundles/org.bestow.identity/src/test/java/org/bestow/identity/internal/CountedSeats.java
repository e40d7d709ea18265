package org.bestow.identity.internal;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bestow.api.Caller;
import org.bestow.api.Holders;
import org.bestow.api.Language;

/** What people hold, by their numbers; kept in memory, and forgotten when it ends. */
public final class CountedSeats implements Holders {

    private final Map<Long, List<Seat>> held = new ConcurrentHashMap<>();

    /** Who can be given nothing. */
    public final Set<Long> departed = ConcurrentHashMap.newKeySet();

    public void give(long user, String title) {
        held.put(user, List.of(new Seat("a7-1", "b7-1", "cloud", title, "Gold Core", Instant.EPOCH)));
    }

    @Override
    public List<Seat> seats(long member, long user, Language reader) {
        return held.getOrDefault(user, List.of());
    }

    @Override
    public int endSeats(Connection transaction, Caller by, long member, long user) {
        departed.add(user);
        var ended = held.remove(user);
        return ended == null ? 0 : ended.size();
    }

    @Override
    public void readmit(Connection transaction, long member, long user) {
        departed.remove(user);
    }
}
