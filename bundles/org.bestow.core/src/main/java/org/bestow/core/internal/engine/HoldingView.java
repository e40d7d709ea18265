package org.bestow.core.internal.engine;

import java.util.Optional;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.benefit.Titles;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** Who holds a unique claim, as a type sees it. */
record HoldingView(AssignmentRef seat, UserRef user, Optional<String> userName, String benefit, Text title)
        implements View.Holding {
    static HoldingView of(Snapshot snapshot, Snapshot.ClaimRow row) {
        var member = snapshot.benefit().memberId();
        return new HoldingView(
                new AssignmentRef(PublicId.of(PublicId.Kind.ASSIGNMENT, member, row.seatId())),
                new UserRef(PublicId.of(PublicId.Kind.USER, member, row.userId())),
                snapshot.nameOf(row.userId()),
                PublicId.of(PublicId.Kind.BENEFIT, member, row.benefitId()),
                Text.of(Titles.localized(row.title())));
    }
}
