package org.bestow.core.internal.effect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a group's effects want locked and read, collected before its transaction. Not thread-safe. */
public final class Needs {

    public final Set<Long> purchases = new HashSet<>();
    public final Set<Long> benefits = new HashSet<>();
    public final Set<Long> guards = new HashSet<>();
    /** Pool to the number of keys that may be taken from it. */
    public final Map<Long, Integer> pools = new HashMap<>();

    /** Stretches of time in which taken keys are counted. */
    public final Set<Changes.KeyWindow> keyWindows = new HashSet<>();

    /** Benefits whose document is read. */
    public final Set<Long> documents = new HashSet<>();

    /** Taken keys that are read. */
    public final Set<Long> keys = new HashSet<>();

    public final Set<Long> seats = new HashSet<>();
    public final Set<Changes.Holder> holders = new HashSet<>();
    /** Users of whom it is read, under their member's guard, whether they left. */
    public final Set<Long> users = new HashSet<>();

    public final Set<Changes.Claim> claims = new HashSet<>();
    /** Seats whose claims are read because they may end. */
    public final Set<Long> endingSeats = new HashSet<>();
}
