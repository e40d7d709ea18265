package org.bestow.type.cloud.internal;

import static org.bestow.type.cloud.internal.Words.fact;
import static org.bestow.type.cloud.internal.Words.text;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.spi.Details;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.View;
import org.bestow.type.cloud.internal.Redemption.Subscription;

/** The page of a cloud service: what it is, its days, who uses it or its keys, and the way from there. */
final class DetailsPage {

    private DetailsPage() {}

    static Details of(View<Settings> view) {
        var settings = view.settings();
        var blocks = new ArrayList<Details.Block>();
        if (view.benefit().status() == Status.EXPIRED) {
            blocks.add(new Details.Notice(Details.Tone.WARNING, Text.key("notice.expired")));
        }
        var actor = view.actor().user();
        if (view.assignments().stream().anyMatch(seat -> seat.user().equals(actor))) {
            blocks.add(new Details.Notice(Details.Tone.SUCCESS, Text.key("notice.yours")));
        }
        var credit = settings.credit();
        var facts = credit.map(known -> credit(view, known)).orElseGet(() -> licenses(view));
        blocks.add(new Details.Facts(Optional.empty(), facts));
        blocks.add(new Details.Facts(Optional.of(Text.key("dates.title")), dates(view)));
        blocks.add(
                credit.isPresent()
                        ? new Details.Seats(Text.key("seats.title"), Text.key("seats.empty"))
                        : new Details.Keys(Text.key("keys.title"), Text.key("keys.empty")));
        blocks.add(new Details.Instructions(Text.key("instructions.title"), Text.of(settings.instructions())));
        var links = List.of(link("redeem", settings.redeem()), link("portal", settings.portal()));
        blocks.add(new Details.Links(Optional.of(Text.key("links.title")), links));
        if (credit.isPresent()) {
            blocks.add(new Details.CopyText(Text.key("send.title"), send(settings)));
        }
        return Details.of(blocks);
    }

    private static List<Details.Fact> credit(View<Settings> view, Settings.Credit credit) {
        var moves = Credits.Moves.of(view);
        var most = Credits.Moves.most(view.settings());
        var limit = Map.of("count", moves.count(), "most", most, "from", moves.nextMonth());
        var days = Map.of("from", moves.month(), "until", moves.nextMonth().minusDays(1));
        var used = view.benefit().used() > 0;
        var facts = new ArrayList<Details.Fact>();
        facts.add(fact("product", Text.of(view.settings().product())));
        facts.add(fact("credit", Credits.amount(view.settings())));
        if (credit.monthly()) {
            facts.add(fact("month", text("month", days)));
        }
        facts.add(fact("redemption", Text.key(used ? "redemption.assigned" : "redemption.ready")));
        facts.add(fact("who", Text.key(credit.othersAllowed() ? "who.anybody" : "who.yourself")));
        facts.add(fact("reassigning", text("reassigning." + credit.kind(), limit)));
        return facts;
    }

    private static List<Details.Fact> licenses(View<Settings> view) {
        var known = Licenses.subscription(view);
        var status = known.map(now -> now.endsOn().isBefore(view.today()) ? "expired" : "active");
        var now = Map.of("licenses", known.map(Subscription::licenses).orElse(0L));
        var keys = view.keys().stream().filter(key -> key.replacedBy().isEmpty());
        var open = view.benefit().left() > 0
                || keys.count() > Licenses.redemptions(view).count();
        return List.of(
                fact("product", Text.of(view.settings().product())),
                fact("licenses", text("licenses", Map.of("licenses", Licenses.perKey(view)))),
                fact("subscription", text("subscription." + status.orElse("none"), now)),
                fact("redemption", Text.key(open ? "redemption.ready" : "redemption.done")),
                fact("account", text("account", Licenses.account(view))));
    }

    /** The days that are taken for one another. */
    private static List<Details.Fact> dates(View<Settings> view) {
        var benefit = view.benefit();
        var days = new ArrayList<Details.Fact>();
        benefit.activateBy().filter(day -> benefit.used() == 0).ifPresent(day -> days.add(day("activate-by", day)));
        days.add(day("membership", benefit.expires()));
        days.add(day(
                "benefits",
                benefit.expires().plusDays(view.settings().graceDays().orElse(30))));
        if (view.settings().licenses().isPresent()) {
            var known = Licenses.subscription(view).map(Subscription::endsOn);
            var word = known.isPresent() ? "subscription" : "subscription-if-today";
            days.add(day(word, known.orElseGet(() -> Subscription.begin(1, view.today())
                    .endsOn())));
        }
        return days;
    }

    private static Details.Fact day(String name, LocalDate day) {
        return fact("date." + name, text("date." + name, Map.of("day", day)));
    }

    private static Details.Link link(String name, URI address) {
        return new Details.Link(Text.key("links." + name), address.toString());
    }

    /** What an admin may send to a user who got no mail. */
    private static Text send(Settings settings) {
        return text("send.text", Map.of("product", settings.product(), "credit", Credits.amount(settings)))
                .with("redeem", settings.redeem().toString())
                .with("portal", settings.portal().toString())
                .with("steps", Text.of(settings.instructions()));
    }
}
