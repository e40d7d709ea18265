package org.bestow.type.software.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Status;
import org.bestow.spi.Unit;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/**
 * A benefit as a test wants it: so many units, of which so many are used, and keys taken at these moments, for it and for its
 * siblings.
 */
record FakeView(
        Settings settings,
        OptionalLong quantity,
        long used,
        List<Instant> taken,
        List<Instant> siblings,
        Instant now,
        Status status,
        Optional<LocalDate> activateBy)
        implements View<Settings> {

    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-03-01T10:00:00Z");
    private static final LocalDate EXPIRES = LocalDate.parse("2027-01-31");

    static FakeView of(Settings settings, long quantity, long used) {
        return of(settings, OptionalLong.of(quantity), used).taken((int) used);
    }

    static FakeView unlimited(Settings settings) {
        return of(settings, OptionalLong.empty(), 0);
    }

    private static FakeView of(Settings settings, OptionalLong quantity, long used) {
        return new FakeView(
                settings,
                quantity,
                used,
                List.of(),
                List.of(),
                NOW,
                used > 0 ? Status.ACTIVE : Status.AVAILABLE,
                Optional.empty());
    }

    FakeView taken(int keys) {
        return taken(Collections.nCopies(keys, YESTERDAY));
    }

    FakeView taken(List<Instant> moments) {
        return new FakeView(settings, quantity, used, moments, siblings, now, status, activateBy);
    }

    FakeView siblings(List<Instant> moments) {
        return new FakeView(settings, quantity, used, taken, moments, now, status, activateBy);
    }

    FakeView at(String moment) {
        return new FakeView(settings, quantity, used, taken, siblings, Instant.parse(moment), status, activateBy);
    }

    FakeView is(Status other) {
        return new FakeView(settings, quantity, used, taken, siblings, now, other, activateBy);
    }

    FakeView activateBy(LocalDate day) {
        return new FakeView(settings, quantity, used, taken, siblings, now, status, Optional.of(day));
    }

    @Override
    public Benefit benefit() {
        return new FakeBenefit(quantity, used, status, activateBy);
    }

    @Override
    public List<KeyInfo> keys() {
        return keys(taken);
    }

    @Override
    public List<KeyInfo> siblingKeys() {
        return keys(siblings);
    }

    private List<KeyInfo> keys(List<Instant> moments) {
        return IntStream.range(0, moments.size())
                .<KeyInfo>mapToObj(
                        number -> new FakeKey(new KeyRef("k1-" + number), settings.keyKind(), moments.get(number)))
                .toList();
    }

    @Override
    public KeyInfo targetKey() {
        return keys().get(0);
    }

    @Override
    public LocalDate today() {
        return LocalDate.ofInstant(now, member().timeZone());
    }

    @Override
    public Member member() {
        return new FakeMember("m1-1", "Harbour Works", ZoneId.of("Asia/Shanghai"), "office@harbour.example");
    }

    @Override
    public Actor actor() {
        throw unread();
    }

    @Override
    public Optional<User> user(UserRef ref) {
        throw unread();
    }

    @Override
    public List<Assignment> assignments() {
        throw unread();
    }

    @Override
    public Assignment target() {
        throw unread();
    }

    @Override
    public <D extends Record> Optional<D> document(Class<D> shape) {
        throw unread();
    }

    @Override
    public List<EndedAssignment> endedAssignments() {
        throw unread();
    }

    @Override
    public Optional<Holding> claimed(String claim, String value) {
        throw unread();
    }

    private static UnsupportedOperationException unread() {
        return new UnsupportedOperationException("the software type has no business with this");
    }

    private record FakeMember(String id, String name, ZoneId timeZone, String email) implements Member {}

    private record FakeKey(KeyRef ref, KeyKind kind, Instant takenAt) implements KeyInfo {
        @Override
        public UserRef takenBy() {
            return new UserRef("u1-1");
        }

        @Override
        public Optional<String> note() {
            return Optional.empty();
        }

        @Override
        public <D extends Record> Optional<D> document(Class<D> shape) {
            throw unread();
        }

        @Override
        public Optional<KeyRef> replacedBy() {
            throw unread();
        }

        @Override
        public Optional<KeyRef> replaces() {
            throw unread();
        }
    }

    private record FakeBenefit(OptionalLong quantity, long used, Status status, Optional<LocalDate> activateBy)
            implements Benefit {
        @Override
        public String id() {
            return "b1-1";
        }

        @Override
        public Unit unit() {
            return Unit.KEYS;
        }

        @Override
        public long left() {
            return quantity.isPresent() ? quantity.getAsLong() - used : Long.MAX_VALUE;
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
            return used > 0;
        }
    }
}
