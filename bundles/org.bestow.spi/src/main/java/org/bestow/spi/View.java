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

    /**
     * A user of the member: one whom the input names, the actor, the holder of {@link #target}, on a page and with {@link
     * Part#ASSIGNMENTS} the holders of {@link #assignments}; empty for anybody else, for unknown ids and for those who left.
     */
    Optional<User> user(UserRef ref);

    S settings();

    /** The benefit's document; empty before the first. */
    <D extends Record> Optional<D> document(Class<D> shape);

    Benefit benefit();

    /** The benefit's seats, newest first; see {@link Part#ASSIGNMENTS}. */
    List<Assignment> assignments();

    /** The benefit's seats that ended, the last ended first; see {@link Part#ENDED_ASSIGNMENTS}. */
    List<EndedAssignment> endedAssignments();

    /**
     * Who holds a unique claim of this member and type; see {@link Part#CLAIMS}. A view is always a moment old: that nobody else
     * holds it when {@link Effects#claimUnique} is applied, only the platform can say.
     */
    Optional<Holding> claimed(String claim, String value);

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

        /** The company's address. */
        String email();
    }

    /** A person of the member. */
    @ProviderType
    interface User {
        UserRef ref();

        String name();

        String email();

        /** Where he wants notifications, if not at {@link #email}. */
        Optional<String> notificationEmail();

        /** Tag of the language that he reads: {@code en}, {@code zh-CN}, {@code zh-TW}; may grow. */
        String language();
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

    /** A seat that ended. */
    @ProviderType
    interface EndedAssignment {
        AssignmentRef ref();

        UserRef user();

        /** The holder's name; empty when he is no more. */
        Optional<String> userName();

        Instant since();

        Instant endedAt();

        /** The name, at that time, of who ended it. */
        String endedBy();

        /** As the type, or the platform, put it. */
        Text why();

        /** The type's own data of the seat, as it was last. */
        <D extends Record> D data(Class<D> shape);
    }

    /** A unique claim that is held. */
    @ProviderType
    interface Holding {
        AssignmentRef seat();

        UserRef user();

        /** The holder's name; empty when he is no more. */
        Optional<String> userName();

        /** Id of the benefit that the seat is of. */
        String benefit();

        /** Title of that benefit. */
        Text title();
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

        /** The type's own data of this key; empty before the first. */
        <D extends Record> Optional<D> document(Class<D> shape);

        /** The key that came instead of this one; see {@link Effects#replaceKey}. */
        Optional<KeyRef> replacedBy();

        /** The key that this one came instead of. */
        Optional<KeyRef> replaces();
    }
}
