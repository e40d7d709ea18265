package org.bestow.core.internal.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Twin;
import org.bestow.core.internal.text.Problems;
import org.bestow.core.internal.write.Submission;
import org.bestow.core.internal.write.ViewRequest;
import org.bestow.spi.Scope;

/** Lets an action through to its decision: there is such a one, its caller may ask for it, and its input fits. Thread-safe. */
final class Admission {

    private final TypeRegistry registry;
    private final Gate gate;
    private final BenefitTypes types;

    Admission(TypeRegistry registry, Gate gate, BenefitTypes types) {
        this.registry = registry;
        this.gate = gate;
        this.types = types;
    }

    Answer<Task> task(Caller caller, Benefits.Call call) {
        return gate.place(caller, call.benefit()).then(place -> {
            var type = types.of(place.member(), place.benefit());
            if (type.isEmpty()) {
                return Answer.no(Gate.notFound(caller));
            }
            var no = gate.missingScope(caller, type.get()).or(() -> gate.elsewhere(caller, place));
            if (no.isPresent()) {
                return Answer.no(no.get());
            }
            var live = registry.live(type.get());
            if (live.isEmpty()) {
                return gate.stranger(caller)
                        .<Answer<Task>>map(Answer::no)
                        .orElseGet(() -> Answer.no(Problems.of(Problem.Kind.TYPE_UNAVAILABLE, caller.language())));
            }
            return checked(caller, call, place, live.get());
        });
    }

    private Answer<Task> checked(Caller caller, Benefits.Call call, Gate.Place place, LiveType type) {
        var scope = call.target().map(Benefits.Target::scope).orElse(Scope.BENEFIT);
        var found = type.action(call.action()).filter(action -> action.scope() == scope);
        var target = target(caller, call);
        if (found.isEmpty() || target.isEmpty() != call.target().isEmpty()) {
            return Answer.no(gate.stranger(caller).orElseGet(() -> Gate.notFound(caller)));
        }
        var action = found.get();
        if (!gate.allows(caller, type.id(), action) && !action.orHolder()) {
            return Answer.no(gate.forbidden(caller, gate.rolesFor(type.id(), action)));
        }
        var parsed = type.input(action.name(), call.input(), place.member(), caller.language());
        if (parsed instanceof ParsedInput.Bad bad) {
            return Answer.no(Problems.invalid(caller.language(), bad.errors()));
        }
        var input = (ParsedInput.Ok) parsed;
        var twin = call.dryRun() ? Optional.<Submission.Twin>empty() : twin(caller, call, place, input.canonicalJson());
        var view = new ViewRequest(
                place.member(),
                place.benefit(),
                action.parts(),
                action.needed()::on,
                type.hasDocument(),
                scope == Scope.ASSIGNMENT ? target : OptionalLong.empty(),
                scope == Scope.KEY ? target : OptionalLong.empty(),
                input.users(),
                actor(caller),
                twin.map(Submission.Twin::scope));
        return Answer.of(new Task(caller, call, place, type, action, input.canonicalJson(), view, twin));
    }

    private OptionalLong target(Caller caller, Benefits.Call call) {
        return call.target()
                .flatMap(target -> gate.number(
                        caller,
                        target.scope() == Scope.KEY ? PublicId.Kind.KEY : PublicId.Kind.ASSIGNMENT,
                        target.id()))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong actor(Caller caller) {
        return caller.user() != 0 && caller.member().isPresent()
                ? OptionalLong.of(caller.user())
                : OptionalLong.empty();
    }

    private static Optional<Submission.Twin> twin(Caller caller, Benefits.Call call, Gate.Place place, String input) {
        return call.idempotencyKey().map(key -> {
            var request = String.join(
                    "\n",
                    call.benefit(),
                    call.target()
                            .map(target -> target.scope() + " " + target.id())
                            .orElse(""),
                    call.action(),
                    input);
            // one part, as its hash has always been made: hashes outlive an update
            var twin = Twin.of(caller, place.member(), key, List.of(request));
            return new Submission.Twin(twin.scope(), twin.hash());
        });
    }
}
