package org.bestow.shell.internal;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Types;

/** Lists the categories, deployed and missing. */
@Service
@Command(
        scope = "bestow",
        name = "type-list",
        description = "Lists the types of benefits, deployed ones and missing ones",
        detailedDescription = "classpath:type-list.txt")
public final class TypeListCommand extends PlatformCommand {

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var types = given(services.need(Types.class).list(operator()));
        if (json) {
            var items = types.stream()
                    .map(type -> Json.object(
                            "id", type.id(),
                            "title", type.title(),
                            "version", type.version(),
                            "state", state(type),
                            "benefits", type.benefits()))
                    .toList();
            out.println(Json.write(Json.object("items", items, "next", null)));
            return;
        }
        var table = new Table("Type", "Title", "Version", "State", "Benefits").whenEmpty("No type is known yet.");
        types.forEach(type -> table.row(type.id(), type.title(), type.version(), state(type), type.benefits()));
        table.print(out);
    }

    private static String state(Types.Info type) {
        return type.live() ? "live" : "missing";
    }
}
