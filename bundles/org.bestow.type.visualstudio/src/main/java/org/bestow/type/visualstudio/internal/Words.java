package org.bestow.type.visualstudio.internal;

import java.util.List;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Mail;
import org.bestow.spi.Text;
import org.bestow.spi.View;

/** What is said of a seat in more than one place, and the mail that tells its holder with which identity exactly to sign in. */
final class Words {

    private static final int SHOWN = 5;

    private Words() {}

    static Mail mail(View<Settings> view, AssignmentRef ref, View.User holder, Seat seat) {
        var settings = view.settings();
        var draft = Mail.about(ref, "assigned");
        var mail = seat.notificationEmail()
                .map(address -> draft.to(holder.ref(), address))
                .orElseGet(() -> draft.to(holder.ref()))
                .with("name", holder.name())
                .with("company", view.member().name())
                .with("level", settings.level())
                .with("account", holder.email())
                .fact(Text.key("fact.sign-in"), Text.of(holder.email()))
                .fact(Text.key("fact.downloads"), downloads(seat.downloads()))
                .fact(Text.key("fact.used-before"), used(seat.before()))
                .fact(Text.key("fact.expires"), view.benefit().expires())
                .link(Text.key("link.portal"), settings.portal());
        return settings.downloadsPage()
                .filter(page -> seat.downloads())
                .map(page -> mail.link(Text.key("link.downloads"), page))
                .orElse(mail);
    }

    static Text downloads(boolean allowed) {
        return Text.key(allowed ? "downloads.on" : "downloads.off");
    }

    /** The newest few of what is listed oldest first, and how many more there are. */
    static Text used(List<Seat.Use> uses) {
        if (uses.isEmpty()) {
            return Text.key("uses.none");
        }
        var more = Math.max(0, uses.size() - SHOWN);
        var text = used(uses.get(more));
        for (var use : uses.subList(more + 1, uses.size())) {
            text = Text.key("uses.and").with("first", used(use)).with("rest", text);
        }
        return more == 0 ? text : Text.key("uses.more").with("shown", text).with("more", more);
    }

    static Text used(Seat.Use use) {
        var text = Text.key(use.note().isEmpty() ? "use" : "use.noted")
                .with("count", use.count())
                .with("what", Text.key("what." + use.what()))
                .with("day", use.on());
        return use.note().map(note -> text.with("note", note)).orElse(text);
    }
}
