package org.bestow.core.internal.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bestow.api.KeyPools.Report;
import org.bestow.api.KeyPools.RowReport;
import org.bestow.api.KeyPools.State;
import org.bestow.api.Language;
import org.bestow.core.internal.text.OperatorTexts;

/**
 * What became of the rows of an import, in a form that can be kept: {@code I:1-500 D:501-501 Ikey.empty:502-502}, one word for rows in a row with
 * the same fate. No value is in it. Immutable.
 */
record RowStates(List<Row> rows) {

    /** @param fault key of the sentence, of an invalid row */
    record Row(long number, State state, String fault) {

        private String fate() {
            return state.name().charAt(0) + fault;
        }
    }

    RowStates {
        rows = List.copyOf(rows);
    }

    int count(State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    Report report(Language language, boolean dryRun, int ignoredColumns, boolean replayed) {
        return new Report(
                count(State.IMPORTED),
                count(State.DUPLICATE),
                count(State.INVALID),
                dryRun,
                ignoredColumns,
                replayed,
                rows.stream().map(row -> report(row, language)).toList());
    }

    private static RowReport report(Row row, Language language) {
        var message =
                switch (row.state()) {
                    case IMPORTED -> "";
                    case DUPLICATE -> OperatorTexts.of("key.duplicate", language, Map.of());
                    case INVALID -> OperatorTexts.of(row.fault(), language, Map.of("max", KeyRow.longest()));
                };
        return new RowReport(row.number(), row.state(), message);
    }

    /** {@code fate:first-last}, separated by spaces. */
    String text() {
        var words = new ArrayList<String>();
        for (int from = 0; from < rows.size(); ) {
            var first = rows.get(from);
            var to = from + 1;
            while (to < rows.size()
                    && rows.get(to).fate().equals(first.fate())
                    && rows.get(to).number() == first.number() + (to - from)) {
                to++;
            }
            words.add(
                    first.fate() + ":" + first.number() + "-" + rows.get(to - 1).number());
            from = to;
        }
        return String.join(" ", words);
    }

    static RowStates of(String text) {
        var rows = new ArrayList<Row>();
        for (var word : text.isEmpty() ? new String[0] : text.split(" ")) {
            var colon = word.indexOf(':');
            var dash = word.indexOf('-', colon);
            var state = state(word.charAt(0), colon);
            var fault = word.substring(1, colon);
            var last = Long.parseLong(word.substring(dash + 1));
            for (var number = Long.parseLong(word.substring(colon + 1, dash)); number <= last; number++) {
                rows.add(new Row(number, state, fault));
            }
        }
        return new RowStates(rows);
    }

    /** Imported and invalid begin with the same letter, and only an invalid row has a fault. */
    private static State state(char letter, int colon) {
        return letter == 'D' ? State.DUPLICATE : colon > 1 ? State.INVALID : State.IMPORTED;
    }
}
