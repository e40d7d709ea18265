package org.bestow.type.visualstudio.internal;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Part;
import org.bestow.spi.Unit;
import org.bestow.spi.testing.FakeView;

/** Seats and inputs that several tests need. */
final class Examples {

    /** 1 June in Shanghai, and still 31 May in UTC. */
    static final String NOW = "2026-05-31T17:00:00Z";

    static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    static final Seat.Use KEY = new Seat.Use(TODAY, Seat.What.PRODUCT_KEY, 2, Optional.of("Windows 11"));
    static final Seat.Use CREDIT = new Seat.Use(TODAY, Seat.What.CLOUD_CREDIT, 1, Optional.empty());
    static final Seat FRESH = seat(List.of(), List.of());

    private Examples() {}

    /** A benefit of three seats that nobody has, asked for by Greta, with whom Uwe, Anna and Paul work. */
    static FakeView<Settings> view() {
        return FakeView.of(
                        settings(Optional.empty(), Optional.empty()),
                        Unit.SEATS,
                        Part.ASSIGNMENTS,
                        Part.ENDED_ASSIGNMENTS,
                        Part.CLAIMS)
                .mayHave(Handovers.class)
                .quantity(3)
                .at(NOW)
                .user("greta")
                .user("uwe")
                .user("anna")
                .user("paul")
                .askedBy("greta");
    }

    static Settings settings(Optional<Integer> lockDays, Optional<Boolean> downloads) {
        return new Settings(
                "Visual Studio Professional",
                URI.create("https://my.visualstudio.example/"),
                Optional.of(URI.create("https://my.visualstudio.example/downloads")),
                downloads,
                lockDays);
    }

    static Settings locked(int days) {
        return settings(Optional.of(days), Optional.empty());
    }

    /** That the next holders were told what these used. */
    static Handovers told(String... holders) {
        return new Handovers(endedSeats(holders));
    }

    static Set<AssignmentRef> endedSeats(String... holders) {
        return Stream.of(holders)
                .map(holder -> new AssignmentRef("ended-" + holder))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Seat seat(List<Seat.Use> used, List<Seat.Use> before) {
        return new Seat(Optional.empty(), true, used, before, Optional.empty());
    }

    static Inputs.Assign assign(String user) {
        return new Inputs.Assign(FakeView.ref(user), Optional.empty(), Optional.empty());
    }
}
