package org.bestow.type.software.internal;

import java.time.Instant;
import java.time.LocalDate;
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

/** A benefit as a test wants it: so many units, of which so many are used, and so many keys taken. */
record FakeView(Settings settings, OptionalLong quantity, long used, int taken) implements View<Settings> {

    static FakeView of(Settings settings, long quantity, long used) {
        return new FakeView(settings, OptionalLong.of(quantity), used, (int) used);
    }

    static FakeView unlimited(Settings settings) {
        return new FakeView(settings, OptionalLong.empty(), 0, 0);
    }

    FakeView taken(int keys) {
        return new FakeView(settings, quantity, used, keys);
    }

    @Override
    public Benefit benefit() {
        return new FakeBenefit(quantity, used);
    }

    @Override
    public List<KeyInfo> keys() {
        return IntStream.range(0, taken)
                .<KeyInfo>mapToObj(number -> new FakeKey(new KeyRef("k1-" + number), settings.keyKind()))
                .toList();
    }

    @Override
    public KeyInfo targetKey() {
        return keys().get(0);
    }

    @Override
    public Instant now() {
        return Instant.parse("2026-03-02T10:00:00Z");
    }

    @Override
    public LocalDate today() {
        return LocalDate.parse("2026-03-02");
    }

    @Override
    public Actor actor() {
        throw unread();
    }

    @Override
    public Member member() {
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

    private static UnsupportedOperationException unread() {
        return new UnsupportedOperationException("the software type has no business with this");
    }

    private record FakeKey(KeyRef ref, KeyKind kind) implements KeyInfo {
        @Override
        public Instant takenAt() {
            return Instant.parse("2026-03-01T10:00:00Z");
        }

        @Override
        public UserRef takenBy() {
            return new UserRef("u1-1");
        }
    }

    private record FakeBenefit(OptionalLong quantity, long used) implements Benefit {
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
        public Optional<LocalDate> activateBy() {
            return Optional.empty();
        }

        @Override
        public LocalDate expires() {
            return LocalDate.parse("2027-01-31");
        }

        @Override
        public boolean activated() {
            return used > 0;
        }

        @Override
        public Status status() {
            return used > 0 ? Status.ACTIVE : Status.AVAILABLE;
        }
    }
}
