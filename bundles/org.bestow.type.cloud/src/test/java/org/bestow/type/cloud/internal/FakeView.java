package org.bestow.type.cloud.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Role;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.Unit;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** A benefit as a test wants it: at noon in Shanghai, asked for by Chen, with whom Li and others work. */
final class FakeView implements View<Settings> {

    static final LocalDate EXPIRES = LocalDate.parse("2027-01-31");
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Settings settings;
    private final long quantity;
    private final Map<UserRef, User> users = new HashMap<>();
    private final Map<String, Holding> claims = new HashMap<>();
    private final List<Assignment> seats = new ArrayList<>();
    private final List<KeyInfo> keys = new ArrayList<>();
    private Optional<Credits.Moves> moves = Optional.empty();
    private Optional<LocalDate> activateBy = Optional.empty();
    private LocalDate today = LocalDate.parse("2026-03-02");
    private Status status = Status.AVAILABLE;
    private UserRef actor = new UserRef("u1-chen");
    private int targetKey;
    private long used;

    private FakeView(Settings settings, long quantity) {
        this.settings = settings;
        this.quantity = quantity;
        user("chen", "chen@harbour.example");
        user("li", "li@harbour.example");
    }

    static FakeView of(Settings settings, long quantity) {
        return new FakeView(settings, quantity);
    }

    FakeView user(String name, String email) {
        var ref = new UserRef("u1-" + name);
        users.put(ref, new Person(ref, name, email, Optional.empty(), "en"));
        return this;
    }

    FakeView askedBy(String name) {
        actor = new UserRef("u1-" + name);
        return this;
    }

    FakeView on(String day) {
        today = LocalDate.parse(day);
        return this;
    }

    FakeView is(Status now) {
        status = now;
        return this;
    }

    FakeView activateBy(String day) {
        activateBy = Optional.of(LocalDate.parse(day));
        return this;
    }

    FakeView assigned(String name) {
        seats.add(0, new Seat(new AssignmentRef("a1-" + name), new UserRef("u1-" + name), noon(today)));
        used++;
        status = Status.ACTIVE;
        return this;
    }

    FakeView removed() {
        seats.remove(0);
        used--;
        return this;
    }

    FakeView moved(Credits.Moves known) {
        moves = Optional.of(known);
        return this;
    }

    /** A claim that is held for another benefit. */
    FakeView holding(String name, String benefit) {
        var user = new UserRef("u1-" + name);
        claims.put(
                user.id(), new Claimed(new AssignmentRef("a1-9"), user, Optional.of(name), "b1-9", Text.of(benefit)));
        return this;
    }

    /** A key taken on a day; the last of these calls makes the target. */
    FakeView key(String id, String day) {
        return key(new Key(new KeyRef(id), noon(LocalDate.parse(day)), Optional.empty()));
    }

    FakeView redeemed(String id, Redemption redemption) {
        return key(new Key(new KeyRef(id), redemption.notedAt(), Optional.of(redemption)));
    }

    /** The last key came instead of the one before. */
    FakeView replacing() {
        var last = (Key) keys.get(keys.size() - 1);
        var before = (Key) keys.get(keys.size() - 2);
        last.replaces = Optional.of(before.ref);
        before.replacedBy = Optional.of(last.ref);
        used--;
        return this;
    }

    FakeView target(int key) {
        targetKey = key;
        return this;
    }

    private FakeView key(Key key) {
        keys.add(key);
        used++;
        targetKey = keys.size() - 1;
        status = Status.ACTIVE;
        return this;
    }

    static Redemption redemption(String tenant, String day, long licenses, String endsOn) {
        var on = LocalDate.parse(day);
        return new Redemption(tenant, on, noon(on), new Redemption.Subscription(licenses, LocalDate.parse(endsOn)));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).atZone(ZONE).toInstant();
    }

    @Override
    public Actor actor() {
        return new Asking(actor, Set.of(Role.GLOBAL_ADMIN));
    }

    @Override
    public Member member() {
        return new Company("m1-1", "Harbour Works", ZONE, "office@harbour.example");
    }

    @Override
    public Optional<User> user(UserRef ref) {
        return Optional.ofNullable(users.get(ref));
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public <D extends Record> Optional<D> document(Class<D> shape) {
        return moves.map(shape::cast);
    }

    @Override
    public Benefit benefit() {
        return new Facts(OptionalLong.of(quantity), used, activateBy, status);
    }

    @Override
    public List<Assignment> assignments() {
        return seats;
    }

    @Override
    public List<EndedAssignment> endedAssignments() {
        throw unread();
    }

    @Override
    public Optional<Holding> claimed(String claim, String value) {
        return Optional.ofNullable(claims.get(value)).filter(held -> claim.equals("active-credit"));
    }

    @Override
    public Assignment target() {
        return seats.get(0);
    }

    @Override
    public List<KeyInfo> keys() {
        return keys;
    }

    @Override
    public List<KeyInfo> siblingKeys() {
        throw unread();
    }

    @Override
    public KeyInfo targetKey() {
        return keys.get(targetKey);
    }

    @Override
    public Instant now() {
        return noon(today);
    }

    @Override
    public LocalDate today() {
        return today;
    }

    private static UnsupportedOperationException unread() {
        return new UnsupportedOperationException("the cloud type has no business with this");
    }

    private record Asking(UserRef user, Set<Role> roles) implements Actor {}

    private record Company(String id, String name, ZoneId timeZone, String email) implements Member {}

    private record Person(UserRef ref, String name, String email, Optional<String> notificationEmail, String language)
            implements User {}

    private record Claimed(AssignmentRef seat, UserRef user, Optional<String> userName, String benefit, Text title)
            implements Holding {}

    private record Seat(AssignmentRef ref, UserRef user, Instant since) implements Assignment {
        @Override
        public <D extends Record> D data(Class<D> shape) {
            return shape.cast(new Credits.Nothing());
        }
    }

    private static final class Key implements KeyInfo {

        private final KeyRef ref;
        private final Instant takenAt;
        private final Optional<Redemption> redemption;
        private Optional<KeyRef> replacedBy = Optional.empty();
        private Optional<KeyRef> replaces = Optional.empty();

        private Key(KeyRef ref, Instant takenAt, Optional<Redemption> redemption) {
            this.ref = ref;
            this.takenAt = takenAt;
            this.redemption = redemption;
        }

        @Override
        public KeyRef ref() {
            return ref;
        }

        @Override
        public KeyKind kind() {
            return KeyKind.RETAIL;
        }

        @Override
        public Instant takenAt() {
            return takenAt;
        }

        @Override
        public UserRef takenBy() {
            return new UserRef("u1-chen");
        }

        @Override
        public Optional<String> note() {
            return Optional.empty();
        }

        @Override
        public <D extends Record> Optional<D> document(Class<D> shape) {
            return redemption.map(shape::cast);
        }

        @Override
        public Optional<KeyRef> replacedBy() {
            return replacedBy;
        }

        @Override
        public Optional<KeyRef> replaces() {
            return replaces;
        }
    }

    private record Facts(OptionalLong quantity, long used, Optional<LocalDate> activateBy, Status status)
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
            return quantity.orElseThrow() - used;
        }

        @Override
        public LocalDate purchasedOn() {
            return LocalDate.parse("2026-02-01");
        }

        @Override
        public LocalDate expires() {
            return EXPIRES;
        }

        @Override
        public boolean activated() {
            return false;
        }
    }
}
