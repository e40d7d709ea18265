package org.bestow.type.software.internal;

import java.util.ArrayList;
import java.util.List;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;

/** Notes what a decision asked for, one line each. */
final class RecordedEffects implements Effects {

    final List<String> asked = new ArrayList<>();

    @Override
    public void takeKeys(String pool, KeyKind kind, int count) {
        asked.add("take " + count + " " + kind + " from " + pool);
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
    public AssignmentRef assign(UserRef user, Record data) {
        throw unwanted();
    }

    @Override
    public void update(AssignmentRef seat, Record data) {
        throw unwanted();
    }

    @Override
    public void release(AssignmentRef seat, Text why) {
        throw unwanted();
    }

    @Override
    public void claimUnique(String claim, String value, AssignmentRef heldBy) {
        throw unwanted();
    }

    @Override
    public void activate() {
        throw unwanted();
    }

    @Override
    public void undoWith(String action, Record input) {
        throw unwanted();
    }

    @Override
    public void result(String name, Text value) {
        throw unwanted();
    }

    private static UnsupportedOperationException unwanted() {
        return new UnsupportedOperationException("the software type must not ask for this");
    }
}
