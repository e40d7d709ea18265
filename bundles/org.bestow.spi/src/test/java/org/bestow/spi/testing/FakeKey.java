package org.bestow.spi.testing;

import java.time.Instant;
import java.util.Optional;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** A key that somebody took. */
record FakeKey(
        KeyRef ref,
        KeyKind kind,
        Instant takenAt,
        Optional<Record> document,
        Optional<KeyRef> replacedBy,
        Optional<KeyRef> replaces)
        implements View.KeyInfo {

    static FakeKey of(String id, KeyKind kind, Instant takenAt, Optional<Record> document) {
        return new FakeKey(new KeyRef(id), kind, takenAt, document, Optional.empty(), Optional.empty());
    }

    FakeKey replacedBy(KeyRef newer) {
        return new FakeKey(ref, kind, takenAt, document, Optional.of(newer), replaces);
    }

    FakeKey insteadOf(KeyRef older) {
        return new FakeKey(ref, kind, takenAt, document, replacedBy, Optional.of(older));
    }

    /** A replaced key is none: its replacement is for the same unit. */
    boolean isUnit() {
        return kind == KeyKind.RETAIL && replacedBy.isEmpty();
    }

    @Override
    public UserRef takenBy() {
        return FakeView.ref("chen");
    }

    @Override
    public Optional<String> note() {
        return Optional.empty();
    }

    @Override
    public <D extends Record> Optional<D> document(Class<D> shape) {
        return document.map(shape::cast);
    }
}
