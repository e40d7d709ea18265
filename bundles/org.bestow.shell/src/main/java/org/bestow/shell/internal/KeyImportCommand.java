package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.bestow.api.KeyPools;
import org.bestow.api.Secret;

/** Imports keys into a pool. Its output has numbers of lines, never a value. */
@Service
@Command(
        scope = "bestow",
        name = "key-import",
        description = "Imports keys into a pool, one a line",
        detailedDescription = "classpath:key-import.txt")
public final class KeyImportCommand extends PlatformCommand {

    private static final int AT_ONCE = 10_000;

    @Reference
    Session session;

    @Argument(index = 0, name = "pool", description = "Code or id of the pool", required = true)
    @Completion(PoolCompleter.class)
    String pool;

    @Argument(
            index = 1,
            name = "file",
            description = "UTF-8 text, one key a line; empty lines are skipped",
            required = true)
    @Completion(FileCompleter.class)
    String file;

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var pools = services.need(KeyPools.class);
        var keys = keys(Input.read(session.currentDir(), file));
        if (keys.isEmpty()) {
            throw new CommandException("There is no key in " + file + ".");
        }
        var report = new KeyPools.Report(0, 0, 0, List.of());
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            var part = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
            var values = part.stream().map(Key::value).toList();
            report = joined(report, given(pools.importKeys(operator(), pool, values)), part);
        }
        print(report, out);
    }

    private void print(KeyPools.Report report, PrintStream out) {
        if (json) {
            var rows = report.rows().stream()
                    .map(row -> Json.object(
                            "row", row.row(),
                            "state", row.state(),
                            "message", row.message().isEmpty() ? null : row.message()))
                    .toList();
            out.println(Json.write(Json.object(
                    "imported", report.imported(),
                    "duplicates", report.duplicates(),
                    "invalid", report.invalid(),
                    "rows", rows)));
            return;
        }
        out.println(report.imported() + " imported into " + pool + ", " + report.duplicates() + " there already, "
                + report.invalid() + " invalid.");
        var others = report.rows().stream()
                .filter(row -> !row.state().equals("imported"))
                .toList();
        if (!others.isEmpty()) {
            var table = new Table("Line", "State", "Why");
            others.forEach(row -> table.row(row.row(), row.state(), row.message()));
            table.print(out);
        }
    }

    /** The lines that hold something, with their numbers. */
    static List<Key> keys(String text) {
        var keys = new ArrayList<Key>();
        var number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                keys.add(new Key(number, Secret.of(line.strip())));
            }
        }
        return keys;
    }

    /** Adds the report of a part; its rows count from 1 within the part, ours are lines of the file. */
    static KeyPools.Report joined(KeyPools.Report sum, KeyPools.Report more, List<Key> part) {
        var rows = new ArrayList<>(sum.rows());
        more.rows()
                .forEach(row ->
                        rows.add(new KeyPools.RowReport(part.get(row.row() - 1).line(), row.state(), row.message())));
        return new KeyPools.Report(
                sum.imported() + more.imported(),
                sum.duplicates() + more.duplicates(),
                sum.invalid() + more.invalid(),
                List.copyOf(rows));
    }

    record Key(int line, Secret value) {}
}
