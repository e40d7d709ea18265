package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The examples of a document: each block {@code sh} is run, all of a document by one shell; a block {@code json} right after it is
 * what it prints, {@code …} for anything; a block {@code json FILE} is that file.
 */
final class DocumentExamples {

    private static final Path HOME =
            Path.of(System.getProperty("bestow.home")).toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```(sh|json)(?: (\\S+))?\n(.*?)\n```", Pattern.DOTALL);
    private static final String MARK = "----- next -----";

    /** @param printed empty: the document does not say */
    private record Example(String script, Optional<String> printed) {}

    private final String document;
    private final List<Example> examples = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private String before = ":";

    private DocumentExamples(String document) {
        this.document = document;
    }

    /** @param document such as {@code docs/identity.md} */
    static DocumentExamples of(String document) throws IOException {
        var result = new DocumentExamples(document);
        var blocks = BLOCK.matcher(Files.readString(HOME.resolve(document)));
        while (blocks.find()) {
            result.add(blocks.group(1), Optional.ofNullable(blocks.group(2)), blocks.group(3));
        }
        assertFalse(document + " has no examples", result.examples.isEmpty());
        return result;
    }

    private void add(String language, Optional<String> file, String text) {
        if (file.isPresent()) {
            files.put(file.get(), text);
        } else if (language.equals("sh")) {
            examples.add(new Example(text, Optional.empty()));
        } else {
            var last = examples.size() - 1;
            assertTrue(document + ": what prints this?\n" + text, last >= 0);
            assertTrue(
                    document + ": printed twice?\n" + text,
                    examples.get(last).printed().isEmpty());
            examples.set(last, new Example(examples.get(last).script(), Optional.of(text)));
        }
    }

    /** Before each example, but those that start the platform themselves, this line is run. */
    DocumentExamples before(String line) {
        before = line;
        return this;
    }

    /**
     * Runs them all.
     *
     * @param directory an empty one, where they run
     * @param replaced what the document says, and what is so here
     * @param environment what the document takes for granted
     */
    void run(Path directory, Map<String, String> replaced, Map<String, String> environment)
            throws IOException, InterruptedException {
        for (var file : files.entrySet()) {
            Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        var script = new StringBuilder();
        for (var example : examples) {
            var text = example.script();
            for (var word : replaced.entrySet()) {
                text = text.replace(word.getKey(), word.getValue());
            }
            if (!text.contains("bestow run ")) {
                script.append(before).append('\n');
            }
            script.append(text).append("\necho; echo '").append(MARK).append("'\n");
        }
        var output = directory.resolve("printed");
        var process = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", script.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                // a file, not a pipe: what they start may outlive them and would hold a pipe open
                .redirectOutput(output.toFile());
        process.environment().putAll(environment);
        var running = process.start();
        var ended = running.waitFor(10, TimeUnit.MINUTES);
        running.destroyForcibly();
        var printed = Files.readString(output, StandardCharsets.UTF_8);
        assertTrue(document + " takes too long:\n" + printed, ended);
        assertEquals(document + ":\n" + printed, 0, running.exitValue());
        compare(List.of(printed.split(Pattern.quote(MARK))));
    }

    private void compare(List<String> printed) {
        var differences = new ArrayList<String>();
        for (var number = 0; number < examples.size(); number++) {
            var text = printed.get(number).strip();
            examples.get(number)
                    .printed()
                    .filter(expected -> !pattern(expected).matcher(text).lookingAt())
                    .ifPresent(expected -> differences.add("expected\n" + expected + "\nprinted\n" + text));
        }
        assertEquals(document, "", String.join("\n\n", differences));
    }

    private static Pattern pattern(String expected) {
        return Pattern.compile(Pattern.quote(expected).replace("…", "\\E.*\\Q"), Pattern.DOTALL);
    }
}
