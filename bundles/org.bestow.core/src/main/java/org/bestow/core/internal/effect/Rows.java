package org.bestow.core.internal.effect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The rows of one table that a group looks at: as they were read, and as they will be. What several actions do to one row nets by
 * itself: only the difference is written. Not thread-safe.
 */
public final class Rows<K extends Comparable<K>, V> {

    private final Map<K, V> read = new HashMap<>();
    private final Map<K, V> now = new HashMap<>();
    private final Deque<Runnable> undo;

    Rows(Deque<Runnable> undo) {
        this.undo = undo;
    }

    static Deque<Runnable> newUndo() {
        return new ArrayDeque<>();
    }

    /** Takes over a row as it is in the database. */
    public void load(K key, V row) {
        read.put(key, row);
        now.put(key, row);
    }

    public Optional<V> get(K key) {
        return Optional.ofNullable(now.get(key));
    }

    /** Whether an action of this group changed the row. */
    public boolean touched(K key) {
        return now.get(key) != read.get(key);
    }

    public void put(K key, V row) {
        restoreOnUndo(key, now.put(key, row));
    }

    public void remove(K key) {
        restoreOnUndo(key, now.remove(key));
    }

    private void restoreOnUndo(K key, V before) {
        undo.push(() -> {
            if (before == null) {
                now.remove(key);
            } else {
                now.put(key, before);
            }
        });
    }

    /** Keys of the rows that are there now and match, in order. */
    List<K> keys(Predicate<V> which) {
        return now.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** One changed row. */
    public record Change<K, V>(K key, V row) {}

    /** Rows to insert, by key. */
    public List<Change<K, V>> inserted() {
        return sorted(now, key -> !read.containsKey(key));
    }

    /** Rows to update, by key. */
    public List<Change<K, V>> updated() {
        return updated(key -> false);
    }

    /** Rows to update, and those that are to be written although they stayed as they were; by key. */
    List<Change<K, V>> updated(Predicate<K> also) {
        return sorted(
                now,
                key -> read.containsKey(key)
                        && (also.test(key) || !read.get(key).equals(now.get(key))));
    }

    /** What has to go before {@link #renewed} can come, by key, as it was read: rows deleted, and the old form of rows updated. */
    public List<Change<K, V>> outdated() {
        return sorted(read, key -> !read.get(key).equals(now.get(key)));
    }

    /** Rows that come instead of {@link #outdated} ones, and rows inserted, by key. */
    public List<Change<K, V>> renewed() {
        return sorted(now, key -> !now.get(key).equals(read.get(key)));
    }

    /** Rows to delete, by key, as they were read. */
    public List<Change<K, V>> deleted() {
        return sorted(read, key -> !now.containsKey(key));
    }

    private static <K extends Comparable<K>, V> List<Change<K, V>> sorted(Map<K, V> rows, Predicate<K> which) {
        var result = new ArrayList<Change<K, V>>();
        new TreeMap<>(rows).forEach((key, row) -> {
            if (which.test(key)) {
                result.add(new Change<>(key, row));
            }
        });
        return result;
    }
}
