package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Runs the examples of every command, in the order of their names, on fresh demo data, and compares what they print with what
 * {@code docs/shell.md} shows. With {@code -Dbestow.examples.write=true} it writes down what is new or has changed instead.
 */
public class ShellExamplesIT {

    private static final Path HOME =
            Path.of(System.getProperty("bestow.home")).toAbsolutePath().normalize();
    private static final Path MODULE = HOME.resolve("bundles/org.bestow.shell/src");
    private static final Path TEXTS = MODULE.resolve("main/resources/org/bestow/shell/internal");
    private static final Path TRANSCRIPTS = MODULE.resolve("test/resources/examples");
    private static final Path CATALOGUE =
            HOME.resolve("bundles/org.bestow.core/src/main/resources/catalog/mpn-demo.json");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everyExamplePrintsWhatTheDocumentShows() throws IOException {
        var differences = new ArrayList<String>();
        layDownFiles();
        try (var platform = RunningPlatform.onH2(folder.getRoot().toPath().resolve("data"))) {
            for (var command : commands()) {
                differences.addAll(run(platform, command));
            }
            assertEquals("faults in the log", List.of(), faults(platform));
        }
        assertEquals("write them anew with -Dbestow.examples.write=true", "", String.join("\n", differences));
    }

    private List<String> run(RunningPlatform platform, String command) throws IOException {
        var file = TRANSCRIPTS.resolve(command + ".txt");
        var kept = Transcript.read(file).examples();
        var now = new ArrayList<Transcript.Example>();
        var differences = new ArrayList<String>();
        var inputs = Transcript.inputs(TEXTS.resolve(command + ".txt"));
        for (var number = 0; number < inputs.size(); number++) {
            var input = inputs.get(number);
            var printed = print(platform, input);
            var same = number < kept.size()
                    && kept.get(number).input().equals(input)
                    && kept.get(number).matches(printed);
            now.add(same ? kept.get(number) : new Transcript.Example(input, Transcript.withoutPasswords(printed)));
            if (!same) {
                differences.add("> " + input + "\n" + printed);
            }
        }
        if (Boolean.getBoolean("bestow.examples.write")) {
            new Transcript(now).write(file);
            return List.of();
        }
        if (kept.size() > inputs.size()) {
            differences.add(file + " has examples that are gone");
        }
        return differences;
    }

    private String print(RunningPlatform platform, String input) throws IOException {
        var root = folder.getRoot().toString();
        var answer = platform.shell(input.replace("/srv", root));
        var printed = answer.output().replace(root, "/srv").strip();
        return answer.code() == 0 ? printed : (printed + "\n(exit code " + answer.code() + ")").strip();
    }

    private static List<String> commands() throws IOException {
        try (var files = Files.list(TEXTS)) {
            var names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.replace(".txt", ""))
                    .sorted()
                    .toList();
            assertFalse(names.isEmpty());
            return names;
        }
    }

    private static List<String> faults(RunningPlatform platform) throws IOException {
        return platform.log().stream()
                .filter(line -> line.matches(".*\\| (WARN|ERROR) +\\|.*org\\.bestow\\.shell.*"))
                .toList();
    }

    /** What the examples find in {@code /srv}. */
    private void layDownFiles() throws IOException {
        try (var files = Files.list(Path.of("src", "test", "resources", "srv"))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.getRoot().toPath().resolve(file.getFileName()));
            }
        }
        // the demonstration's catalogue with another description, so that all that the other examples use stays
        var catalogue = Files.readString(CATALOGUE);
        var changed = catalogue.replace("to start with, for one year.", "to start with.");
        assertFalse("the catalogue has another description now", changed.equals(catalogue));
        Files.writeString(folder.getRoot().toPath().resolve("catalog.json"), changed);
    }
}
