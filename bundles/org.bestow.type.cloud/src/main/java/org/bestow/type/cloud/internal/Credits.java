package org.bestow.type.cloud.internal;

import static org.bestow.type.cloud.internal.DetailsPage.text;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Decision;
import org.bestow.spi.Effects;
import org.bestow.spi.Mail;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;
import org.bestow.spi.View;

/** The rules of giving a credit to its one user, and of taking it back. */
final class Credits {

    /** One active credit a user, over all benefits. */
    static final String CLAIM = "active-credit";

    static final int MOST_REASSIGNMENTS = 5;

    private Credits() {}

    /** The input of what needs none. */
    public record Nothing() {}

    /** Document of a seat; the platform knows everything else of it. @param resent empty: its mail was sent once */
    public record Seat(Optional<Resent> resent) {

        static final Seat NEW = new Seat(Optional.empty());
    }

    /** @param user left out: who asks */
    public record AssignUser(Optional<UserRef> user) {}

    /** Document of a benefit: reassignments of a month. @param most credits in use at once, ever: one more is no reassignment */
    public record Moves(LocalDate month, int count, long most) {

        static Moves of(View<Settings> view) {
            var month = view.today().withDayOfMonth(1);
            var known = view.document(Moves.class).orElse(new Moves(month, 0, 0));
            return known.month().equals(month) ? known : new Moves(month, 0, known.most());
        }

        Moves next(long used) {
            return used < most ? new Moves(month, count + 1, most) : new Moves(month, count, used + 1);
        }
    }

    static Rule assignable(View<Settings> view) {
        if (view.settings().credit().isEmpty()) {
            return Rule.absent("not-for-people");
        }
        var most = view.settings().credit().get().reassignmentsAMonth().orElse(MOST_REASSIGNMENTS);
        var from = Moves.of(view).month().plusMonths(1);
        if (Moves.of(view).next(view.benefit().used()).count() > most) {
            var start = from.atStartOfDay(view.member().timeZone()).toInstant();
            var words = Refusal.of("reassigned-out").with("most", most).with("from", from);
            return Rule.refuse(words.nextAllowedAt(start));
        }
        var taken = Refusal.of("taken").with("holders", holders(view));
        return view.benefit().left() > 0 ? running(view) : Rule.refuse(taken);
    }

    /** Once the benefit is over nothing new can be had of it. */
    static Rule running(View<Settings> view) {
        return view.benefit().status() == Status.EXPIRED ? Rule.refuse("over") : Rule.ok();
    }

    private static String holders(View<Settings> view) {
        var users = view.assignments().stream().flatMap(seat -> view.user(seat.user()).stream());
        return users.map(View.User::name).collect(Collectors.joining(", "));
    }

    static Decision assign(View<Settings> view, AssignUser input, Effects effects) {
        var credit = view.settings().credit().orElseThrow();
        var actor = view.actor().user();
        var user = view.user(input.user().orElse(actor));
        if (user.isEmpty()) {
            return Decision.refused(Refusal.of("nobody"));
        }
        var person = user.get();
        if (!credit.othersAllowed() && !person.ref().equals(actor)) {
            return Decision.refused(Refusal.of("only-yourself"));
        }
        var free = credit.freeMail(person.email())
                .map(domain -> Refusal.of("free-mail").with("domain", domain));
        if (free.isPresent()) {
            return Decision.refused(free.get().with("email", person.email()));
        }
        var id = person.ref().id();
        var held = view.claimed(CLAIM, id).map(other -> Refusal.of("has-credit").with("benefit", other.title()));
        if (held.isPresent()) {
            return Decision.refused(held.get().with("user", person.name()));
        }
        var seat = effects.assign(person.ref(), Seat.NEW);
        effects.claimUnique(CLAIM, id, seat);
        if (credit.monthly()) {
            effects.document(Moves.of(view).next(view.benefit().used()));
        }
        effects.mail(mail(view, seat, person));
        return Decision.done();
    }

    /** A bulk credit stays with its user. */
    static Optional<LocalDate> lockedUntil(View<Settings> view) {
        var end = view.benefit().expires().plusDays(1);
        return view.settings().credit().filter(credit -> !credit.monthly()).map(bulk -> end);
    }

    static Rule removable(View<Settings> view) {
        var stays = lockedUntil(view)
                .map(day -> Rule.refuse(Refusal.of("bulk-stays").with("until", day)));
        return stays.orElseGet(Rule::ok);
    }

    static Decision remove(View<Settings> view, Nothing input, Effects effects) {
        effects.release(view.target().ref(), Text.key("why.removed"));
        return Decision.done();
    }

    static Rule resendable(View<Settings> view) {
        return Resent.allowed(view.target().data(Seat.class).resent(), view.now());
    }

    static Decision resend(View<Settings> view, Nothing input, Effects effects) {
        var seat = view.target();
        var resent = Resent.after(seat.data(Seat.class).resent(), view.now());
        effects.update(seat.ref(), new Seat(Optional.of(resent)));
        effects.mail(mail(view, seat.ref(), view.user(seat.user()).orElseThrow()));
        return Decision.done();
    }

    private static Mail mail(View<Settings> view, AssignmentRef seat, View.User user) {
        var settings = view.settings();
        return Mail.about(seat, "credit-assigned")
                .to(user.ref())
                .with("name", user.name())
                .with("email", user.email())
                .with("company", view.member().name())
                .with("product", settings.product())
                .fact(Text.key("fact.credit"), amount(settings))
                .fact(Text.key("fact.usable-until"), view.benefit().expires())
                .fact(Text.key("instructions.title"), Text.of(settings.instructions()))
                .link(Text.key("links.redeem"), settings.redeem())
                .link(Text.key("links.portal"), settings.portal());
    }

    static Text amount(Settings settings) {
        var credit = settings.credit().orElseThrow();
        return text("amount." + credit.kind(), Map.of("amount", credit.amount(), "currency", credit.currency()));
    }
}
