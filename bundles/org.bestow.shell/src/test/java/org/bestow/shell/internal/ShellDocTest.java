package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** {@code docs/shell.md} is made from the commands, their help texts, and what their examples printed when they ran. */
public class ShellDocTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "shell.md");
    private static final Pattern COMMAND = Pattern.compile("(?<!urn:)\\bbestow:([a-z]+(-[a-z]+)*)");

    @Test
    public void thePageShowsTheCommandsAsTheyAre() throws Exception {
        var page = page();
        if (Boolean.getBoolean("bestow.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertTrue(
                "docs/shell.md is stale; write it anew with"
                        + " mvn -pl bundles/org.bestow.shell test -Dtest=ShellDocTest -Dbestow.docs.write=true",
                page.equals(Files.readString(PAGE)));
    }

    @Test
    public void everyCommandIsDescribedAndHasExamples() throws Exception {
        var missing = new ArrayList<String>();
        for (var page : CommandPage.all()) {
            var name = page.name();
            assertEquals(name, "bestow", page.command().scope());
            assertEquals(name, "classpath:" + name + ".txt", page.command().detailedDescription());
            if (page.command().description().isBlank()
                    || page.command().description().endsWith(".")) {
                missing.add(name + ": a description without a full stop");
            }
            if (page.inputs().stream().noneMatch(line -> line.matches("> bestow:" + name + "( .*)?"))) {
                missing.add(name + ": an example in " + name + ".txt");
            }
            page.arguments().stream()
                    .filter(argument -> argument.description().isBlank())
                    .forEach(argument -> missing.add(name + ": a description of " + argument.name()));
            page.options().stream()
                    .filter(option -> option.description().isBlank())
                    .forEach(option -> missing.add(name + ": a description of " + option.name()));
        }
        assertEquals(List.of(), missing);
    }

    /** A new or changed example has to run: see {@code ShellExamplesIT}. */
    @Test
    public void everyExampleRanAndNoOtherIsKept() throws Exception {
        for (var page : CommandPage.all()) {
            assertEquals(
                    page.name() + ": run ShellExamplesIT with -Dbestow.examples.write=true",
                    page.inputs(),
                    Examples.of(page.name()).stream()
                            .map(Examples.Example::input)
                            .toList());
        }
    }

    @Test
    public void thereIsNoTextOfACommandThatIsGone() throws Exception {
        var names = CommandPage.all().stream().map(page -> page.name() + ".txt").toList();
        assertFalse(names.isEmpty());
        for (var folder : List.of(
                Path.of("src", "test", "resources", "examples"),
                Path.of("src", "main", "resources", "org", "bestow", "shell", "internal"))) {
            try (var files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .forEach(file -> assertTrue(folder + "/" + file, names.contains(file)));
            }
        }
    }

    @Test
    public void theCommandsThatDocumentsNameExist() throws Exception {
        var there = CommandPage.all().stream().map(CommandPage::name).collect(Collectors.toSet());
        var gone = new TreeSet<String>();
        try (var files = Files.list(Path.of("..", "..", "docs"))) {
            for (var file : Stream.concat(Stream.of(Path.of("..", "..", "README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList()) {
                var names = COMMAND.matcher(Files.readString(file));
                while (names.find()) {
                    if (!there.contains(names.group(1))) {
                        gone.add(file.getFileName() + ": " + names.group());
                    }
                }
            }
        }
        assertEquals(Set.of(), gone);
    }

    private static String page() throws IOException, ClassNotFoundException {
        var text = new StringBuilder(resource("/docs/shell-head.md"));
        for (var page : CommandPage.all()) {
            text.append('\n').append(page.markdown());
        }
        return text.append('\n').append(resource("/docs/shell-tail.md")).toString();
    }

    private static String resource(String name) throws IOException {
        try (var in = ShellDocTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
