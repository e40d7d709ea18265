package org.bestow.type.visualstudio.internal;

import java.util.ArrayList;
import org.bestow.spi.Decision;
import org.bestow.spi.Effects;
import org.bestow.spi.Refusal;
import org.bestow.spi.Rule;
import org.bestow.spi.Text;
import org.bestow.spi.View;

/** The rules of what is done while somebody holds a seat. */
final class Holding {

    private Holding() {}

    static Rule resendable(View<Settings> view) {
        return Resent.allowed(seat(view).resent(), view.now());
    }

    static Decision resendMail(View<Settings> view, Inputs.Nothing input, Effects effects) {
        var seat = seat(view).writtenAgain(view.now());
        effects.update(view.target().ref(), seat);
        return send(view, seat, effects);
    }

    /** Another address is tried at once. */
    static Decision setEmail(View<Settings> view, Inputs.SetNotificationEmail input, Effects effects) {
        var seat = seat(view).writtenTo(input.notificationEmail());
        effects.update(view.target().ref(), seat);
        return send(view, seat, effects);
    }

    private static Decision send(View<Settings> view, Seat seat, Effects effects) {
        var holder = view.user(view.target().user()).orElseThrow();
        effects.mail(Words.mail(view, view.target().ref(), holder, seat));
        return Decision.done();
    }

    static Decision setDownloads(View<Settings> view, Inputs.SetDownloads input, Effects effects) {
        var seat = seat(view);
        effects.undoWith("set-downloads", new Inputs.SetDownloads(seat.downloads()));
        var remark = Text.key(input.downloads() ? "remark.downloads-on" : "remark.downloads-off");
        return update(view, seat.downloads(input.downloads()), remark, effects);
    }

    static Rule recordable(View<Settings> view) {
        return seat(view).used().size() < Seat.MOST_USED
                ? Rule.ok()
                : Rule.refuse(Refusal.of("uses-full").with("most", Seat.MOST_USED));
    }

    static Decision recordUse(View<Settings> view, Inputs.Used input, Effects effects) {
        var use = new Seat.Use(view.today(), input.what(), input.count().orElse(1), input.note());
        var uses = new ArrayList<>(seat(view).used());
        uses.add(use);
        effects.undoWith("withdraw-use", new Inputs.Nothing());
        return update(view, seat(view).using(uses), Text.key("remark.used").with("use", Words.used(use)), effects);
    }

    static Rule withdrawable(View<Settings> view) {
        return seat(view).used().isEmpty() ? Rule.absent("nothing-used") : Rule.ok();
    }

    static Decision withdrawUse(View<Settings> view, Inputs.Nothing input, Effects effects) {
        var uses = seat(view).used();
        var last = uses.size() - 1;
        var remark = Text.key("remark.withdrawn").with("use", Words.used(uses.get(last)));
        return update(view, seat(view).using(uses.subList(0, last)), remark, effects);
    }

    private static Decision update(View<Settings> view, Seat seat, Text remark, Effects effects) {
        effects.update(view.target().ref(), seat);
        effects.remark(remark);
        return Decision.done();
    }

    private static Seat seat(View<Settings> view) {
        return view.target().data(Seat.class);
    }
}
