package org.bestow.shell.internal;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
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

    @Option(name = "--dry-run", description = "Checks it and shows what would change; changes nothing")
    boolean dryRun;

    @Argument(name = "file", description = "JSON document", required = true)
    @Completion(FileCompleter.class)
    String file;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var catalog = services.need(Catalog.class);
        // whoever imports meanwhile changes what this import is compared with, so that one of the two is refused
        var version =
                given(catalog.inForce(operator())).map(Catalog.InForce::version).orElse(0L);
        var order = Catalog.Import.of(Input.read(session.currentDir(), file)).expecting(version);
        if (!json) {
            order = order.telling(new ImportSteps(out)::print);
        }
        var imported = given(catalog.put(operator(), dryRun ? order.asDryRun() : order));
        if (json) {
            out.println(Json.write(CatalogOutput.json(imported)));
        } else {
            CatalogOutput.print(imported, out);
        }
    }
}
