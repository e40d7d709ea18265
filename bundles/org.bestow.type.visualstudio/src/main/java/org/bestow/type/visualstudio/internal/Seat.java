package org.bestow.type.visualstudio.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bestow.spi.View;

/**
 * What the type keeps of a seat.
 *
 * @param notificationEmail where mail about it goes; empty: where its holder gets all mail
 * @param downloads whether its holder may download software and get product keys
 * @param used what its holder used, oldest first
 * @param before what earlier holders used, oldest first
 * @param resent how often the mail was sent again to where it goes now; empty: never
 */
public record Seat(
        Optional<String> notificationEmail,
        boolean downloads,
        List<Use> used,
        List<Use> before,
        Optional<Resent> resent) {

    /** With notes of full length, a seat's data stays within what the platform keeps. */
    static final int MOST_USED = 40;

    static final int LONGEST_NOTE = 80;
    private static final int MOST_BEFORE = 60;

    /** Something that the next holder does not get again. */
    public record Use(LocalDate on, What what, int count, Optional<String> note) {}

    public enum What {
        PRODUCT_KEY,
        DOWNLOAD,
        CLOUD_CREDIT,
        TRAINING,
        OTHER
    }

    /** @param before if it is more than can be kept, the newest is */
    static Seat given(Optional<String> notificationEmail, boolean downloads, List<Use> before) {
        var kept = before.subList(Math.max(0, before.size() - MOST_BEFORE), before.size());
        return new Seat(notificationEmail, downloads, List.of(), kept, Optional.empty());
    }

    Seat writtenTo(Optional<String> address) {
        return new Seat(address, downloads, used, before, Optional.empty());
    }

    Seat writtenAgain(Instant now) {
        return new Seat(notificationEmail, downloads, used, before, Optional.of(Resent.after(resent, now)));
    }

    Seat downloads(boolean allowed) {
        return new Seat(notificationEmail, allowed, used, before, resent);
    }

    Seat using(List<Use> uses) {
        return new Seat(notificationEmail, downloads, uses, before, resent);
    }

    List<Use> usedEver() {
        return Stream.concat(before.stream(), used.stream()).toList();
    }

    /** Where mail about it goes. */
    String mailbox(View.User holder) {
        return notificationEmail.or(holder::notificationEmail).orElseGet(holder::email);
    }
}
