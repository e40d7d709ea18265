package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bestow.api.Page;

/** How a list is written: as JSON with a cursor, or as a table with the way to go on. */
record Listing<T>(Table table, BiConsumer<Table, T> row, Function<T, Map<String, Object>> json) {

    void print(Page<T> page, boolean asJson, PrintStream out) {
        if (asJson) {
            out.println(Json.write(
                    Json.object("items", page.items().stream().map(json).toList(), "next", page.next())));
            return;
        }
        page.items().forEach(item -> row.accept(table, item));
        table.print(out);
        page.next().ifPresent(cursor -> out.println("There is more: --after " + cursor));
    }
}
