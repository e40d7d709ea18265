package org.bestow.shell.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.bestow.api.KeyPools;

/** Imports keys into a pool. Its output has numbers of lines, never a value. */
@Service
@Command(
        scope = "bestow",
        name = "key-import",
        description = "Imports keys into a pool, from lines or a table",
        detailedDescription = "classpath:key-import.txt")
public final class KeyImportCommand extends PlatformCommand {

    private static final int PRINTED = 1_000;

    @Reference
    Session session;

    @Option(name = "--dry-run", description = "Checks every row and reports; imports nothing")
    boolean dryRun;

    @Argument(index = 0, name = "pool", description = "Code or id of the pool", required = true)
    @Completion(PoolCompleter.class)
    String pool;

    @Argument(
            index = 1,
            name = "file",
            description = "UTF-8 text, one key a line, or a table (CSV) with a column key",
            required = true)
    @Completion(FileCompleter.class)
    String file;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var pools = services.need(KeyPools.class);
        var rows = new ArrayList<KeyPools.RowReport>();
        var done = new long[1];
        try (var text = open()) {
            var sum = given(pools.importFile(operator(), pool, text, dryRun, part -> {
                var first = done[0] == 0;
                done[0] += part.rows().size();
                rows.addAll(json ? part.rows() : others(part));
                if (!json && !(first && part.rows().size() < PRINTED)) {
                    out.println(done[0] + " rows " + (dryRun ? "checked." : "done."));
                }
            }));
            print(sum, rows, out);
        } catch (IOException | UncheckedIOException unreadable) {
            throw Input.unreadable(file, unreadable);
        }
    }

    private Reader open() throws CommandException {
        try {
            return Files.newBufferedReader(session.currentDir().resolve(file), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException unreadable) {
            throw Input.unreadable(file, unreadable);
        }
    }

    private static List<KeyPools.RowReport> others(KeyPools.Report part) {
        return part.rows().stream()
                .filter(row -> row.state() != KeyPools.State.IMPORTED)
                .toList();
    }

    private void print(KeyPools.Report sum, List<KeyPools.RowReport> rows, PrintStream out) {
        if (json) {
            out.println(Json.write(Json.object(
                    "imported", sum.imported(),
                    "duplicates", sum.duplicates(),
                    "invalid", sum.invalid(),
                    "dryRun", sum.dryRun(),
                    "ignoredColumns", sum.ignoredColumns(),
                    "rows",
                            rows.stream()
                                    .map(row -> Json.object(
                                            "row", row.row(),
                                            "state", Arguments.word(row.state()),
                                            "message", row.message().isEmpty() ? null : row.message()))
                                    .toList())));
            return;
        }
        out.println(sum.imported() + (dryRun ? " would be" : "") + " imported into " + pool + ", " + sum.duplicates()
                + " there already, " + sum.invalid() + " invalid."
                + (dryRun ? " Nothing was changed." : ""));
        if (sum.ignoredColumns() > 0) {
            out.println("Columns beside that of the keys, which were not read: " + sum.ignoredColumns());
        }
        if (!rows.isEmpty()) {
            var table = new Table("Line", "State", "Why");
            rows.stream()
                    .limit(PRINTED)
                    .forEach(row -> table.row(row.row(), Arguments.word(row.state()), row.message()));
            table.print(out);
        }
        if (rows.size() > PRINTED) {
            out.println("And " + (rows.size() - PRINTED) + " more.");
        }
    }
}
