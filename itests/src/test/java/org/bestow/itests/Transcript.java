package org.bestow.itests;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Input lines of a shell and what they printed, as a file of the shell's module keeps them. */
record Transcript(List<Example> examples) {

    static final String PROMPT = "> ";

    /** On a line of its own it stands for any number of lines, within one for any text. */
    private static final String ELLIPSIS = "…";

    /** What is another one at every run; the order matters. */
    private static final List<Map.Entry<Pattern, String>> VOLATILE = List.of(
            Map.entry(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z"), "TIME"),
            Map.entry(Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b"), "DAY"),
            Map.entry(Pattern.compile("\\b\\d+ ms\\b"), "MILLIS"),
            Map.entry(Pattern.compile("\"millis\" : \\d+"), "MILLIS"),
            Map.entry(Pattern.compile("--after \\S+"), "CURSOR"),
            Map.entry(Pattern.compile("\"next\" : \"[^\"]+\""), "CURSOR"),
            Map.entry(Pattern.compile("\"id\" : \"[0-9a-f]{8}\""), "SEALING-KEY"),
            Map.entry(Pattern.compile("•••••\\S*"), "MASKED"),
            Map.entry(Pattern.compile("\\b1\\.0\\.0[.\\w]*"), "VERSION"),
            Map.entry(Pattern.compile("[-+]{3,}"), "LINE"));

    private static final Pattern PASSWORD = Pattern.compile("(?i)(password\\W{1,5})[a-zA-Z2-9]{20}\\b");

    record Example(String input, String output) {

        /** Whether this printed the same, apart from what is another one at every run. */
        boolean matches(String printed) {
            var expected = new StringBuilder();
            for (var line : settled(output).split("\n", -1)) {
                expected.append(line.strip().equals(ELLIPSIS) ? "(?:.*\n)*?" : inLine(line) + "\n");
            }
            return Pattern.matches(expected.toString(), settled(printed) + "\n");
        }

        private static String inLine(String line) {
            return Stream.of(line.split(ELLIPSIS, -1)).map(Pattern::quote).collect(joining(".*"));
        }
    }

    /** The input lines of a text, with no output yet. */
    static List<String> inputs(Path text) throws IOException {
        return Files.readAllLines(text).stream()
                .filter(line -> line.startsWith(PROMPT))
                .map(line -> line.substring(PROMPT.length()))
                .toList();
    }

    /** Empty when there is no such file. */
    static Transcript read(Path file) throws IOException {
        var examples = new ArrayList<Example>();
        for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            if (line.startsWith(PROMPT)) {
                examples.add(new Example(line.substring(PROMPT.length()), ""));
            } else {
                var last = examples.remove(examples.size() - 1);
                examples.add(new Example(last.input(), last.output() + line + "\n"));
            }
        }
        return new Transcript(examples.stream()
                .map(example -> new Example(example.input(), example.output().strip()))
                .toList());
    }

    void write(Path file) throws IOException {
        var text = new StringBuilder();
        for (var example : examples) {
            text.append(PROMPT).append(example.input()).append('\n').append(example.output());
            text.append(example.output().isEmpty() ? "\n" : "\n\n");
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.toString().strip() + "\n");
    }

    /** The text without what nobody may keep. */
    static String withoutPasswords(String text) {
        return PASSWORD.matcher(text).replaceAll("$1vK7nWq2Tz9RbXc4HsMdJ");
    }

    private static String settled(String text) {
        var settled = withoutPasswords(text);
        for (var each : VOLATILE) {
            settled = each.getKey().matcher(settled).replaceAll(each.getValue());
        }
        return settled.replaceAll("[ \t]+", " ").replaceAll("(?m) $", "").strip();
    }
}
