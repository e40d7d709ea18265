package org.bestow.core.internal.engine;

import java.time.Instant;
import java.util.Optional;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.text.TextJson;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Scope;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** A seat that ended, as a type sees it. */
record EndedSeatView(Registration type, Snapshot snapshot, Snapshot.EndedSeatRow row) implements View.EndedAssignment {

    @Override
    public AssignmentRef ref() {
        return new AssignmentRef(
                PublicId.of(PublicId.Kind.ASSIGNMENT, snapshot.benefit().memberId(), row.id()));
    }

    @Override
    public UserRef user() {
        return new UserRef(PublicId.of(PublicId.Kind.USER, snapshot.benefit().memberId(), row.userId()));
    }

    @Override
    public Optional<String> userName() {
        return snapshot.nameOf(row.userId());
    }

    @Override
    public Instant since() {
        return row.since();
    }

    @Override
    public Instant endedAt() {
        return row.endedAt();
    }

    @Override
    public String endedBy() {
        return row.endedByName();
    }

    @Override
    public Text why() {
        return TextJson.read(row.why());
    }

    @Override
    public <D extends Record> D data(Class<D> shape) {
        return shape.cast(type.document(Scope.ASSIGNMENT).read(row.data(), row.dataVersion()));
    }
}
