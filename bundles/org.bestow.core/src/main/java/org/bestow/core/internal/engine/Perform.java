package org.bestow.core.internal.engine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Decided;
import org.bestow.core.internal.effect.Effect;
import org.bestow.core.internal.effect.Violation;
import org.bestow.core.internal.text.Problems;
import org.bestow.core.internal.text.Texts;
import org.bestow.core.internal.write.Preview;
import org.bestow.core.internal.write.Submission;
import org.bestow.core.internal.write.Told;
import org.bestow.core.internal.write.ViewLoader;
import org.bestow.core.internal.write.Writer;
import org.bestow.core.internal.write.Written;
import org.bestow.spi.Refusal;

/**
 * The way of an action, and the only way anything of a benefit changes (DESIGN section 2): rights and input, view, decision, then
 * preview or writer; what is stale goes round again. Thread-safe.
 */
final class Perform {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ROUNDS = 3;

    private final Admission admission;
    private final Gate gate;
    private final ViewLoader views;
    private final Writer writer;
    private final Preview preview;
    private final Completion completion;
    private final Texts texts;
    private final Answers answers;
    private final Refusals refusals;

    Perform(
            Admission admission,
            Gate gate,
            ViewLoader views,
            Writer writer,
            Preview preview,
            Completion completion,
            Texts texts,
            Answers answers,
            Refusals refusals) {
        this.admission = admission;
        this.gate = gate;
        this.views = views;
        this.writer = writer;
        this.preview = preview;
        this.completion = completion;
        this.texts = texts;
        this.answers = answers;
        this.refusals = refusals;
    }

    Answer<Benefits.Done> perform(Caller caller, Benefits.Call call) {
        return admission.task(caller, call).then(this::rounds);
    }

    private Answer<Benefits.Done> rounds(Task task) {
        for (var round = 1; ; round++) {
            var loaded = views.load(task.view());
            var twin = loaded.twin();
            if (twin.isPresent()) {
                return twin.get().requestHash().equals(task.twin().orElseThrow().requestHash())
                        ? answers.replayed(
                                task.caller(), task.place(), twin.get().history())
                        : mismatch(task.caller());
            }
            if (loaded.snapshot().isEmpty()
                    || !hasTarget(task, loaded.snapshot().get())) {
                return Answer.no(Gate.notFound(task.caller()));
            }
            var snapshot = loaded.snapshot().get();
            if (!gate.allows(task.caller(), task.type().id(), task.action()) && !holds(task.caller(), snapshot)) {
                return Answer.no(
                        gate.forbidden(task.caller(), gate.rolesFor(task.type().id(), task.action())));
            }
            var outcome =
                    task.type().decide(snapshot, task.caller(), task.action().name(), task.input());
            if (outcome instanceof Outcome.Unavailable) {
                return unavailable(task.caller());
            }
            if (outcome instanceof Outcome.BadInput bad) {
                return Answer.no(Problems.invalid(task.caller().language(), List.of(bad.error())));
            }
            if (outcome instanceof Outcome.Faulty) {
                return Answer.no(
                        Problems.of(Problem.Kind.TYPE_FAULTY, task.caller().language()));
            }
            var decided = ((Outcome.Decision) outcome).decided();
            if (decided.refusal().isPresent()) {
                return declined(task, decided.refusal().get());
            }
            var answer = settle(task, snapshot, decided, round == ROUNDS);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
    }

    /** The type says no. */
    private Answer<Benefits.Done> declined(Task task, Refusal refusal) {
        var type = task.type().id();
        var helpers = gate.helpers(task.place().member(), gate.rolesFor(type, task.action()));
        return Answer.no(texts.refused(type, refusal, task.caller().language(), helpers));
    }

    /** An effect says no, in the type's words if it has left some. */
    private Answer<Benefits.Done> violated(Task task, Violation violation) {
        return violation
                .words()
                .map(words -> declined(task, words))
                .orElseGet(() -> Answer.no(refusals.of(task.caller(), task.place(), violation)));
    }

    private static boolean hasTarget(Task task, Snapshot snapshot) {
        return switch (task.action().scope()) {
            case ASSIGNMENT -> snapshot.seat().isPresent();
            case KEY -> snapshot.key().isPresent();
            case TYPE, MEMBER, PURCHASE, BENEFIT -> true;
        };
    }

    private static boolean holds(Caller caller, Snapshot snapshot) {
        return caller.user() != 0
                && snapshot.seat()
                        .filter(seat -> seat.userId() == caller.user())
                        .isPresent();
    }

    /** Empty: stale, once more with a newer view. */
    private Optional<Answer<Benefits.Done>> settle(Task task, Snapshot snapshot, Decided decided, boolean lastRound) {
        var completed = completion.of(task.caller(), task.type().id(), snapshot, decided.effects());
        if (completed instanceof Answer.Denied<List<Effect>> no) {
            return Optional.of(Answer.no(no.problem()));
        }
        var effects = ((Answer.Given<List<Effect>>) completed).value();
        var told = Told.of(snapshot, effects, decided);
        var submission = submission(task, snapshot, effects, told, lastRound);
        var language = task.caller().language();
        if (task.call().dryRun()) {
            var violation = preview.check(submission);
            return Optional.of(
                    violation.isPresent()
                            ? violated(task, violation.get())
                            : Answer.of(answers.previewed(task.caller(), snapshot, effects, told)));
        }
        var written = writer.write(submission, PATIENCE);
        if (written instanceof Written.Applied applied) {
            return Optional.of(Answer.of(answers.applied(task.caller(), snapshot, told, applied)));
        } else if (written instanceof Written.Replayed replayed) {
            return Optional.of(answers.replayed(task.caller(), task.place(), replayed.history()));
        } else if (written instanceof Written.Mismatch) {
            return Optional.of(mismatch(task.caller()));
        } else if (written instanceof Written.Refused refused) {
            return Optional.of(violated(task, refused.violation()));
        } else if (written instanceof Written.Stale) {
            return lastRound ? Optional.of(Answer.no(Problems.refused("busy", Map.of(), language))) : Optional.empty();
        } else if (written instanceof Written.Gone) {
            return Optional.of(Answer.no(Gate.notFound(task.caller())));
        } else if (written instanceof Written.Busy) {
            return Optional.of(Answer.no(Problems.of(Problem.Kind.BUSY, language)));
        } else if (written instanceof Written.Unknown) {
            return Optional.of(Answer.no(Problems.of(Problem.Kind.OUTCOME_UNKNOWN, language)));
        }
        throw new IllegalStateException("incident " + ((Written.Failed) written).incident());
    }

    private Submission submission(Task task, Snapshot snapshot, List<Effect> effects, Told told, boolean alone) {
        var caller = task.caller();
        var kinds = effects.stream()
                .filter(effect -> !effect.silent())
                .map(Effect::kindName)
                .distinct()
                .collect(Collectors.joining(", "));
        return new Submission(
                snapshot.benefit(),
                snapshot.member().timeZone(),
                task.action().name(),
                effects,
                new Submission.By(
                        caller.user(), caller.name(), caller.onBehalf().map(Caller.OnBehalf::reason), caller.from()),
                task.type().id() + "/" + task.action().name() + ": " + kinds,
                told,
                task.twin(),
                alone);
    }

    private static Answer<Benefits.Done> unavailable(Caller caller) {
        return Answer.no(Problems.of(Problem.Kind.TYPE_UNAVAILABLE, caller.language()));
    }

    private static Answer<Benefits.Done> mismatch(Caller caller) {
        return Answer.no(Problems.of(Problem.Kind.IDEMPOTENCY_MISMATCH, caller.language()));
    }
}
