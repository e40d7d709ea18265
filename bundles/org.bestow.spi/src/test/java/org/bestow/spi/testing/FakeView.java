package org.bestow.spi.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Part;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.Unit;
import org.bestow.spi.UserRef;

/**
 * A benefit as a test wants it, of a company in Shanghai. It begins fresh and without limit; each word changes it and answers it.
 * What is not given cannot be read: an actor, users, shapes of documents and {@link Part}s that a test does not name are nothing
 * that its type should look at, and throw {@link UnsupportedOperationException}. Not thread-safe.
 *
 * <p>People go by their names: {@code li} is the user {@code user-li}, signs in as li@harbour.example, holds the seat {@code
 * seat-li} and held the seat {@code ended-li}.
 */
public final class FakeView<S extends Record> extends PartialView<S> {

    /** 18:00 in Shanghai. */
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Id of the benefit. */
    public static final String BENEFIT = "b1-1";

    private FakeView(S settings, Unit unit, Set<Part> shown) {
        super(settings, unit, shown);
    }

    /** @param shown the parts that may be read */
    public static <S extends Record> FakeView<S> of(S settings, Unit unit, Part... shown) {
        return new FakeView<>(settings, unit, Set.of(shown));
    }

    public static UserRef ref(String name) {
        return new UserRef("user-" + name);
    }

    /** Noon of a day, where the company is. */
    public static Instant noon(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant();
    }

    public FakeView<S> with(S other) {
        settings = other;
        return this;
    }

    public FakeView<S> quantity(long units) {
        quantity = OptionalLong.of(units);
        return this;
    }

    /** Otherwise, every seat and every retail key that was not replaced is one. */
    public FakeView<S> used(long units) {
        used = OptionalLong.of(units);
        return this;
    }

    /** Otherwise, it is active as soon as something is used. */
    public FakeView<S> is(Status given) {
        status = Optional.of(given);
        return this;
    }

    public FakeView<S> activateBy(String day) {
        activateBy = Optional.of(LocalDate.parse(day));
        return this;
    }

    public FakeView<S> at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    /** At noon of a day. */
    public FakeView<S> on(String day) {
        now = noon(day);
        return this;
    }

    public FakeView<S> user(String name) {
        return user(name, name + "@harbour.example");
    }

    public FakeView<S> user(String name, String email) {
        return user(name, email, Optional.empty());
    }

    /** Somebody who reads his notifications elsewhere than where he signs in. */
    public FakeView<S> notified(String name, String address) {
        return user(name, name + "@harbour.example", Optional.of(address));
    }

    private FakeView<S> user(String name, String email, Optional<String> notificationEmail) {
        users.put(ref(name), new People.Person(ref(name), name, email, notificationEmail, "en"));
        return this;
    }

    /** A Global admin; one who is no user of the company comes from outside. */
    public FakeView<S> askedBy(String name) {
        actor = Optional.of(ref(name));
        return this;
    }

    /** The type has documents of this shape; there is none yet. */
    public FakeView<S> mayHave(Class<? extends Record> document) {
        documents.put(document, Optional.empty());
        return this;
    }

    public FakeView<S> document(Record value) {
        documents.put(value.getClass(), Optional.of(value));
        return this;
    }

    /** A seat since now, the newest and so the target. */
    public FakeView<S> seat(String holder, Record data) {
        seats.add(0, new Seats.Held(new AssignmentRef("seat-" + holder), ref(holder), now, data));
        return this;
    }

    /** A seat that ended now, the last. */
    public FakeView<S> ended(String holder, Record data) {
        var seat = new AssignmentRef("ended-" + holder);
        ended.add(0, new Seats.Ended(seat, ref(holder), Optional.of(holder), now, now, data));
        return this;
    }

    /** A unique claim to a user, held by him for a benefit with this id and title. */
    public FakeView<S> claimed(String claim, String holder, String benefit, String title) {
        var seat = new AssignmentRef("claiming-" + holder);
        claims.put(
                claim + " " + ref(holder).id(),
                new Seats.Claimed(seat, ref(holder), Optional.of(holder), benefit, Text.of(title)));
        return this;
    }

    /** Of the keys to come; otherwise they are retail keys. */
    public FakeView<S> keyKind(KeyKind kind) {
        keys.kind(kind);
        return this;
    }

    /** A key taken at noon of a day, the newest and so the target. */
    public FakeView<S> key(String id, String day) {
        keys.add(id, noon(day), Optional.empty());
        return this;
    }

    public FakeView<S> key(String id, String day, Record document) {
        keys.add(id, noon(day), Optional.of(document));
        return this;
    }

    /** The newest key came instead of the one before. */
    public FakeView<S> replacing() {
        keys.replace();
        return this;
    }

    /** The target is this key, which is there. */
    public FakeView<S> targetKey(String id) {
        keys.target(id);
        return this;
    }

    /** These keys alone: {@code k1-0}, {@code k1-1} …, taken at these moments, the newest first. */
    public FakeView<S> taken(List<Instant> moments) {
        keys.only(moments);
        return this;
    }

    /** So many keys alone, all taken a day ago. */
    public FakeView<S> taken(int count) {
        return taken(Collections.nCopies(count, now.minusSeconds(86_400)));
    }

    /** The keys of the whole purchase, taken at these moments. */
    public FakeView<S> siblings(List<Instant> moments) {
        keys.siblings(moments);
        return this;
    }
}
