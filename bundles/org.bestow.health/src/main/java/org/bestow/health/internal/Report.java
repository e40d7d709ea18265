package org.bestow.health.internal;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import org.bestow.api.Check;
import org.bestow.api.Doctor.Finding;

/** Findings with the worst level of them. Immutable. */
record Report(Check.Level level, List<Finding> findings) {

    static Report of(List<Finding> findings) {
        var worst = findings.stream()
                .map(finding -> finding.result().level())
                .max(Check.Level::compareTo)
                .orElse(Check.Level.OK);
        return new Report(worst, List.copyOf(findings));
    }

    String json() {
        return "{\"status\":" + word(level) + ",\"checks\":["
                + findings.stream().map(Report::json).collect(joining(",")) + "]}";
    }

    private static String json(Finding finding) {
        return "{\"name\":" + quoted(finding.name()) + ",\"status\":"
                + word(finding.result().level()) + ",\"message\":"
                + quoted(finding.result().message()) + "}";
    }

    private static String word(Check.Level level) {
        return quoted(level.name().toLowerCase(Locale.ROOT));
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                json.append('\\').append((char) character);
            } else if (character < ' ') {
                json.append(String.format("\\u%04x", character));
            } else {
                json.append((char) character);
            }
        });
        return json.append('"').toString();
    }
}
