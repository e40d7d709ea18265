package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Map;
import org.bestow.api.Catalog;

/** What came, or would come, of an import of the catalogue. */
final class CatalogOutput {

    private static final int CELL = 40;
    private static final int LEAD = 20;

    private CatalogOutput() {}

    static void print(Catalog.Imported imported, PrintStream out) {
        if (imported.unchanged()) {
            out.println("Nothing to do: version " + imported.version() + " has the same content.");
            return;
        }
        var content = imported.packages() + " packages, " + imported.items() + " items.";
        out.println(
                imported.dryRun()
                        ? "It can be imported: " + content + " Nothing was changed; version " + imported.version()
                                + " stays in force."
                        : "Version " + imported.version() + " is in force: " + content);
        if (!imported.unchecked().isEmpty()) {
            out.println("Not checked, because their type is not deployed; they will be when it arrives:");
            imported.unchecked().forEach(path -> out.println("  " + path));
        }
        print(imported.difference(), out);
    }

    private static void print(Catalog.Difference difference, PrintStream out) {
        out.println(difference.added() + " added, " + difference.changed() + " changed, " + difference.removed()
                + " taken off sale.");
        if (difference.entries().isEmpty()) {
            return;
        }
        var table = new Table("Change", "Where", "Field", "Before", "After", "Benefits", "Members");
        for (var entry : difference.entries()) {
            var where = entry.packageCode()
                    .map(code -> entry.item().map(item -> code + "/" + item).orElse(code))
                    .orElse(entry.path());
            var change = entry.change() == Catalog.Change.REMOVED ? "off sale" : Arguments.word(entry.change());
            if (entry.fields().isEmpty()) {
                table.row(change, where, "-", "-", "-", entry.benefits(), entry.members());
            }
            for (int number = 0; number < entry.fields().size(); number++) {
                var field = entry.fields().get(number);
                var first = number == 0;
                table.row(
                        first ? change : "",
                        first ? where : "",
                        field.name(),
                        cell(field.before(), field.after()),
                        cell(field.after(), field.before()),
                        first ? entry.benefits() : "",
                        first ? entry.members() : "");
            }
        }
        table.print(out);
        if (difference.more() > 0) {
            out.println("And " + difference.more() + " more.");
        }
    }

    /** As much of a value as fits, beginning shortly before it is different from the other. */
    private static String cell(String json, String other) {
        var same = 0;
        while (same < Math.min(json.length(), other.length()) && json.charAt(same) == other.charAt(same)) {
            same++;
        }
        var start = json.length() <= CELL || same <= LEAD ? 0 : same - LEAD;
        if (start > 0 && Character.isLowSurrogate(json.charAt(start))) {
            start--;
        }
        var rest = (start == 0 ? "" : "…") + json.substring(start);
        var most = rest.codePointCount(0, rest.length()) <= CELL ? rest.length() : rest.offsetByCodePoints(0, CELL - 1);
        return most == rest.length() ? rest : rest.substring(0, most) + "…";
    }

    static Map<String, Object> json(Catalog.Imported imported) {
        var difference = imported.difference();
        var entries = difference.entries().stream()
                .map(entry -> Json.object(
                        "path", entry.path(),
                        "package", entry.packageCode(),
                        "item", entry.item(),
                        "change", Arguments.word(entry.change()),
                        "fields",
                                entry.fields().stream()
                                        .map(field -> Json.object(
                                                "name", field.name(),
                                                "before", Json.read(field.before()),
                                                "after", Json.read(field.after())))
                                        .toList(),
                        "benefits", entry.benefits(),
                        "members", entry.members()))
                .toList();
        return Json.object(
                "version",
                imported.version(),
                "packages",
                imported.packages(),
                "items",
                imported.items(),
                "unchecked",
                imported.unchecked(),
                "unchanged",
                imported.unchanged(),
                "dryRun",
                imported.dryRun(),
                "diff",
                Json.object(
                        "added", difference.added(),
                        "changed", difference.changed(),
                        "removed", difference.removed(),
                        "entries", entries),
                "more",
                difference.more());
    }
}
