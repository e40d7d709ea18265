package org.bestow.shell.internal;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.bestow.api.Catalog;

/** Imports a catalogue, all of it or nothing. */
@Service
@Command(
        scope = "bestow",
        name = "catalog-import",
        description = "Imports a catalogue of packages, all of it or nothing",
        detailedDescription = "classpath:catalog-import.txt")
public final class CatalogImportCommand extends PlatformCommand {

    @Reference
    Session session;

    @Argument(name = "file", description = "JSON document", required = true)
    @Completion(FileCompleter.class)
    String file;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var catalog = services.need(Catalog.class);
        var imported = given(catalog.put(operator(), Input.read(session.currentDir(), file)));
        if (json) {
            out.println(Json.write(Json.object(
                    "version", imported.version(),
                    "packages", imported.packages(),
                    "items", imported.items(),
                    "unchecked", imported.unchecked(),
                    "unchanged", imported.unchanged())));
            return;
        }
        if (imported.unchanged()) {
            out.println("Nothing to do: version " + imported.version() + " has the same content.");
            return;
        }
        out.println("Version " + imported.version() + " is in force: " + imported.packages() + " packages, "
                + imported.items() + " items.");
        if (!imported.unchecked().isEmpty()) {
            out.println("Not checked, because their type is not deployed; they will be when it arrives:");
            imported.unchecked().forEach(path -> out.println("  " + path));
        }
    }
}
