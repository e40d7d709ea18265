package org.bestow.core.internal.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.PublicId;
import org.bestow.api.Users;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.benefit.Titles;
import org.bestow.core.internal.text.TextJson;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.Unit;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** A snapshot as one call of a type sees it; throws {@link IllegalStateException} once the call is over. Not thread-safe. */
final class SnapshotView implements View<Record> {

    private final Set<Part> parts;
    private Optional<Call> call;

    private record Call(Registration type, Snapshot snapshot, Caller caller) {
        long member() {
            return snapshot.benefit().memberId();
        }
    }

    SnapshotView(Registration type, Snapshot snapshot, Caller caller, Set<Part> parts) {
        this.call = Optional.of(new Call(type, snapshot, caller));
        this.parts = parts;
    }

    /** From now on the view is dead, and holds nothing. */
    void end() {
        call = Optional.empty();
    }

    private Call live() {
        return call.orElseThrow(() -> new IllegalStateException("a view is valid during one call only"));
    }

    private Snapshot snapshot() {
        return live().snapshot();
    }

    @Override
    public Actor actor() {
        var caller = live().caller();
        return new Asking(
                new UserRef(PublicId.of(PublicId.Kind.USER, caller.member().orElse(0), caller.user())), caller.roles());
    }

    @Override
    public Member member() {
        var member = snapshot().member();
        return new Company(
                PublicId.of(PublicId.Kind.MEMBER, 0, member.id()), member.name(), member.timeZone(), member.email());
    }

    @Override
    public Optional<User> user(UserRef ref) {
        var now = live();
        return PublicId.parse(PublicId.Kind.USER, ref.id())
                .filter(id -> id.member() == now.member())
                .flatMap(id -> Optional.ofNullable(now.snapshot().users().get(id.number())))
                .filter(person -> !person.deleted())
                .map(person -> Somebody.of(ref, person));
    }

    @Override
    public Record settings() {
        var item = snapshot().item();
        try {
            return live().type().settings(item.settings(), item.settingsVersion());
        } catch (Rejected e) {
            throw new IllegalStateException("settings" + e.path() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public <D extends Record> Optional<D> document(Class<D> shape) {
        var codec = live().type().document(Scope.BENEFIT);
        return snapshot().document().map(row -> shape.cast(codec.read(row.data(), row.dataVersion())));
    }

    @Override
    public List<EndedAssignment> endedAssignments() {
        var now = live();
        return parts.contains(Part.ENDED_ASSIGNMENTS)
                ? now.snapshot().lists().endedSeats().stream()
                        .<EndedAssignment>map(seat -> new EndedSeat(now.type(), now.snapshot(), seat))
                        .toList()
                : List.of();
    }

    @Override
    public Optional<Holding> claimed(String claim, String value) {
        var now = live();
        if (!parts.contains(Part.CLAIMS)) {
            return Optional.empty();
        }
        return now.snapshot().lists().claims().stream()
                .filter(row -> row.name().equals(claim) && row.claimed().equals(value))
                .filter(row -> !row.until().isBefore(now.snapshot().today()))
                .findFirst()
                .map(row -> Held.of(now.snapshot(), row));
    }

    @Override
    public Benefit benefit() {
        var benefit = snapshot().benefit();
        return new Facts(
                PublicId.of(PublicId.Kind.BENEFIT, benefit.memberId(), benefit.id()),
                benefit.unit(),
                benefit.quantity(),
                benefit.used(),
                benefit.left(),
                benefit.purchasedOn(),
                benefit.activateBy(),
                benefit.expires(),
                benefit.activatedOn().isPresent(),
                benefit.status(snapshot().now(), snapshot().today()));
    }

    @Override
    public List<Assignment> assignments() {
        var now = live();
        return parts.contains(Part.ASSIGNMENTS)
                ? now.snapshot().seats().stream()
                        .<Assignment>map(seat -> new Seat(now.type(), now.member(), seat))
                        .toList()
                : List.of();
    }

    @Override
    public Assignment target() {
        var now = live();
        return now.snapshot()
                .seat()
                .map(seat -> new Seat(now.type(), now.member(), seat))
                .orElseThrow(() -> new IllegalStateException("this call is on no seat"));
    }

    @Override
    public List<KeyInfo> keys() {
        var now = live();
        return parts.contains(Part.KEYS)
                ? now.snapshot().keys().stream()
                        .<KeyInfo>map(key -> new Key(now.type(), now.member(), key))
                        .toList()
                : List.of();
    }

    @Override
    public List<KeyInfo> siblingKeys() {
        var now = live();
        return parts.contains(Part.SIBLING_KEYS)
                ? now.snapshot().lists().siblingKeys().stream()
                        .<KeyInfo>map(key -> new Key(now.type(), now.member(), key))
                        .toList()
                : List.of();
    }

    @Override
    public KeyInfo targetKey() {
        var now = live();
        return now.snapshot()
                .key()
                .map(key -> new Key(now.type(), now.member(), key))
                .orElseThrow(() -> new IllegalStateException("this call is on no key"));
    }

    @Override
    public Instant now() {
        return snapshot().now();
    }

    @Override
    public LocalDate today() {
        return snapshot().today();
    }

    private record Asking(UserRef user, Set<Role> roles) implements Actor {}

    private record Company(String id, String name, ZoneId timeZone, String email) implements Member {}

    private record Somebody(UserRef ref, String name, String email, Optional<String> notificationEmail, String language)
            implements User {
        private static User of(UserRef ref, Users.Person person) {
            return new Somebody(
                    ref,
                    person.name(),
                    person.email(),
                    person.notificationEmail(),
                    person.language().tag());
        }
    }

    private record Facts(
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
            implements Benefit {}

    private record Seat(Registration type, long member, Snapshot.SeatRow row) implements Assignment {

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

    private record EndedSeat(Registration type, Snapshot snapshot, Snapshot.EndedSeatRow row)
            implements EndedAssignment {

        @Override
        public AssignmentRef ref() {
            return new AssignmentRef(
                    PublicId.of(PublicId.Kind.ASSIGNMENT, snapshot.benefit().memberId(), row.id()));
        }

        @Override
        public UserRef user() {
            return new UserRef(
                    PublicId.of(PublicId.Kind.USER, snapshot.benefit().memberId(), row.userId()));
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

    private record Held(AssignmentRef seat, UserRef user, Optional<String> userName, String benefit, Text title)
            implements Holding {
        private static Held of(Snapshot snapshot, Snapshot.ClaimRow row) {
            var member = snapshot.benefit().memberId();
            return new Held(
                    new AssignmentRef(PublicId.of(PublicId.Kind.ASSIGNMENT, member, row.seatId())),
                    new UserRef(PublicId.of(PublicId.Kind.USER, member, row.userId())),
                    snapshot.nameOf(row.userId()),
                    PublicId.of(PublicId.Kind.BENEFIT, member, row.benefitId()),
                    Text.of(Titles.localized(row.title())));
        }
    }

    private record Key(Registration type, long member, Snapshot.KeyRow row) implements KeyInfo {

        @Override
        public KeyRef ref() {
            return ref(row.id());
        }

        private KeyRef ref(long number) {
            return new KeyRef(PublicId.of(PublicId.Kind.KEY, member, number));
        }

        @Override
        public KeyKind kind() {
            return row.kind();
        }

        @Override
        public Instant takenAt() {
            return row.claimedAt();
        }

        @Override
        public UserRef takenBy() {
            return new UserRef(PublicId.of(PublicId.Kind.USER, member, row.claimedBy()));
        }

        @Override
        public Optional<String> note() {
            return Optional.of(row.note()).filter(note -> !note.isEmpty());
        }

        @Override
        public <D extends Record> Optional<D> document(Class<D> shape) {
            var codec = type.document(Scope.KEY);
            return row.document().map(json -> shape.cast(codec.read(json, row.documentShape())));
        }

        @Override
        public Optional<KeyRef> replacedBy() {
            return other(row.replacedBy());
        }

        @Override
        public Optional<KeyRef> replaces() {
            return other(row.replaces());
        }

        private Optional<KeyRef> other(OptionalLong number) {
            return number.isEmpty() ? Optional.empty() : Optional.of(ref(number.getAsLong()));
        }
    }
}
