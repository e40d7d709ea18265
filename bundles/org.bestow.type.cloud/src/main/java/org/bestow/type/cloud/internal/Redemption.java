package org.bestow.type.cloud.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

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

        Subscription extend(long more) {
            return new Subscription(licenses, later(endsOn, more * MONTHS * MONTH / licenses));
        }

        /** (licences × what remains + more × 12 months) / all licences: no time is lost, and none is won. */
        Subscription add(long more, LocalDate day) {
            var remains = Period.between(day, endsOn);
            var time = licenses * (remains.toTotalMonths() * MONTH + remains.getDays()) + more * MONTHS * MONTH;
            return new Subscription(licenses + more, later(day, time / (licenses + more)));
        }

        /** Whole months as the calendar has them; of a part of one, its thirtieths. */
        private static LocalDate later(LocalDate day, long thirtieths) {
            return day.plusMonths(thirtieths / MONTH).plusDays(thirtieths % MONTH);
        }
    }
}
