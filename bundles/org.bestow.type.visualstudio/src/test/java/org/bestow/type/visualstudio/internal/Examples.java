package org.bestow.type.visualstudio.internal;

import java.util.List;
import java.util.Optional;
import org.bestow.spi.UserRef;

/** Seats and inputs that several tests need. */
final class Examples {

    static final Seat.Use KEY = new Seat.Use(FakeView.TODAY, Seat.What.PRODUCT_KEY, 2, Optional.of("Windows 11"));
    static final Seat.Use CREDIT = new Seat.Use(FakeView.TODAY, Seat.What.CLOUD_CREDIT, 1, Optional.empty());
    static final Seat FRESH = seat(List.of(), List.of());

    private Examples() {}

    static Seat seat(List<Seat.Use> used, List<Seat.Use> before) {
        return new Seat(Optional.empty(), true, used, before);
    }

    static Inputs.Assign assign(String user) {
        return new Inputs.Assign(new UserRef(user), Optional.empty(), Optional.empty());
    }
}
