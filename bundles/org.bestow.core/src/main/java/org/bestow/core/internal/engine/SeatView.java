package org.bestow.core.internal.engine;

import java.time.Instant;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Scope;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** A seat as a type sees it; its data are read in the shape that the type gave them. */
record SeatView(Registration type, long member, Snapshot.SeatRow row) implements View.Assignment {

    @Override
    public AssignmentRef ref() {
        return new AssignmentRef(PublicId.of(PublicId.Kind.ASSIGNMENT, member, row.id()));
    }

    @Override
    public UserRef user() {
        return new UserRef(PublicId.of(PublicId.Kind.USER, member, row.userId()));
    }

    @Override
    public Instant since() {
        return row.since();
    }

    @Override
    public <D extends Record> D data(Class<D> shape) {
        return shape.cast(type.document(Scope.ASSIGNMENT).read(row.data(), row.dataVersion()));
    }
}
