package org.bestow.spi.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** Answers with what it was given; what it was not given cannot be read. */
abstract class PartialView<S extends Record> implements View<S> {

    final Unit unit;
    final Set<Part> shown;
    final Map<UserRef, User> users = new HashMap<>();
    final Map<Class<?>, Optional<Record>> documents = new HashMap<>();
    final List<Assignment> seats = new ArrayList<>();
    final List<EndedAssignment> ended = new ArrayList<>();
    final Map<String, Holding> claims = new HashMap<>();
    final TakenKeys keys = new TakenKeys();
    S settings;
    Instant now = FakeView.NOW;
    OptionalLong quantity = OptionalLong.empty();
    OptionalLong used = OptionalLong.empty();
    Optional<Status> status = Optional.empty();
    Optional<LocalDate> activateBy = Optional.empty();
    Optional<UserRef> actor = Optional.empty();

    PartialView(S settings, Unit unit, Set<Part> shown) {
        this.settings = settings;
        this.unit = unit;
        this.shown = shown;
    }

    @Override
    public Actor actor() {
        return new People.Asking(actor.orElseThrow(() -> unread("the actor")), Set.of(Role.GLOBAL_ADMIN));
    }

    @Override
    public Member member() {
        return new People.Company("m1-1", "Harbour Works", FakeView.ZONE, "office@harbour.example");
    }

    @Override
    public Optional<User> user(UserRef ref) {
        if (users.isEmpty()) {
            throw unread("users");
        }
        return Optional.ofNullable(users.get(ref));
    }

    @Override
    public S settings() {
        return settings;
    }

    @Override
    public <D extends Record> Optional<D> document(Class<D> shape) {
        if (!documents.containsKey(shape)) {
            throw unread(shape.getSimpleName());
        }
        return documents.get(shape).map(shape::cast);
    }

    @Override
    public Benefit benefit() {
        var units = used.orElseGet(() -> seats.size() + keys.units());
        var derived = units > 0 ? Status.ACTIVE : Status.AVAILABLE;
        return new FakeBenefit(FakeView.BENEFIT, unit, quantity, units, activateBy, status.orElse(derived));
    }

    @Override
    public List<Assignment> assignments() {
        return shown(Part.ASSIGNMENTS, seats);
    }

    @Override
    public List<EndedAssignment> endedAssignments() {
        return shown(Part.ENDED_ASSIGNMENTS, ended);
    }

    @Override
    public Optional<Holding> claimed(String claim, String value) {
        return Optional.ofNullable(shown(Part.CLAIMS, claims).get(claim + " " + value));
    }

    @Override
    public Assignment target() {
        return shown(Part.ASSIGNMENTS, seats).get(0);
    }

    @Override
    public List<KeyInfo> keys() {
        return shown(Part.KEYS, keys.all());
    }

    @Override
    public List<KeyInfo> siblingKeys() {
        return shown(Part.SIBLING_KEYS, keys.siblings());
    }

    @Override
    public KeyInfo targetKey() {
        return shown(Part.KEYS, keys).target();
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(now, FakeView.ZONE);
    }

    private <T> T shown(Part part, T value) {
        if (!shown.contains(part)) {
            throw unread(part.toString());
        }
        return value;
    }

    private static UnsupportedOperationException unread(String what) {
        return new UnsupportedOperationException("the type has no business with " + what);
    }
}
