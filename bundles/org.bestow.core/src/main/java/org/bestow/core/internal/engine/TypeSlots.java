package org.bestow.core.internal.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who serves each type and who waits for it: the first that came serves. Its lock is held for moments only. Thread-safe. */
final class TypeSlots {

    private final Map<String, Slot> slots = new HashMap<>();

    private static final class Slot {
        private final Deque<Candidate> waiting = new ArrayDeque<>();
        private Optional<Object> serving = Optional.empty();
    }

    /** Whether the candidate serves from now on; else it waits. */
    synchronized boolean enter(Candidate candidate) {
        var slot = slots.computeIfAbsent(candidate.id(), id -> new Slot());
        if (slot.serving.isPresent()) {
            slot.waiting.add(candidate);
            return false;
        }
        slot.serving = Optional.of(candidate.key());
        return true;
    }

    synchronized boolean serves(String id, Object key) {
        return slots.containsKey(id) && slots.get(id).serving.equals(Optional.of(key));
    }

    /** Takes a service that only waits out of the line. */
    synchronized boolean withdraw(Object key) {
        return slots.values().stream()
                .anyMatch(slot ->
                        slot.waiting.removeIf(candidate -> candidate.key().equals(key)));
    }

    /** Ends the service of a key, and names who serves instead. */
    synchronized Optional<Candidate> release(String id, Object key) {
        if (!serves(id, key)) {
            return Optional.empty();
        }
        var slot = slots.get(id);
        var next = Optional.ofNullable(slot.waiting.poll());
        slot.serving = next.map(Candidate::key);
        return next;
    }

    /** Ids and versions of those that wait. */
    synchronized Map<String, String> waiting() {
        var waiting = new HashMap<String, String>();
        slots.values()
                .forEach(slot -> slot.waiting.forEach(candidate -> waiting.put(candidate.id(), candidate.version())));
        return waiting;
    }
}
