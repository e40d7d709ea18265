package org.bestow.type.visualstudio.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Decision;
import org.bestow.spi.Effects;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.View;

/** The rules of giving seats, of taking them away, and of moving them. */
final class Assigning {

    /** Held by the first seat that a person has of all subscriptions of the member. */
    private static final String SUBSCRIBER = "subscriber";

    private Assigning() {}

    static Rule available(View<Settings> view) {
        return rule(over(view).or(() -> full(view)));
    }

    static Decision assign(View<Settings> view, Inputs.Assign input, Effects effects) {
        return give(view, input, Handovers.take(view, effects), effects);
    }

    static Rule removable(View<Settings> view) {
        return rule(locked(view));
    }

    static Decision remove(View<Settings> view, Inputs.Nothing input, Effects effects) {
        effects.release(view.target().ref(), Text.key("why.removed"));
        return Decision.done();
    }

    static Rule movable(View<Settings> view) {
        return rule(over(view).or(() -> locked(view)));
    }

    /** In this order, so that it needs no free unit. */
    static Decision reassign(View<Settings> view, Inputs.Assign input, Effects effects) {
        if (view.target().user().equals(input.user())) {
            return Decision.refused(Refusal.of("same-holder"));
        }
        var used = Handovers.move(view, effects);
        effects.release(view.target().ref(), Text.key("why.reassigned"));
        return give(view, input, used, effects);
    }

    private static Decision give(View<Settings> view, Inputs.Assign input, List<Seat.Use> before, Effects effects) {
        var user = view.user(input.user());
        if (user.isEmpty()) {
            return Decision.refused(Refusal.of("not-in-list"));
        }
        var downloads = input.downloads().or(view.settings()::downloads).orElse(true);
        var seat = Seat.given(input.notificationEmail(), downloads, before);
        var ref = effects.assign(input.user(), seat);
        warnOfSecond(view, user.get(), ref, effects);
        effects.mail(Words.mail(view, ref, user.get(), seat));
        return Decision.done();
    }

    /** One level a person is a recommendation: a second subscription is told, not refused. */
    private static void warnOfSecond(View<Settings> view, View.User user, AssignmentRef seat, Effects effects) {
        if (view.claimed(SUBSCRIBER, user.ref().id()).isEmpty()) {
            effects.claimUnique(SUBSCRIBER, user.ref().id(), seat);
        }
        elsewhere(view, user)
                .ifPresent(title -> effects.warn(
                        Text.key("other-subscription").with("user", user.name()).with("title", title)));
    }

    /** Another subscription that a person has. */
    static Optional<Text> elsewhere(View<Settings> view, View.User user) {
        return view.claimed(SUBSCRIBER, user.ref().id())
                .filter(held -> !held.benefit().equals(view.benefit().id()))
                .map(View.Holding::title);
    }

    /** The first day on which a seat that is given today can move; empty: at once. */
    static Optional<LocalDate> locksUntil(View<Settings> view) {
        return view.settings().lockDays().filter(days -> days > 0).map(view.today()::plusDays);
    }

    /** The first day on which a seat can move, if that is still to come. Day 0 is the day on which it was given. */
    static Optional<LocalDate> lockedUntil(View<Settings> view, View.Assignment seat) {
        var given = seat.since().atZone(view.member().timeZone()).toLocalDate();
        return view.settings().lockDays().map(given::plusDays).filter(view.today()::isBefore);
    }

    private static Optional<Refusal> locked(View<Settings> view) {
        return lockedUntil(view, view.target()).map(day -> Refusal.of("locked")
                .with("until", day)
                .with("days", view.settings().lockDays().orElse(0))
                .nextAllowedAt(day.atStartOfDay(view.member().timeZone()).toInstant()));
    }

    private static Optional<Refusal> over(View<Settings> view) {
        var benefit = view.benefit();
        var last = benefit.activateBy()
                .filter(day -> !view.today().isAfter(benefit.expires()))
                .orElse(benefit.expires());
        return Optional.of(Refusal.of("assigning-over").with("on", last))
                .filter(over -> benefit.status() == Status.EXPIRED);
    }

    private static Optional<Refusal> full(View<Settings> view) {
        var holders = view.assignments().stream()
                .flatMap(seat -> view.user(seat.user()).stream())
                .map(View.User::name)
                .sorted()
                .collect(Collectors.joining(", "));
        return Optional.of(Refusal.of("all-assigned")
                        .with("quantity", view.benefit().quantity().orElse(0))
                        .with("holders", holders))
                .filter(full -> view.benefit().left() <= 0);
    }

    private static Rule rule(Optional<Refusal> refusal) {
        return refusal.map(Rule::refuse).orElseGet(Rule::ok);
    }
}
