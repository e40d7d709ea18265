package org.bestow.core.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.text.Problems;
import org.bestow.core.internal.text.Texts;
import org.bestow.spi.Scope;

/** Asks a type what to show, and puts it into words. One call into the type for a page, of 3 seconds at most. Thread-safe. */
final class Pages {

    private static final Duration PAGE = Duration.ofSeconds(3);

    private final String id;
    private final Texts texts;
    private final PluginThreads threads;
    private final Health health;

    Pages(String id, Texts texts, PluginThreads threads, Health health) {
        this.id = id;
        this.texts = texts;
        this.threads = threads;
        this.health = health;
    }

    /** The details page with the actions on the benefit itself; waits 3 seconds at most. */
    Panel panel(Registration type, Snapshot snapshot, Caller caller, Permit permit) {
        var asked = asked(type, snapshot, Scope.BENEFIT, permit);
        var findings = survey(type, snapshot, caller, Scope.BENEFIT, asked);
        if (findings.isEmpty()) {
            return Panel.of(
                    health.faulty(snapshot)
                            ? Problems.of(Problem.Kind.TYPE_FAULTY, caller.language())
                            : unavailable(caller));
        }
        var words = new Offers(texts, id, type, caller.language());
        return new Panel(
                findings.get()
                        .details()
                        .map(new Blocks(texts, id, caller.language())::of)
                        .orElse(List.of()),
                findings.get().actions().stream()
                        .filter(Survey.Found::offered)
                        .map(words::offer)
                        .toList(),
                findings.get().fault().map(fault -> Problems.of(Problem.Kind.TYPE_FAULTY, caller.language())));
    }

    /**
     * What is said of each of the snapshot's seats ({@link Scope#ASSIGNMENT}) or keys ({@link Scope#KEY}); nothing when the type cannot
     * answer within 3 seconds.
     */
    Sayings sayings(Registration type, Snapshot snapshot, Caller caller, Scope scope, Permit permit) {
        var asked = asked(type, snapshot, scope, permit);
        var said = survey(type, snapshot, caller, scope, asked);
        if (said.isEmpty()) {
            return Sayings.NONE;
        }
        var words = new Offers(texts, id, type, caller.language());
        var offers = new LinkedHashMap<Long, List<Benefits.Offer>>();
        said.get().actions().stream().filter(Survey.Found::offered).forEach(found -> offers.computeIfAbsent(
                        found.asked().target(), target -> new ArrayList<>())
                .add(words.offer(found)));
        var facts = new LinkedHashMap<String, List<Benefits.Fact>>();
        said.get()
                .facts()
                .forEach((target, lines) -> facts.put(
                        target,
                        lines.stream()
                                .map(line -> new Benefits.Fact(
                                        texts.render(id, line.label(), caller.language()),
                                        texts.render(id, line.value(), caller.language())))
                                .toList()));
        return new Sayings(offers, facts);
    }

    private Optional<Survey.Findings> survey(
            Registration type, Snapshot snapshot, Caller caller, Scope scope, List<Survey.Asked> asked) {
        var facts = scope == Scope.ASSIGNMENT && type.seatFacts().isPresent()
                || scope == Scope.KEY && type.keyFacts().isPresent();
        if ((asked.isEmpty() && scope != Scope.BENEFIT && !facts) || !health.allows()) {
            return Optional.empty();
        }
        var reply = threads.call(PAGE, new Survey(type, snapshot, caller, scope, asked));
        if (reply instanceof PluginThreads.Value<Survey.Findings> value) {
            value.value().fault().ifPresentOrElse(fault -> health.failed(snapshot, fault), () -> health.well(snapshot));
            return Optional.of(value.value());
        }
        if (reply instanceof PluginThreads.Thrown<Survey.Findings> thrown) {
            health.failed(snapshot, thrown.fault());
        }
        return Optional.empty();
    }

    private static List<Survey.Asked> asked(Registration type, Snapshot snapshot, Scope scope, Permit permit) {
        var asked = new ArrayList<Survey.Asked>();
        for (var target : Targets.of(snapshot, scope)) {
            for (var action : type.actions().values()) {
                if (action.info().scope() == scope) {
                    var denied = permit.denied(action.info(), target.view().seat());
                    asked.add(new Survey.Asked(action.info().name(), target.number(), target.view(), denied));
                }
            }
        }
        return asked;
    }

    private static Problem unavailable(Caller caller) {
        return Problems.of(Problem.Kind.TYPE_UNAVAILABLE, caller.language());
    }
}
