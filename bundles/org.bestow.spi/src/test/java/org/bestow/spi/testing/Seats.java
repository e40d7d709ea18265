package org.bestow.spi.testing;

import java.time.Instant;
import java.util.Optional;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** The seats of a {@link FakeView}. */
final class Seats {

    private Seats() {}

    record Held(AssignmentRef ref, UserRef user, Instant since, Record data) implements View.Assignment {
        @Override
        public <D extends Record> D data(Class<D> shape) {
            return shape.cast(data);
        }
    }

    record Ended(
            AssignmentRef ref, UserRef user, Optional<String> userName, Instant since, Instant endedAt, Record data)
            implements View.EndedAssignment {
        @Override
        public String endedBy() {
            return "Greta";
        }

        @Override
        public Text why() {
            return Text.key("why.removed");
        }

        @Override
        public <D extends Record> D data(Class<D> shape) {
            return shape.cast(data);
        }
    }

    record Claimed(AssignmentRef seat, UserRef user, Optional<String> userName, String benefit, Text title)
            implements View.Holding {}
}
