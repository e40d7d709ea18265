package org.bestow.core.internal.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bestow.api.Caller;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.Details;
import org.bestow.spi.Option;
import org.bestow.spi.Part;
import org.bestow.spi.Refusal;
import org.bestow.spi.Scope;

/**
 * What a page wants to know of a type: details, and for each action on each target whether it is available. To be run on a thread of
 * the type; a fault in one part leaves the others.
 */
final class Survey implements Supplier<Survey.Findings> {

    private final Registration type;
    private final Snapshot snapshot;
    private final Caller caller;
    private final Scope scope;
    private final List<Asked> asked;

    /** @param scope {@link Scope#BENEFIT}: with details; else with the facts of the snapshot's seats or keys */
    Survey(Registration type, Snapshot snapshot, Caller caller, Scope scope, List<Asked> asked) {
        this.type = type;
        this.snapshot = snapshot;
        this.caller = caller;
        this.scope = scope;
        this.asked = List.copyOf(asked);
    }

    /** @param target number of the seat, key or benefit; @param denied set: the caller may not do it */
    record Asked(String action, long target, Snapshot view, Optional<Problem> denied) {}

    /** @param fault set when the type failed on it; @param offered whether it has a place there */
    record Found(
            Asked asked,
            Optional<Refusal> refusal,
            Map<String, List<Option>> options,
            Optional<LocalDate> lockedUntil,
            Optional<String> fault,
            boolean offered) {}

    /** @param facts by public id of the seat or key; @param fault of details or facts, or the first of an action */
    record Findings(
            Optional<Details> details,
            Map<String, List<Details.Fact>> facts,
            List<Found> actions,
            Optional<String> fault) {}

    @Override
    public Findings get() {
        var fault = Optional.<String>empty();
        var details = Optional.<Details>empty();
        var facts = new LinkedHashMap<String, List<Details.Fact>>();
        try {
            details = scope == Scope.BENEFIT ? details() : details;
            facts(facts);
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // a plug-in's; its actions may still work
            fault = Optional.of(Faults.describe(e));
        }
        var actions = new ArrayList<Found>();
        for (var each : asked) {
            var found = available(each);
            actions.add(found);
            fault = fault.or(found::fault);
        }
        return new Findings(details, facts, actions, fault);
    }

    private Optional<Details> details() {
        if (type.details().isEmpty()) {
            return Optional.empty();
        }
        var view = new SnapshotView(type, snapshot, caller, Set.of(Part.values()));
        try {
            return Optional.of(Objects.requireNonNull(type.details().get().apply(view), "the details are null"));
        } finally {
            view.end();
        }
    }

    private void facts(Map<String, List<Details.Fact>> facts) {
        var view = new SnapshotView(type, snapshot, caller, Set.of(Part.values()));
        try {
            if (scope == Scope.ASSIGNMENT) {
                type.seatFacts().ifPresent(of -> view.assignments()
                        .forEach(seat -> facts.put(seat.ref().id(), List.copyOf(of.apply(view, seat)))));
            } else if (scope == Scope.KEY) {
                type.keyFacts().ifPresent(of -> view.keys()
                        .forEach(key -> facts.put(key.ref().id(), List.copyOf(of.apply(view, key)))));
            }
        } finally {
            view.end();
        }
    }

    /** Also who is denied it learns whether it has a place here. */
    private Found available(Asked each) {
        var action = type.actions().get(each.action());
        var view = new SnapshotView(type, each.view(), caller, Set.of(Part.values()));
        try {
            var rule = action.available().apply(view);
            var options = new LinkedHashMap<String, List<Option>>();
            for (var field : action.input().fields()) {
                field.choice()
                        .ifPresent(choice -> options.computeIfAbsent(
                                choice,
                                name -> List.copyOf(type.options().get(name).apply(view))));
            }
            return new Found(
                    each, rule.refusal(), options, action.lockedUntil().apply(view), Optional.empty(), rule.offered());
        } catch (RuntimeException | LinkageError | StackOverflowError e) { // a plug-in's; other actions may still work
            return new Found(each, Optional.empty(), Map.of(), Optional.empty(), Optional.of(Faults.describe(e)), true);
        } finally {
            view.end();
        }
    }
}
