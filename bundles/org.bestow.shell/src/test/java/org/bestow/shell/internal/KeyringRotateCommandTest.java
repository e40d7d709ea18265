package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.KeyringRotation;
import org.junit.Before;
import org.junit.Test;

public class KeyringRotateCommandTest {

    private final FakeRotation rotation = new FakeRotation();
    private final FakeServices services = new FakeServices().with(KeyringRotation.class, rotation);
    private final KeyringRotateCommand command = new KeyringRotateCommand();

    @Before
    public void hurry() {
        command.pauseMillis = 1;
    }

    @Test
    public void waitsAndTellsHowFarItIs() throws CommandException {
        rotation.comes(
                progress(true, 0),
                progress(true, 300),
                progress(true, 310),
                progress(true, 900),
                progress(false, 1_000));

        var printed = Printed.by(command, services);

        assertTrue(printed, printed.startsWith("300 of 1000 values are sealed anew.\n900 of 1000"));
        assertTrue(printed, printed.contains("may go: bestow:keyring-rotate --retire aaaaaaaa"));
        assertEquals(List.of("start"), rotation.calls);
    }

    @Test
    public void showsTheKeysAndTouchesNothing() throws CommandException {
        rotation.comes(progress(true, 300));
        command.status = true;

        var printed = Printed.by(command, services);

        assertTrue(printed, printed.startsWith("A rotation is running: 300 of 1000"));
        assertFalse(printed, printed.contains("may go"));
        assertEquals(List.of(), rotation.calls);
        rotation.comes(progress(true, 300));
        var json = Printed.jsonBy(command, services);
        assertEquals(300, json.get("done").asInt());
        assertEquals("aaaaaaaa", json.at("/keys/0/id").asText());
        assertTrue(json.get("failure").isNull());
    }

    @Test
    public void goesOnInTheBackgroundIfAsked() throws CommandException {
        rotation.comes(progress(true, 0));
        command.background = true;
        assertTrue(Printed.by(command, services).startsWith("A rotation is running: 0 of 1000"));
    }

    @Test
    public void aFailureIsAFailure() {
        rotation.comes(
                progress(true, 0),
                new KeyringRotation.Progress(false, "bbbbbbbb", 5, 1_000, Optional.of("Start again.")));
        assertTrue(Printed.errorOf(command, services).contains("Start again."));
    }

    @Test
    public void retiresAKeyAndSaysWhatToKeep() throws CommandException {
        rotation.comes(progress(false, 1_000));
        command.retire = "aaaaaaaa";
        var printed = Printed.by(command, services);
        assertTrue(printed, printed.startsWith("The key aaaaaaaa was removed. Keep your old copy"));
        assertEquals(List.of("retire aaaaaaaa"), rotation.calls);
        command.status = true;
        assertTrue(Printed.errorOf(command, services).contains("Only one of"));
    }

    private static KeyringRotation.Progress progress(boolean running, long done) {
        return new KeyringRotation.Progress(running, "bbbbbbbb", done, 1_000, Optional.empty());
    }

    /** Goes through the steps that the test says, one at each question. */
    private static final class FakeRotation implements KeyringRotation {
        final List<String> calls = new ArrayList<>();
        private final Deque<Progress> steps = new ArrayDeque<>();

        void comes(Progress... all) {
            steps.addAll(List.of(all));
        }

        @Override
        public Answer<List<Key>> keys(Caller caller) {
            return Answer.of(List.of(new Key("aaaaaaaa", false, 0), new Key("bbbbbbbb", true, 1_000)));
        }

        @Override
        public Answer<Progress> start(Caller caller) {
            calls.add("start");
            return Answer.of(steps.remove());
        }

        @Override
        public Answer<Progress> progress(Caller caller) {
            return Answer.of(steps.remove());
        }

        @Override
        public Answer<List<Key>> retire(Caller caller, String id) {
            calls.add("retire " + id);
            return Answer.of(List.of(new Key("bbbbbbbb", true, 1_000)));
        }
    }
}
