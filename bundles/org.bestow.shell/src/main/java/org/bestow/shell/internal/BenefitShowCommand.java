package org.bestow.shell.internal;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Benefits;
import org.bestow.api.Page;
import org.bestow.api.Problem;

/** Shows one benefit with its actions, keys (masked) and seats. */
@Service
@Command(
        scope = "bestow",
        name = "benefit-show",
        description = "Shows a benefit with its actions, seats and masked keys",
        detailedDescription = "classpath:benefit-show.txt")
public final class BenefitShowCommand extends MemberCommand {

    @Argument(name = "benefit", description = "Id of the benefit", required = true)
    @Completion(BenefitCompleter.class)
    String benefit;

    @Option(name = "--ended", description = "Shows the seats that ended, too, the last ended first")
    boolean ended;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var benefits = services.need(Benefits.class);
        var caller = lookingAt(services, benefit);
        var sheet = given(benefits.get(caller, benefit));
        var keys = given(benefits.keys(caller, benefit, Page.Request.first(200)));
        var seats = given(benefits.assignments(caller, benefit, Page.Request.first(200)));
        var over = ended
                ? Optional.of(given(benefits.endedAssignments(caller, benefit, Page.Request.first(200))))
                : Optional.<Page<Benefits.EndedSeat>>empty();
        if (json) {
            var whole = BenefitOutput.json(sheet.row());
            whole.put(
                    "actions", sheet.actions().stream().map(BenefitOutput::json).toList());
            whole.put("keys", keys.items().stream().map(BenefitOutput::json).toList());
            whole.put(
                    "assignments",
                    seats.items().stream().map(BenefitOutput::json).toList());
            over.ifPresent(page -> whole.put(
                    "endedAssignments",
                    page.items().stream().map(BenefitOutput::json).toList()));
            whole.put("problem", sheet.problem().map(Problems::json));
            out.println(Json.write(whole));
            return;
        }
        printRow(sheet.row(), out);
        printActions(sheet, out);
        printKeys(keys, out);
        printSeats(seats, out);
        over.ifPresent(page -> printEnded(page, out));
        sheet.problem().ifPresent(problem -> out.println("\n" + Problems.explain(problem)));
    }

    private static void printRow(Benefits.Row row, PrintStream out) {
        new Table("Field", "Value")
                .row("Benefit", row.id())
                .row("Title", row.title())
                .row("Source", row.source())
                .row("Type", row.type() + (row.typeAvailable() ? "" : " (missing: its bundle is not running)"))
                .row("Status", Arguments.word(row.status()))
                .row("Used", BenefitOutput.used(row))
                .row("Purchased on", row.purchasedOn())
                .row("Activate by", row.activateBy())
                .row("Expires", row.expires())
                .print(out);
    }

    private static void printActions(Benefits.Sheet sheet, PrintStream out) {
        if (sheet.actions().isEmpty()) {
            return;
        }
        out.println();
        var table = new Table("Action", "Title", "State", "Consequences");
        for (var action : sheet.actions()) {
            var state = action.refusal().map(BenefitShowCommand::why).orElse("available");
            table.row(action.name(), action.title(), state, consequences(action.consequences()));
        }
        table.print(out);
    }

    private static String why(Problem refusal) {
        var helpers = refusal.whoCanHelp().stream().map(Problem.Helper::name).collect(joining(", "));
        return "refused: " + refusal.detail() + (helpers.isEmpty() ? "" : " " + helpers);
    }

    private static void printKeys(Page<Benefits.TakenKey> keys, PrintStream out) {
        if (keys.items().isEmpty()) {
            return;
        }
        out.println();
        var table = new Table("Key", "Kind", "Value", "Taken at", "Taken by");
        keys.items()
                .forEach(key -> table.row(
                        key.id(), Arguments.word(key.kind()), key.masked(), key.takenAt(), key.takenByName()));
        table.print(out);
        keys.items().forEach(key -> {
            key.replacedBy().ifPresent(other -> out.println(key.id() + " was replaced by " + other + "."));
            said(key.id(), key.facts(), out);
        });
        keys.next().ifPresent(more -> out.println("There are more keys than these."));
    }

    private static void printSeats(Page<Benefits.Seat> seats, PrintStream out) {
        if (seats.items().isEmpty()) {
            return;
        }
        out.println();
        var table = new Table("Seat", "User", "E-mail", "State", "Since");
        seats.items()
                .forEach(seat -> table.row(seat.id(), seat.userName(), seat.userEmail(), seat.state(), seat.since()));
        table.print(out);
        seats.items().forEach(seat -> {
            said(seat.id(), seat.facts(), out);
            seat.mail()
                    .ifPresent(mail -> out.println(seat.id() + " mail " + mail.purpose() + " to "
                            + mail.delivery().address() + ": "
                            + mail.delivery().state().code()
                            + mail.delivery()
                                    .error()
                                    .map(why -> " (" + why + ")")
                                    .orElse("")));
        });
        seats.next().ifPresent(more -> out.println("There are more seats than these."));
    }

    private static void printEnded(Page<Benefits.EndedSeat> seats, PrintStream out) {
        out.println();
        var table =
                new Table("Ended seat", "User", "Since", "Ended at", "Ended by", "Why").whenEmpty("No seat has ended.");
        seats.items()
                .forEach(seat -> table.row(
                        seat.id(), seat.userName(), seat.since(), seat.endedAt(), seat.endedByName(), seat.why()));
        table.print(out);
        seats.next().ifPresent(more -> out.println("There are more ended seats than these."));
    }

    /** What the type says of a seat or key. */
    private static void said(String id, List<Benefits.Fact> facts, PrintStream out) {
        if (!facts.isEmpty()) {
            out.println(id + " " + BenefitOutput.line(facts));
        }
    }

    private static String consequences(List<Benefits.Effect> effects) {
        return effects.isEmpty()
                ? "-"
                : effects.stream().map(Benefits.Effect::text).collect(joining("; "));
    }
}
