package org.bestow.core.internal.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
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
                .map(person -> UserView.of(ref, person));
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
                        .<EndedAssignment>map(seat -> new EndedSeatView(now.type(), now.snapshot(), seat))
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
                .map(row -> HoldingView.of(now.snapshot(), row));
    }

    @Override
    public Benefit benefit() {
        return BenefitView.of(snapshot());
    }

    @Override
    public List<Assignment> assignments() {
        var now = live();
        return parts.contains(Part.ASSIGNMENTS)
                ? now.snapshot().seats().stream()
                        .<Assignment>map(seat -> new SeatView(now.type(), now.member(), seat))
                        .toList()
                : List.of();
    }

    @Override
    public Assignment target() {
        var now = live();
        return now.snapshot()
                .seat()
                .map(seat -> new SeatView(now.type(), now.member(), seat))
                .orElseThrow(() -> new IllegalStateException("this call is on no seat"));
    }

    @Override
    public List<KeyInfo> keys() {
        var now = live();
        return parts.contains(Part.KEYS)
                ? now.snapshot().keys().stream()
                        .<KeyInfo>map(key -> new KeyView(now.type(), now.member(), key))
                        .toList()
                : List.of();
    }

    @Override
    public List<KeyInfo> siblingKeys() {
        var now = live();
        return parts.contains(Part.SIBLING_KEYS)
                ? now.snapshot().lists().siblingKeys().stream()
                        .<KeyInfo>map(key -> new KeyView(now.type(), now.member(), key))
                        .toList()
                : List.of();
    }

    @Override
    public KeyInfo targetKey() {
        var now = live();
        return now.snapshot()
                .key()
                .map(key -> new KeyView(now.type(), now.member(), key))
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
}
