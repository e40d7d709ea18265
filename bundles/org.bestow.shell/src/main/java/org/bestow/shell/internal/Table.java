package org.bestow.shell.internal;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.karaf.shell.support.table.ShellTable;

/** A table of text; absent values show as a dash, instants by the second, a line break within a value as a space. */
final class Table {

    private final ShellTable table = new ShellTable().forceAscii();

    Table(String... columns) {
        List.of(columns).forEach(table::column);
    }

    Table whenEmpty(String text) {
        table.emptyTableText(text);
        return this;
    }

    Table row(Object... values) {
        var cells = new Object[values.length];
        for (int cell = 0; cell < values.length; cell++) {
            cells[cell] = text(values[cell]);
        }
        table.addRow().addContent(cells);
        return this;
    }

    void print(PrintStream out) {
        table.print(out);
    }

    static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(Table::text).orElse("-");
        }
        if (value instanceof OptionalLong optional) {
            return optional.isPresent() ? String.valueOf(optional.getAsLong()) : "-";
        }
        if (value instanceof Instant instant) {
            return moment(instant);
        }
        return String.valueOf(value).replaceAll("\\R", " ");
    }
}
