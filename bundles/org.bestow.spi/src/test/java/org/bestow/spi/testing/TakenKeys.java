package org.bestow.spi.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bestow.spi.KeyKind;
import org.bestow.spi.View;

/** The keys of a {@link FakeView}, the newest first. */
final class TakenKeys {

    private final List<FakeKey> keys = new ArrayList<>();
    private List<FakeKey> siblings = List.of();
    private Optional<String> target = Optional.empty();
    private KeyKind kind = KeyKind.RETAIL;

    void kind(KeyKind given) {
        kind = given;
    }

    void add(String id, Instant takenAt, Optional<Record> document) {
        keys.add(0, FakeKey.of(id, kind, takenAt, document));
        target = Optional.empty();
    }

    void only(List<Instant> moments) {
        keys.clear();
        keys.addAll(numbered(moments));
        target = Optional.empty();
    }

    void siblings(List<Instant> moments) {
        siblings = numbered(moments);
    }

    private List<FakeKey> numbered(List<Instant> moments) {
        return IntStream.range(0, moments.size())
                .mapToObj(number -> FakeKey.of("k1-" + number, kind, moments.get(number), Optional.empty()))
                .toList();
    }

    void replace() {
        var newest = keys.get(0);
        var before = keys.get(1);
        keys.set(0, newest.insteadOf(before.ref()));
        keys.set(1, before.replacedBy(newest.ref()));
    }

    void target(String id) {
        target = Optional.of(id);
    }

    List<View.KeyInfo> all() {
        return List.copyOf(keys);
    }

    List<View.KeyInfo> siblings() {
        return List.copyOf(siblings);
    }

    View.KeyInfo target() {
        var wanted = target.orElseGet(() -> keys.get(0).ref().id());
        return keys.stream()
                .filter(key -> key.ref().id().equals(wanted))
                .findFirst()
                .orElseThrow();
    }

    long units() {
        return keys.stream().filter(FakeKey::isUnit).count();
    }
}
