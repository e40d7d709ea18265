package org.bestow.type.software.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Refusal;
import org.bestow.spi.Scope;
import org.bestow.spi.Text;
import org.bestow.spi.testing.NoEffects;

/** Notes what a decision asked for, one line each. */
final class RecordedEffects extends NoEffects {

    final List<String> asked = new ArrayList<>();

    final List<Text> remarks = new ArrayList<>();
    final List<Refusal> limits = new ArrayList<>();

    @Override
    public void takeKeys(String pool, KeyKind kind, int count, String note) {
        asked.add("take " + count + " " + kind + " from " + pool + (note.isEmpty() ? "" : " for " + note));
    }

    @Override
    public void limitKeys(Scope of, Instant since, int most, Refusal otherwise) {
        asked.add("limit " + of + " to " + most + " since " + since);
        limits.add(otherwise);
    }

    @Override
    public void note(KeyRef key, String note) {
        asked.add("note on " + key.id() + ": " + note);
    }

    @Override
    public void useUnits(int count) {
        asked.add("use " + count);
    }

    @Override
    public void freeUnits(int count) {
        asked.add("free " + count);
    }

    @Override
    public void remark(Text line) {
        remarks.add(line);
    }

    @Override
    public void reveal(KeyRef key) {
        asked.add("reveal " + key.id());
    }

    @Override
    public void endsRefund() {
        asked.add("end refund");
    }

    @Override
    public void undoWith(String action, Record input) {
        asked.add("undo by " + action + " " + input);
    }
}
