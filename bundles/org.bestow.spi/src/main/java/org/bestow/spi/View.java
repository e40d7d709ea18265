package org.bestow.spi;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Read-only snapshot of one benefit, on which a type decides. Immutable, valid during one call. */
@ProviderType
public interface View<S extends Record> {

    /** Who asks. */
    Actor actor();

    Member member();

    /** A user of the member that the input names, or the actor; empty for anybody else and for unknown ids. */
    Optional<User> user(UserRef ref);

    S settings();

    Benefit benefit();

    /** The benefit's seats, newest first; see {@link Part#ASSIGNMENTS}. */
    List<Assignment> assignments();

    /** The seat that the action is on; only for {@link Scope#ASSIGNMENT}. */
    Assignment target();

    /** The keys taken for this benefit, newest first; see {@link Part#KEYS}. */
    List<KeyInfo> keys();

    /** The keys taken in the same purchase, newest first; see {@link Part#SIBLING_KEYS}. */
    List<KeyInfo> siblingKeys();

    /** The key that the action is on; only for {@link Scope#KEY}. */
    KeyInfo targetKey();

    /** The moment of the call: the only source of time. */
    Instant now();

    /** The day of {@link #now} in the member's time zone. */
    LocalDate today();

    /** Who asks. */
    @ProviderType
    interface Actor {
        UserRef user();

        Set<Role> roles();
    }

    /** A company in the programme. */
    @ProviderType
    interface Member {
        String id();

        String name();

        ZoneId timeZone();
    }

    /** A person of the member. */
    @ProviderType
    interface User {
        UserRef ref();

        String name();

        String email();
    }

    /** The benefit itself. */
    @ProviderType
    interface Benefit {
        String id();

        Unit unit();

        /** Empty: unlimited. */
        OptionalLong quantity();

        long used();

        /** Quantity less used; {@link Long#MAX_VALUE} when unlimited. */
        long left();

        LocalDate purchasedOn();

        Optional<LocalDate> activateBy();

        LocalDate expires();

        boolean activated();

        Status status();
    }

    /** A seat. */
    @ProviderType
    interface Assignment {
        AssignmentRef ref();

        UserRef user();

        Instant since();

        /** The type's own data of this seat, in the shape given to {@link Definition#document}. */
        <D extends Record> D data(Class<D> shape);
    }

    /** A taken key; its value never reaches a type. */
    @ProviderType
    interface KeyInfo {
        KeyRef ref();

        KeyKind kind();

        Instant takenAt();

        UserRef takenBy();

        /** What was written on it; see {@link Effects#note}. */
        Optional<String> note();
    }
}
