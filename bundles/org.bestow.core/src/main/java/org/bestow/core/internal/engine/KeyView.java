package org.bestow.core.internal.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Scope;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** A taken key as a type sees it: all but its value. */
record KeyView(Registration type, long member, Snapshot.KeyRow row) implements View.KeyInfo {

    @Override
    public KeyRef ref() {
        return ref(row.id());
    }

    private KeyRef ref(long number) {
        return new KeyRef(PublicId.of(PublicId.Kind.KEY, member, number));
    }

    @Override
    public KeyKind kind() {
        return row.kind();
    }

    @Override
    public Instant takenAt() {
        return row.claimedAt();
    }

    @Override
    public UserRef takenBy() {
        return new UserRef(PublicId.of(PublicId.Kind.USER, member, row.claimedBy()));
    }

    @Override
    public Optional<String> note() {
        return Optional.of(row.note()).filter(note -> !note.isEmpty());
    }

    @Override
    public <D extends Record> Optional<D> document(Class<D> shape) {
        var codec = type.document(Scope.KEY);
        return row.document().map(json -> shape.cast(codec.read(json, row.documentShape())));
    }

    @Override
    public Optional<KeyRef> replacedBy() {
        return other(row.replacedBy());
    }

    @Override
    public Optional<KeyRef> replaces() {
        return other(row.replaces());
    }

    private Optional<KeyRef> other(OptionalLong number) {
        return number.isEmpty() ? Optional.empty() : Optional.of(ref(number.getAsLong()));
    }
}
