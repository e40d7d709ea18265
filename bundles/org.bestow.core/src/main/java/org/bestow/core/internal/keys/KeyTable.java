package org.bestow.core.internal.keys;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Keys out of a text of lines or a table with a header, row by row. Not thread-safe; to be read by one. */
final class KeyTable {

    private static final int AHEAD = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\ufeff';
    /** Headers of the column of keys, without spaces and punctuation. */
    private static final Set<String> NAMES = Set.of(
            "key",
            "keys",
            "productkey",
            "productkeys",
            "licensekey",
            "licencekey",
            "activationkey",
            "serial",
            "serialnumber",
            "密钥",
            "产品密钥",
            "金鑰",
            "產品金鑰");

    private final Iterator<CsvRecord> records;
    private int column;
    private int columns;
    private long line;
    private boolean started;

    /** Nothing of what is read is in it, because that may be a key. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final String reason;
        private final long line;

        Unreadable(String reason, long line) {
            super(reason);
            this.reason = reason;
            this.line = line;
        }

        /** Key of the sentence. */
        String reason() {
            return reason;
        }

        /** After which it is, or that it is. */
        long line() {
            return line;
        }
    }

    KeyTable(Reader text) throws Unreadable {
        try {
            var pushback = new PushbackReader(text, AHEAD);
            var start = ahead(pushback);
            records = CsvReader.builder()
                    .fieldSeparator(separator(start))
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .trimWhitespacesAroundQuotes(true)
                    .ofCsvRecord(pushback)
                    .iterator();
        } catch (CharacterCodingException e) {
            throw new Unreadable("table.utf-8", 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next rows; none at the end. Lines that are empty are not among them. */
    List<KeyRow> next(int most) throws Unreadable {
        var rows = new ArrayList<KeyRow>();
        try {
            while (rows.size() < most && records.hasNext()) {
                var record = records.next();
                line = record.getStartingLineNumber();
                if (record.getFields().stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (started || !start(record)) {
                    rows.add(row(record));
                }
            }
        } catch (CsvParseException e) {
            // neither its message nor the cause may be told: they may quote the row
            throw new Unreadable(coding(e) ? "table.utf-8" : "table.malformed", line + 1);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new Unreadable("table.utf-8", line + 1);
            }
            throw e;
        }
        return rows;
    }

    /** How many columns beside that of the keys the header has. */
    int ignoredColumns() {
        return Math.max(0, columns - 1);
    }

    /** Finds the column; whether the record is the header. */
    private boolean start(CsvRecord first) throws Unreadable {
        started = true;
        columns = first.getFieldCount();
        for (int index = 0; index < columns; index++) {
            if (NAMES.contains(bare(first.getField(index)))) {
                column = index;
                return true;
            }
        }
        if (columns > 1) {
            throw new Unreadable("table.header", line);
        }
        return false;
    }

    private KeyRow row(CsvRecord record) {
        if (record.getFieldCount() > columns) {
            return KeyRow.wrong(line, "key.columns");
        }
        return record.getFieldCount() > column
                ? KeyRow.of(line, record.getField(column))
                : KeyRow.wrong(line, "key.empty");
    }

    private static String bare(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static boolean coding(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }

    /** The beginning, which is read again by who reads on; without the mark that some editors begin a file with. */
    private static String ahead(PushbackReader reader) throws IOException {
        var buffer = new char[AHEAD - 1];
        var length = 0;
        for (int count; length < buffer.length && (count = reader.read(buffer, length, buffer.length - length)) > 0; ) {
            length += count;
        }
        var start = length > 0 && buffer[0] == BYTE_ORDER_MARK ? 1 : 0;
        reader.unread(buffer, start, length - start);
        return new String(buffer, start, length - start);
    }

    /** What the first line that is not empty is separated by; a comma where by nothing. */
    private static char separator(String start) {
        var line = start.lines().filter(each -> !each.isBlank()).findFirst().orElse("");
        var counts = new int[3];
        var quoted = false;
        for (int index = 0; index < line.length(); index++) {
            var c = line.charAt(index);
            quoted ^= c == '"';
            if (!quoted && "\t;,".indexOf(c) >= 0) {
                counts["\t;,".indexOf(c)]++;
            }
        }
        var best = 2;
        for (int index = 1; index >= 0; index--) {
            best = counts[index] > counts[best] ? index : best;
        }
        return "\t;,".charAt(best);
    }
}
