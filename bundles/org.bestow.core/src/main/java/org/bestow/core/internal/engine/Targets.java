package org.bestow.core.internal.engine;

import java.util.List;
import java.util.Optional;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.Scope;

/** What actions of a scope are on, each with the snapshot that they see. */
final class Targets {

    private Targets() {}

    record Target(long number, Snapshot view) {}

    static List<Target> of(Snapshot snapshot, Scope scope) {
        return switch (scope) {
            case BENEFIT -> List.of(new Target(snapshot.benefit().id(), snapshot));
            case ASSIGNMENT -> snapshot.seats().stream()
                    .map(seat -> new Target(seat.id(), snapshot.on(Optional.of(seat), Optional.empty())))
                    .toList();
            case KEY -> snapshot.keys().stream()
                    .map(key -> new Target(key.id(), snapshot.on(Optional.empty(), Optional.of(key))))
                    .toList();
            case TYPE, MEMBER, PURCHASE -> List.of();
        };
    }
}
