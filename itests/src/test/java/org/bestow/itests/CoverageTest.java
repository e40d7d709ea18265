package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** {@code docs/coverage.md} names tests that exist, and leaves no story without a test or a reason. */
public class CoverageTest {

    private static final Path HOME =
            Path.of(System.getProperty("bestow.home", "..")).toAbsolutePath().normalize();
    private static final Path DOCUMENT = HOME.resolve("docs/coverage.md");
    private static final Pattern STORY = Pattern.compile("\\| (US-(?:CL|VS)\\d+|AS\\d+|SEED-\\w+) .*");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))((?:#\\w+)?)`");
    private static final Pattern SCRIPT = Pattern.compile("`([\\w-]+\\.mjs)`");
    private static final Pattern SAID = Pattern.compile("test\\(\\s*[`']");

    private final Map<String, List<Path>> files = testFiles();
    private final List<String> lines = read(DOCUMENT).lines().toList();

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything under a directory of tests, by name. */
    private static Map<String, List<Path>> testFiles() {
        var found = new HashMap<String, List<Path>>();
        for (var top : List.of("bundles", "itests")) {
            try (Stream<Path> all = Files.walk(HOME.resolve(top))) {
                all.filter(file -> !file.toString().contains("node_modules"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .filter(Files::isRegularFile)
                        .forEach(
                                file -> found.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>())
                                        .add(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    @Test
    public void everyTestThatIsNamedExists() {
        var missing = new TreeSet<String>();
        for (var line : lines) {
            TEST.matcher(line).results().forEach(named -> {
                var method = named.group(2).replace("#", "");
                var there = files.getOrDefault(named.group(1) + ".java", List.of()).stream()
                        .map(CoverageTest::read)
                        .anyMatch(source -> method.isEmpty() || source.contains("public void " + method + "("));
                if (!there) {
                    missing.add(named.group());
                }
            });
            SCRIPT.matcher(line).results().forEach(named -> {
                var there = files.getOrDefault(named.group(1), List.of()).stream()
                        .map(CoverageTest::read)
                        .anyMatch(source -> SAID.matcher(source).find());
                if (!there) {
                    missing.add(named.group());
                }
            });
        }
        assertEquals("tests that are not there", new TreeSet<String>(), missing);
    }

    @Test
    public void everyStoryHasATestOrAReason() {
        var stories = lines.stream()
                .filter(line -> STORY.matcher(line).matches())
                .collect(Collectors.toMap(CoverageTest::story, line -> line));
        var expected = new TreeSet<String>();
        for (var number = 1; number <= 5; number++) {
            expected.add("US-CL" + number);
        }
        for (var number = 1; number <= 14; number++) {
            expected.add("US-VS" + number);
        }
        assertTrue(stories.keySet().toString(), stories.keySet().containsAll(expected));
        var bare = stories.entrySet().stream()
                .filter(story -> !TEST.matcher(story.getValue()).find()
                        && !SCRIPT.matcher(story.getValue()).find()
                        && !story.getValue().contains("**Not"))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), bare);
    }

    private static String story(String line) {
        var matcher = STORY.matcher(line);
        assertTrue(matcher.matches());
        return matcher.group(1);
    }
}
