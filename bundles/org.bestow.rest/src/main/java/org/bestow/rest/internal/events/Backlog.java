package org.bestow.rest.internal.events;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The newest events of everybody, to resume a stream that broke. Guarded by its owner. */
final class Backlog {

    private record Entry(long member, Frame frame) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final int most;
    /** The newest event that is known no more, or the id before the first. */
    private long forgotten;

    Backlog(int most, long before) {
        this.most = most;
        this.forgotten = before;
    }

    void add(long member, Frame frame) {
        entries.addLast(new Entry(member, frame));
        if (entries.size() > most) {
            forgotten = entries.removeFirst().frame().id();
        }
    }

    /** What a member missed since an event; empty when that is not known. */
    Optional<List<Frame>> since(long id, long newest, OptionalLong member) {
        if (id < forgotten || id > newest) {
            return Optional.empty();
        }
        return Optional.of(entries.stream()
                .filter(entry -> entry.frame().id() > id)
                .filter(entry -> concerns(entry.member(), member))
                .map(Entry::frame)
                .toList());
    }

    /** Whether an event of one member, or of all (0), is for a caller of another, or of none. */
    static boolean concerns(long eventMember, OptionalLong member) {
        return eventMember == 0 || (member.isPresent() && member.getAsLong() == eventMember);
    }
}
