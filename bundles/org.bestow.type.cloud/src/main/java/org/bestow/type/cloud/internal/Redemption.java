package org.bestow.type.cloud.internal;

import java.time.Instant;
import java.time.LocalDate;

/** Document of a key: where and when it was redeemed, and what the subscription is since, as its portal says. */
public record Redemption(String tenant, LocalDate on, Instant notedAt, Subscription then) {

    private static final int MONTHS = 12;
    private static final int MONTH = 30;

    LocalDate replaceableUntil() {
        return on.plusDays(30);
    }

    /** Licences that end together. @param endsOn their last day */
    public record Subscription(long licenses, LocalDate endsOn) {

        static Subscription begin(long licenses, LocalDate day) {
            return new Subscription(licenses, day.plusMonths(MONTHS));
        }

        /** No key extends by more than three years, which are three times the licences that are there. */
        long mostToExtend() {
            return 3 * licenses;
        }

        /** By as many months as its licences are of those that are there; of a part of a month, as much of its days. */
        Subscription extend(long more) {
            var thirtieths = more * MONTHS * MONTH / licenses;
            var whole = endsOn.plusMonths(thirtieths / MONTH);
            var month = whole.plusMonths(1).toEpochDay() - whole.toEpochDay();
            return new Subscription(licenses, whole.plusDays(thirtieths % MONTH * month / MONTH));
        }

        /** (licences × what remains + more × 12 months) / all licences, so the average of the ends: no time is lost or won. */
        Subscription add(long more, LocalDate day) {
            var ends = licenses * endsOn.toEpochDay()
                    + more * day.plusMonths(MONTHS).toEpochDay();
            return new Subscription(licenses + more, LocalDate.ofEpochDay(ends / (licenses + more)));
        }
    }
}
