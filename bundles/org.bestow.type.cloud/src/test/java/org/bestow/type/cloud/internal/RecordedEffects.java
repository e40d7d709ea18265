package org.bestow.type.cloud.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Mail;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;
import org.bestow.spi.testing.NoEffects;

/** Notes what a decision asked for, one line each. */
final class RecordedEffects extends NoEffects {

    final List<String> asked = new ArrayList<>();
    final List<Record> documents = new ArrayList<>();
    final List<Mail> mails = new ArrayList<>();
    final List<Text> words = new ArrayList<>();
    final Map<String, Text> results = new LinkedHashMap<>();

    @Override
    public AssignmentRef assign(UserRef user, Record data) {
        asked.add("assign " + user.id());
        return new AssignmentRef("new-1");
    }

    @Override
    public void update(AssignmentRef seat, Record data) {
        asked.add("update " + seat.id());
        documents.add(data);
    }

    @Override
    public void release(AssignmentRef seat, Text why) {
        asked.add("release " + seat.id());
        words.add(why);
    }

    @Override
    public void claimUnique(String claim, String value, AssignmentRef heldBy) {
        asked.add(claim + " of " + value + " by " + heldBy.id());
    }

    @Override
    public void takeKeys(String pool, KeyKind kind, int count) {
        asked.add("take " + count + " " + kind + " from " + pool);
    }

    @Override
    public void reveal(KeyRef key) {
        asked.add("reveal " + key.id());
    }

    @Override
    public void replaceKey(KeyRef key, Text why) {
        asked.add("replace " + key.id());
        words.add(why);
    }

    @Override
    public void document(Record value) {
        documents.add(value);
    }

    @Override
    public void document(KeyRef key, Record value) {
        asked.add("document of " + key.id());
        documents.add(value);
    }

    @Override
    public void mail(Mail mail) {
        mails.add(mail);
    }

    @Override
    public void remark(Text line) {
        words.add(line);
    }

    @Override
    public void endsRefund() {
        asked.add("end refund");
    }

    @Override
    public void result(String name, Text value) {
        results.put(name, value);
    }
}
