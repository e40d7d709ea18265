package org.bestow.core.internal.engine;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;
import org.bestow.spi.View;

/** The benefit itself as a type sees it, on the day of the call. */
record BenefitView(
        String id,
        Unit unit,
        OptionalLong quantity,
        long used,
        long left,
        LocalDate purchasedOn,
        Optional<LocalDate> activateBy,
        LocalDate expires,
        boolean activated,
        Status status)
        implements View.Benefit {

    static BenefitView of(Snapshot snapshot) {
        var benefit = snapshot.benefit();
        return new BenefitView(
                PublicId.of(PublicId.Kind.BENEFIT, benefit.memberId(), benefit.id()),
                benefit.unit(),
                benefit.quantity(),
                benefit.used(),
                benefit.left(),
                benefit.purchasedOn(),
                benefit.activateBy(),
                benefit.expires(),
                benefit.activatedOn().isPresent(),
                benefit.status(snapshot.now(), snapshot.today()));
    }
}
