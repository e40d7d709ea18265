package org.bestow.type.cloud.internal;

import java.time.LocalDate;
import java.util.Optional;
import org.bestow.spi.Length;
import org.bestow.spi.Range;
import org.bestow.spi.UserRef;

/** What the actions ask for. */
final class Inputs {

    private Inputs() {}

    public record Nothing() {}

    /** @param user left out: who asks */
    public record AssignUser(Optional<UserRef> user) {}

    /** @param count left out: one. @param tenantConfirmed that the keys are for the account that is shown */
    public record GetKeys(@Range(min = 1, max = 100) Optional<Integer> count, Optional<Boolean> tenantConfirmed) {}

    /** What is left out is what one key begins: its licences, for twelve months. */
    public record MarkRedeemed(
            @Length(min = 1, max = 200) String tenant,
            @Range(min = 1, max = 1_000_000) Optional<Long> licenses,
            Optional<LocalDate> endsOn) {}

    public enum Reason {
        WRONG_TENANT,
        ADDED_BY_MISTAKE
    }

    public record ReplaceKey(Reason reason) {}

    /** What is left out is taken from what was redeemed last, and from one key. */
    public record PreviewRedemption(
            @Range(min = 1, max = 1_000_000) Optional<Long> licenses,
            Optional<LocalDate> endsOn,
            @Range(min = 1, max = 1_000_000) Optional<Long> keyLicenses) {}
}
