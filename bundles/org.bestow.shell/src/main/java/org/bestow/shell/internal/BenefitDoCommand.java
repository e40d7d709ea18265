package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Benefits;
import org.bestow.api.PublicId;
import org.bestow.spi.Scope;

/** Does an action for a member. Never prints a key's value: an operator has no right to it. */
@Service
@Command(
        scope = "bestow",
        name = "benefit-do",
        description = "Does an action with a benefit, for a member and with a reason",
        detailedDescription = "classpath:benefit-do.txt")
public final class BenefitDoCommand extends MemberCommand {

    @Argument(index = 0, name = "benefit", description = "Id of the benefit", required = true)
    @Completion(BenefitCompleter.class)
    String benefit;

    @Argument(index = 1, name = "action", description = "Name of the action", required = true)
    @Completion(ActionCompleter.class)
    String action;

    @Option(name = "--input", description = "Input of the action, a JSON object", valueToShowInHelp = "{}")
    String input = "{}";

    @Option(name = "--on", description = "Id of the seat or key that the action is on", valueToShowInHelp = "")
    @Completion(TargetCompleter.class)
    String on;

    @Option(name = "--dry-run", description = "Says what it would do, and does nothing")
    boolean dryRun;

    @Option(
            name = "--idempotency-key",
            description = "Does it once, however often it is called with this",
            valueToShowInHelp = "")
    String idempotencyKey;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var target = target();
        var caller = changing(services);
        var call = new Benefits.Call(benefit, target, action, input, dryRun, Optional.ofNullable(idempotencyKey));
        var done = given(services.need(Benefits.class).perform(caller, call));
        if (json) {
            out.println(json(done));
            return;
        }
        print(done, out);
    }

    private Optional<Benefits.Target> target() throws CommandException {
        if (on == null) {
            return Optional.empty();
        }
        if (PublicId.parse(PublicId.Kind.KEY, on).isPresent()) {
            return Optional.of(new Benefits.Target(Scope.KEY, on));
        }
        if (PublicId.parse(PublicId.Kind.ASSIGNMENT, on).isPresent()) {
            return Optional.of(new Benefits.Target(Scope.ASSIGNMENT, on));
        }
        throw new CommandException("--on takes the id of a seat or key, not '" + on + "'. bestow:benefit-show "
                + benefit + " lists them.");
    }

    private String json(Benefits.Done done) {
        var keys = done.keys().stream()
                .map(key -> Json.object("id", key.id(), "kind", Arguments.word(key.kind())))
                .toList();
        return Json.write(Json.object(
                "outcome", "done",
                "dryRun", done.dryRun(),
                "replayed", done.replayed(),
                "result", Json.object("keys", keys, "assignment", done.assignment(), "texts", done.texts()),
                "consequences",
                        done.consequences().stream().map(BenefitOutput::json).toList(),
                "benefit", BenefitOutput.json(done.benefit()),
                "undo", done.undo().map(undo -> Json.object("action", undo.action(), "input", undo.input()))));
    }

    private void print(Benefits.Done done, PrintStream out) {
        out.println(sentence(done));
        done.consequences().forEach(consequence -> out.println("  " + consequence.text()));
        if (!done.keys().isEmpty()) {
            var ids = done.keys().stream().flatMap(key -> key.id().stream()).toList();
            out.println("  Keys: " + done.keys().size() + (ids.isEmpty() ? "" : " " + ids)
                    + ", to be seen by the member only");
        }
        done.assignment().ifPresent(seat -> out.println("  Seat: " + seat));
        done.texts().forEach((name, text) -> out.println("  " + name + ": " + text));
        done.undo()
                .ifPresent(undo -> out.println("  To undo it: " + undo.action() + " --input '" + undo.input() + "'"));
        var row = done.benefit();
        out.println("  " + row.title() + ": " + Arguments.word(row.status()) + ", " + BenefitOutput.used(row));
    }

    private String sentence(Benefits.Done done) {
        if (done.dryRun()) {
            return action + " would be done. Nothing was changed.";
        }
        return done.replayed() ? action + " was done before, with the same idempotency key." : action + " is done.";
    }
}
