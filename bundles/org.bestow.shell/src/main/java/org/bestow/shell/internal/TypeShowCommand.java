package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.TypeStates;

/** Shows one type with its bundle and its faults. */
@Service
@Command(
        scope = "bestow",
        name = "type-show",
        description = "Shows a type of benefits with its bundle, its actions and its faults",
        detailedDescription = "classpath:type-show.txt")
public final class TypeShowCommand extends PlatformCommand {

    @Argument(name = "type", description = "Id of the type", required = true)
    @Completion(TypeCompleter.class)
    String type;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var found = given(services.need(TypeStates.class).list(operator())).stream()
                .filter(each -> each.info().id().equals(type))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        "There is no type '" + type + "'. bestow:type-list shows those there are."));
        var info = found.info();
        if (json) {
            out.println(Json.write(Json.object(
                    "id", info.id(),
                    "title", info.title(),
                    "version", found.version(),
                    "state", Arguments.word(found.state()),
                    "bundle", found.bundle(),
                    "benefits", info.benefits(),
                    "actions", found.actions(),
                    "faults", found.faults())));
            return;
        }
        new Table("Field", "Value")
                .row("Type", info.id())
                .row("Title", info.title())
                .row("Version", found.version())
                .row("State", Arguments.word(found.state()))
                .row("Bundle", found.bundle())
                .row("Benefits", info.benefits())
                .row("Actions", joined(found.actions()))
                .row("Faults", joined(found.faults()))
                .print(out);
    }

    private static String joined(List<String> words) {
        return words.isEmpty() ? "-" : String.join(", ", words);
    }
}
