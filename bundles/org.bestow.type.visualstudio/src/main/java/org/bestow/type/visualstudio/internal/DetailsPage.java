package org.bestow.type.visualstudio.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bestow.spi.Details;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.View;

/** The page of a subscription, and what is shown with each seat. A holder first finds what is his. */
final class DetailsPage {

    private DetailsPage() {}

    static Details of(View<Settings> view) {
        var settings = view.settings();
        var own = view.assignments().stream()
                .filter(seat -> seat.user().equals(view.actor().user()))
                .findFirst();
        var mayDownload = own.map(seat -> seat.data(Seat.class).downloads()).orElse(true);
        var blocks = new ArrayList<Details.Block>();
        if (view.benefit().status() == Status.EXPIRED) {
            blocks.add(new Details.Notice(Details.Tone.WARNING, Text.key("notice.expired")));
        }
        own.flatMap(seat -> view.user(seat.user()))
                .ifPresent(holder -> blocks.add(new Details.Notice(
                        Details.Tone.INFO, Text.key("notice.sign-in").with("account", holder.email()))));
        if (!mayDownload) {
            blocks.add(new Details.Notice(Details.Tone.WARNING, Text.key("notice.downloads-off")));
        }
        blocks.add(facts(view));
        blocks.add(links(settings, mayDownload));
        blocks.add(new Details.Seats(Text.key("seats.title"), Text.key("seats.empty")));
        blocks.add(new Details.Paragraph(
                Text.key("lapse").with("expires", view.benefit().expires())));
        return Details.of(blocks);
    }

    private static Details.Block facts(View<Settings> view) {
        var settings = view.settings();
        var benefit = view.benefit();
        var facts = new ArrayList<Details.Fact>();
        add(facts, "level", Text.of(settings.level()));
        var days = settings.lockDays().orElse(0);
        add(
                facts,
                "lock",
                days == 0 ? Text.key("lock.none") : Text.key("lock.days").with("days", days));
        add(facts, "new-downloads", Words.downloads(settings.downloads().orElse(true)));
        if (benefit.used() == 0) {
            benefit.activateBy()
                    .map(day -> Text.key("activate-by").with("day", day).with("expires", benefit.expires()))
                    .ifPresent(text -> add(facts, "activate-by", text));
        }
        return new Details.Facts(Optional.empty(), facts);
    }

    private static Details.Block links(Settings settings, boolean downloads) {
        var links = new ArrayList<Details.Link>();
        links.add(new Details.Link(Text.key("link.portal"), settings.portal().toString()));
        settings.downloadsPage()
                .filter(page -> downloads)
                .ifPresent(page -> links.add(new Details.Link(Text.key("link.downloads"), page.toString())));
        return new Details.Links(Optional.of(Text.key("links.title")), links);
    }

    static List<Details.Fact> seat(View<Settings> view, View.Assignment assignment) {
        var seat = assignment.data(Seat.class);
        var holder = view.user(assignment.user());
        var facts = new ArrayList<Details.Fact>();
        holder.ifPresent(user -> add(facts, "sign-in", Text.of(user.email())));
        holder.ifPresent(user -> add(facts, "mail-to", Text.of(seat.mailbox(user))));
        add(facts, "downloads", Words.downloads(seat.downloads()));
        Assigning.lockedUntil(view, assignment)
                .ifPresent(day -> add(facts, "locked", Text.key("locked").with("until", day)));
        add(facts, "used", Words.used(seat.used()));
        if (!seat.before().isEmpty()) {
            add(facts, "used-before", Words.used(seat.before()));
        }
        holder.flatMap(user -> Assigning.elsewhere(view, user)).ifPresent(title -> add(facts, "other", title));
        return facts;
    }

    private static void add(List<Details.Fact> facts, String name, Text value) {
        facts.add(new Details.Fact(Text.key("fact." + name), value));
    }
}
