package org.bestow.type.visualstudio.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Mail;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;
import org.bestow.spi.testing.NoEffects;

/** Notes what a decision asked for, one line each in its order. */
final class RecordedEffects extends NoEffects {

    final List<String> asked = new ArrayList<>();
    final Map<String, Seat> seats = new LinkedHashMap<>();
    final List<Mail> mails = new ArrayList<>();
    final List<Text> remarks = new ArrayList<>();
    final List<Text> whys = new ArrayList<>();
    final List<Text> warnings = new ArrayList<>();
    Handovers handovers;

    @Override
    public AssignmentRef assign(UserRef user, Record data) {
        asked.add("assign " + user.id());
        seats.put(user.id(), (Seat) data);
        return new AssignmentRef("new-" + user.id());
    }

    @Override
    public void update(AssignmentRef seat, Record data) {
        asked.add("update " + seat.id());
        seats.put(seat.id(), (Seat) data);
    }

    @Override
    public void release(AssignmentRef seat, Text why) {
        asked.add("release " + seat.id());
        whys.add(why);
    }

    @Override
    public void claimUnique(String claim, String value, AssignmentRef heldBy) {
        asked.add("claim " + claim + " " + value + " by " + heldBy.id());
    }

    @Override
    public void document(Record value) {
        asked.add("document");
        handovers = (Handovers) value;
    }

    @Override
    public void mail(Mail mail) {
        asked.add("mail " + mail.template() + " to " + mail.recipient().id()
                + mail.address().map(address -> " at " + address).orElse("") + " about "
                + mail.seat().id());
        mails.add(mail);
    }

    @Override
    public void warn(Text text) {
        warnings.add(text);
    }

    @Override
    public void remark(Text line) {
        remarks.add(line);
    }

    @Override
    public void undoWith(String action, Record input) {
        asked.add("undo by " + action + " " + input);
    }
}
