package org.bestow.type.visualstudio.internal;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Role;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.Unit;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** A subscription as a test wants it, of a company in Shanghai. Not thread-safe. */
final class FakeView implements View<Settings> {

    /** 1 June in Shanghai, and still 31 May in UTC. */
    static final Instant NOW = Instant.parse("2026-05-31T17:00:00Z");

    static final LocalDate TODAY = LocalDate.parse("2026-06-01");

    private Settings settings = settings(Optional.empty(), Optional.empty());
    private long quantity = 3;
    private Instant now = NOW;
    private Status status = Status.AVAILABLE;
    private Optional<LocalDate> activateBy = Optional.empty();
    private String actor = "greta";
    private final Map<String, User> users = new LinkedHashMap<>();
    private final List<Assignment> seats = new ArrayList<>();
    private final List<EndedAssignment> ended = new ArrayList<>();
    private final Map<String, Holding> claims = new LinkedHashMap<>();
    private Optional<Handovers> handovers = Optional.empty();

    FakeView() {
        for (var name : List.of("greta", "uwe", "anna", "paul")) {
            add(name, Optional.empty());
        }
    }

    static Settings settings(Optional<Integer> lockDays, Optional<Boolean> downloads) {
        return new Settings(
                "Visual Studio Professional",
                URI.create("https://my.visualstudio.example/"),
                Optional.of(URI.create("https://my.visualstudio.example/downloads")),
                downloads,
                lockDays);
    }

    FakeView add(String name, Optional<String> notificationEmail) {
        users.put(name, new Somebody(new UserRef(name), name, name + "@example.org", notificationEmail, "en"));
        return this;
    }

    FakeView with(Settings other) {
        settings = other;
        return this;
    }

    FakeView locked(int days) {
        return with(settings(Optional.of(days), Optional.empty()));
    }

    FakeView quantity(long seatsInAll) {
        quantity = seatsInAll;
        return this;
    }

    FakeView at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    FakeView is(Status other) {
        status = other;
        return this;
    }

    FakeView activateBy(LocalDate day) {
        activateBy = Optional.of(day);
        return this;
    }

    FakeView by(String name) {
        actor = name;
        return this;
    }

    FakeView seat(String holder, Seat data) {
        seats.add(0, new FakeSeat(new AssignmentRef("seat-" + holder), new UserRef(holder), NOW, data));
        return this;
    }

    FakeView ended(String holder, Seat data) {
        ended.add(
                0,
                new FakeEnded(
                        new AssignmentRef("ended-" + holder),
                        new UserRef(holder),
                        Optional.of(holder),
                        NOW,
                        NOW,
                        data));
        return this;
    }

    FakeView told(String... holders) {
        handovers = Optional.of(new Handovers(Set.copyOf(List.of(holders).stream()
                .map(holder -> new AssignmentRef("ended-" + holder))
                .toList())));
        return this;
    }

    /** Somebody has a subscription of this benefit, or with a title of another one. */
    FakeView subscriber(String name, Optional<String> elsewhere) {
        claims.put(
                name,
                new FakeHolding(
                        new AssignmentRef("held"),
                        new UserRef(name),
                        Optional.of(name),
                        elsewhere.isPresent() ? "b1-2" : "b1-1",
                        Text.of(elsewhere.orElse("This one"))));
        return this;
    }

    @Override
    public Actor actor() {
        return new Asking(new UserRef(actor), Set.of(Role.GLOBAL_ADMIN));
    }

    @Override
    public Member member() {
        return new Company("m1-1", "Harbour Works", ZoneId.of("Asia/Shanghai"), "office@example.org");
    }

    @Override
    public Optional<User> user(UserRef ref) {
        return Optional.ofNullable(users.get(ref.id()));
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public <D extends Record> Optional<D> document(Class<D> shape) {
        return handovers.map(shape::cast);
    }

    @Override
    public Benefit benefit() {
        return new FakeBenefit(OptionalLong.of(quantity), seats.size(), status, activateBy);
    }

    @Override
    public List<Assignment> assignments() {
        return seats;
    }

    @Override
    public List<EndedAssignment> endedAssignments() {
        return ended;
    }

    @Override
    public Optional<Holding> claimed(String claim, String value) {
        return claim.equals("subscriber") ? Optional.ofNullable(claims.get(value)) : Optional.empty();
    }

    /** The newest. */
    @Override
    public Assignment target() {
        return seats.get(0);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public LocalDate today() {
        return now.atZone(member().timeZone()).toLocalDate();
    }

    @Override
    public List<KeyInfo> keys() {
        throw unread();
    }

    @Override
    public List<KeyInfo> siblingKeys() {
        throw unread();
    }

    @Override
    public KeyInfo targetKey() {
        throw unread();
    }

    private static UnsupportedOperationException unread() {
        return new UnsupportedOperationException("subscriptions have no keys here");
    }

    private record Asking(UserRef user, Set<Role> roles) implements Actor {}

    private record Company(String id, String name, ZoneId timeZone, String email) implements Member {}

    private record Somebody(UserRef ref, String name, String email, Optional<String> notificationEmail, String language)
            implements User {}

    private record FakeSeat(AssignmentRef ref, UserRef user, Instant since, Seat seat) implements Assignment {
        @Override
        public <D extends Record> D data(Class<D> shape) {
            return shape.cast(seat);
        }
    }

    private record FakeEnded(
            AssignmentRef ref, UserRef user, Optional<String> userName, Instant since, Instant endedAt, Seat seat)
            implements EndedAssignment {
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
            return shape.cast(seat);
        }
    }

    private record FakeHolding(AssignmentRef seat, UserRef user, Optional<String> userName, String benefit, Text title)
            implements Holding {}

    private record FakeBenefit(OptionalLong quantity, long used, Status status, Optional<LocalDate> activateBy)
            implements Benefit {
        @Override
        public String id() {
            return "b1-1";
        }

        @Override
        public Unit unit() {
            return Unit.SEATS;
        }

        @Override
        public long left() {
            return quantity.getAsLong() - used;
        }

        @Override
        public LocalDate purchasedOn() {
            return LocalDate.parse("2026-02-01");
        }

        @Override
        public LocalDate expires() {
            return LocalDate.parse("2027-01-31");
        }

        @Override
        public boolean activated() {
            return false;
        }
    }
}
