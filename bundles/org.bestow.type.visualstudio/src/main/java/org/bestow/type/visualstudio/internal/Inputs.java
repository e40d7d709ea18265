package org.bestow.type.visualstudio.internal;

import java.util.Optional;
import org.bestow.spi.Length;
import org.bestow.spi.Range;
import org.bestow.spi.UserRef;

/** What the actions are told. An address that is left out or blank: where the user gets all mail. */
final class Inputs {

    private Inputs() {}

    /** Of actions that need their target only. */
    public record Nothing() {}

    /** Of {@code assign-user} and {@code reassign}. @param downloads left out: as the catalogue says */
    public record Assign(
            UserRef user, @Length(max = 254) Optional<String> notificationEmail, Optional<Boolean> downloads) {
        public Assign {
            notificationEmail = typed(notificationEmail);
        }
    }

    public record SetNotificationEmail(@Length(max = 254) Optional<String> notificationEmail) {
        public SetNotificationEmail {
            notificationEmail = typed(notificationEmail);
        }
    }

    public record SetDownloads(boolean downloads) {}

    /** Of {@code record-use}. @param count one when left out. @param note which, or what for */
    public record Used(
            Seat.What what,
            @Range(min = 1, max = 1000) Optional<Integer> count,
            @Length(max = Seat.LONGEST_NOTE) Optional<String> note) {
        public Used {
            note = typed(note);
        }
    }

    private static Optional<String> typed(Optional<String> text) {
        return text.map(String::strip).filter(stripped -> !stripped.isEmpty());
    }
}
