package org.bestow.type.cloud.internal;

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
        var seats = new Details.Seats(Text.key("seats.title"), Text.key("seats.empty"));
        var keys = new Details.Keys(Text.key("keys.title"), Text.key("keys.empty"));
        blocks.add(credit.isPresent() ? seats : keys);
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
        var most = credit.reassignmentsAMonth().orElse(Credits.MOST_REASSIGNMENTS);
        var next = moves.month().plusMonths(1);
        var limit = Map.of("count", moves.count(), "most", most, "from", next);
        var days = Map.of("from", moves.month(), "until", next.minusDays(1));
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
        var keys = view.keys().stream().map(key -> key.document(Redemption.class));
        var ready = view.benefit().left() > 0 || keys.anyMatch(Optional::isEmpty);
        return List.of(
                fact("product", Text.of(view.settings().product())),
                fact(
                        "licenses",
                        text(
                                "licenses",
                                Map.of("licenses", Licenses.licenses(view).perKey()))),
                fact("subscription", text("subscription." + status.orElse("none"), now)),
                fact("redemption", Text.key(ready ? "redemption.ready" : "redemption.done")),
                fact("account", Text.of(Licenses.account(view))));
    }

    /** The days that are taken for one another. */
    private static List<Details.Fact> dates(View<Settings> view) {
        var benefit = view.benefit();
        var grace = view.settings().graceDays().orElse(30);
        var days = new ArrayList<Details.Fact>();
        benefit.activateBy().filter(day -> benefit.used() == 0).ifPresent(day -> days.add(day("activate-by", day)));
        days.add(day("membership", benefit.expires()));
        days.add(day("benefits", benefit.expires().plusDays(grace)));
        if (view.settings().licenses().isPresent()) {
            var known = Licenses.subscription(view).map(Subscription::endsOn);
            var word = known.isPresent() ? "subscription" : "subscription-if-today";
            days.add(day(word, known.orElse(Subscription.begin(1, view.today()).endsOn())));
        }
        return days;
    }

    static List<Details.Fact> keyFacts(View<Settings> view, View.KeyInfo key) {
        var done = key.document(Redemption.class);
        var where = done.map(known -> text("key.redeemed", Map.of("tenant", known.tenant(), "on", known.on())));
        var until = done.map(known -> text("key.replaceable", Map.of("until", known.replaceableUntil())));
        var once = key.replacedBy().or(key::replaces); // which the platform shows with both
        var facts = new ArrayList<>(List.of(fact("redemption", where.orElse(Text.key("redemption.ready")))));
        until.filter(text -> once.isEmpty()).ifPresent(text -> facts.add(fact("replacement", text)));
        return facts;
    }

    private static Details.Fact day(String name, LocalDate day) {
        return fact("date." + name, text("date." + name, Map.of("day", day)));
    }

    private static Details.Link link(String name, URI address) {
        return new Details.Link(Text.key("links." + name), address.toString());
    }

    private static Text send(Settings settings) {
        return text("send.text", Map.of("product", settings.product(), "credit", Credits.amount(settings)))
                .with("redeem", settings.redeem().toString())
                .with("portal", settings.portal().toString())
                .with("steps", Text.of(settings.instructions()));
    }

    private static Details.Fact fact(String name, Text value) {
        return new Details.Fact(Text.key("fact." + name), value);
    }

    /** A text with its facts, on one line. */
    static Text text(String key, Map<String, ?> facts) {
        var text = Text.key(key);
        for (var fact : facts.entrySet()) {
            text = text.with(fact.getKey(), fact.getValue());
        }
        return text;
    }
}
