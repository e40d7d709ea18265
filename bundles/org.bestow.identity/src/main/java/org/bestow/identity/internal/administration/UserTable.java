package org.bestow.identity.internal.administration;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.UserImports;
import org.bestow.identity.internal.text.Refusals.Wrong;

/**
 * A table of users as people keep them: the columns in any order and under the usual names, separated by comma, semicolon or
 * tabulator. Immutable.
 *
 * @param ignored headers that mean nothing here
 */
record UserTable(List<Line> lines, List<String> ignored) {

    private static final String CSV = "/csv";
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** What a column may hold, by the headers without spaces and punctuation. */
    private enum Column {
        NAME("name", "fullname", "displayname", "姓名", "名称", "名稱"),
        FIRST_NAME("firstname", "givenname", "名字", "名"),
        LAST_NAME("lastname", "surname", "familyname", "姓氏", "姓"),
        EMAIL("email", "mail", "emailaddress", "电子邮件", "电子邮件地址", "電子郵件", "電子郵件地址"),
        ROLES("role", "roles", "角色"),
        LANGUAGE("language", "lang", "语言", "語言");

        private final List<String> headers;

        Column(String... headers) {
            this.headers = List.of(headers);
        }

        static Optional<Column> of(String header) {
            var bare = header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
            for (var column : values()) {
                if (column.headers.contains(bare)) {
                    return Optional.of(column);
                }
            }
            return Optional.empty();
        }
    }

    /** A row, as it was typed. @param number of the line where it begins */
    record Line(long number, String name, String email, String roles, String language) {}

    /** Nothing of a table that cannot be read. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Wrong wrong;

        Unreadable(String key, Object... places) {
            super(key, null, false, false);
            this.wrong = new Wrong(CSV, key, places);
        }

        Wrong wrong() {
            return wrong;
        }
    }

    static UserTable read(String csv) throws Unreadable {
        var text = !csv.isEmpty() && csv.charAt(0) == BYTE_ORDER_MARK ? csv.substring(1) : csv;
        var columns = new EnumMap<Column, Integer>(Column.class);
        var ignored = new ArrayList<String>();
        var lines = new ArrayList<Line>();
        var last = 0L;
        try {
            for (var record : records(text)) {
                last = record.getStartingLineNumber();
                if (record.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (columns.isEmpty()) {
                    header(record, columns, ignored);
                } else if (lines.size() == UserImports.MOST_ROWS) {
                    throw new Unreadable("table-rows", UserImports.MOST_ROWS);
                } else {
                    lines.add(line(record, columns));
                }
            }
        } catch (CsvParseException e) {
            throw new Unreadable("table-malformed", last + 1); // its message quotes the table
        }
        if (lines.isEmpty()) {
            throw new Unreadable("table-empty");
        }
        return new UserTable(List.copyOf(lines), List.copyOf(ignored));
    }

    private static Iterable<CsvRecord> records(String text) {
        return CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(true)
                .ofCsvRecord(text);
    }

    /** Whichever the first line has most of. */
    private static char separator(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        var best = ',';
        for (var candidate : new char[] {';', '\t'}) {
            best = count(first, candidate) > count(first, best) ? candidate : best;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(unit -> unit == wanted).count();
    }

    private static void header(CsvRecord record, Map<Column, Integer> columns, List<String> ignored) throws Unreadable {
        for (var place = 0; place < record.getFieldCount(); place++) {
            var header = record.getField(place).strip();
            var column = Column.of(header);
            if (column.isPresent() && columns.putIfAbsent(column.get(), place) != null) {
                throw new Unreadable("table-twice", header);
            } else if (column.isEmpty() && !header.isEmpty()) {
                ignored.add(header);
            }
        }
        var named = columns.containsKey(Column.NAME)
                || (columns.containsKey(Column.FIRST_NAME) && columns.containsKey(Column.LAST_NAME));
        if (!named || !columns.containsKey(Column.EMAIL)) {
            throw new Unreadable("table-header");
        }
    }

    private static Line line(CsvRecord record, Map<Column, Integer> columns) {
        var name = columns.containsKey(Column.NAME)
                ? field(record, columns, Column.NAME)
                : (field(record, columns, Column.FIRST_NAME) + " " + field(record, columns, Column.LAST_NAME)).strip();
        return new Line(
                record.getStartingLineNumber(),
                name,
                field(record, columns, Column.EMAIL),
                field(record, columns, Column.ROLES),
                field(record, columns, Column.LANGUAGE));
    }

    private static String field(CsvRecord record, Map<Column, Integer> columns, Column column) {
        var place = columns.get(column);
        return place == null || place >= record.getFieldCount()
                ? ""
                : record.getField(place).strip();
    }
}
