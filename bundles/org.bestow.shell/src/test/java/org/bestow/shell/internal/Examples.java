package org.bestow.shell.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was printed when {@code ShellExamplesIT} ran the examples of a command. */
final class Examples {

    static final String PROMPT = "> ";

    private static final Path FOLDER = Path.of("src", "test", "resources", "examples");

    private Examples() {}

    /** An input line, with its prompt, and what came out. */
    record Example(String input, String output) {}

    /** In order; empty before the examples of a command ran for the first time. */
    static List<Example> of(String command) throws IOException {
        var file = FOLDER.resolve(command + ".txt");
        var examples = new ArrayList<Example>();
        for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            if (line.startsWith(PROMPT)) {
                examples.add(new Example(line, ""));
            } else {
                var last = examples.remove(examples.size() - 1);
                examples.add(new Example(last.input(), last.output() + line + "\n"));
            }
        }
        return examples.stream()
                .map(example -> new Example(example.input(), example.output().strip()))
                .toList();
    }
}
