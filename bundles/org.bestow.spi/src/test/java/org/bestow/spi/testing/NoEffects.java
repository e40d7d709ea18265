package org.bestow.spi.testing;

import java.time.Instant;
import org.bestow.spi.AssignmentRef;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.KeyRef;
import org.bestow.spi.Mail;
import org.bestow.spi.Refusal;
import org.bestow.spi.Scope;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;

/** Refuses every effect: a test of a type overrides those that the type may ask for, and learns of any other. */
public abstract class NoEffects implements Effects {

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
    public void takeKeys(String pool, KeyKind kind, int count) {
        throw unwanted();
    }

    @Override
    public void takeKeys(String pool, KeyKind kind, int count, String note) {
        throw unwanted();
    }

    @Override
    public void limitKeys(Scope of, Instant since, int most, Refusal otherwise) {
        throw unwanted();
    }

    @Override
    public void reveal(KeyRef key) {
        throw unwanted();
    }

    @Override
    public void note(KeyRef key, String note) {
        throw unwanted();
    }

    @Override
    public void useUnits(int count) {
        throw unwanted();
    }

    @Override
    public void freeUnits(int count) {
        throw unwanted();
    }

    @Override
    public void document(Record value) {
        throw unwanted();
    }

    @Override
    public void document(KeyRef key, Record value) {
        throw unwanted();
    }

    @Override
    public void replaceKey(KeyRef key, Text why) {
        throw unwanted();
    }

    @Override
    public void mail(Mail mail) {
        throw unwanted();
    }

    @Override
    public void warn(Text text) {
        throw unwanted();
    }

    @Override
    public void remark(Text line) {
        throw unwanted();
    }

    @Override
    public void activate() {
        throw unwanted();
    }

    @Override
    public void endsRefund() {
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
        return new UnsupportedOperationException("the type must not ask for this");
    }
}
