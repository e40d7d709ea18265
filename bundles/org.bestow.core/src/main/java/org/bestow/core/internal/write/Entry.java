package org.bestow.core.internal.write;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.bestow.core.internal.effect.Act;

/** A submission in the queue. Its state is the one thing that client and writer both change. */
final class Entry {

    /** Once taken it cannot be withdrawn: its client waits for the outcome. */
    enum State {
        WAITING,
        TAKEN,
        WITHDRAWN
    }

    final Submission submission;
    final CompletableFuture<Written> answer = new CompletableFuture<>();

    /** Key of its history entry, the same for every attempt to write it (writer rule 8). */
    final long command;

    private final long firstSeat;
    private final long firstKey;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** What a commit of unknown outcome would have made true; only its writer's thread touches it. */
    private Optional<Written.Applied> doubtful = Optional.empty();

    private boolean duplicateMet;

    Entry(Submission submission, long command, long firstSeat, long firstKey) {
        this.submission = submission;
        this.command = command;
        this.firstSeat = firstSeat;
        this.firstKey = firstKey;
    }

    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    boolean withdraw() {
        return state.compareAndSet(State.WAITING, State.WITHDRAWN);
    }

    /** Back into the queue: its twin is being written by the same group. */
    void giveBack() {
        state.set(State.WAITING);
    }

    Act act(Clock clock) {
        var now = clock.instant();
        return new Act(
                submission.seen(),
                submission.by().actor(),
                submission.by().name(),
                now,
                LocalDate.ofInstant(now, submission.zone()),
                firstSeat,
                firstKey);
    }

    /** True once: a duplicate met alone is worth another look. */
    boolean firstDuplicate() {
        var first = !duplicateMet;
        duplicateMet = true;
        return first;
    }

    void doubt(Written.Applied applied) {
        doubtful = Optional.of(applied);
    }

    Optional<Written.Applied> doubtful() {
        return doubtful;
    }
}
