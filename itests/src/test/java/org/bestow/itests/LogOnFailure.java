package org.bestow.itests;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.runner.Description;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/**
 * Prints the platforms' logs beside a test that failed: a build server keeps what is printed, and nothing else. Each line once. For one
 * class of tests at a time.
 */
public final class LogOnFailure extends RunListener {

    private static final int LAST = 40;
    private static final int COMPLAINTS = 40;
    private static final Pattern COMPLAINT = Pattern.compile("\\| (WARN |ERROR)");
    /** Of a log in a container of Pax Exam. */
    private static final int DEPTH = 5;

    private final List<Path> directories;
    private final PrintStream out;
    private final Map<Path, Integer> printed = new HashMap<>();
    private Instant started = Instant.EPOCH;

    /** For the platforms of this process, and for the containers that Pax Exam unpacks. */
    public LogOnFailure() {
        this(
                Stream.concat(Processes.LOGS.stream(), Stream.of(Path.of("target", "exam")))
                        .toList(),
                System.out);
    }

    LogOnFailure(List<Path> directories, PrintStream out) {
        this.directories = directories;
        this.out = out;
    }

    @Override
    public void testSuiteStarted(Description suite) {
        if (suite.getTestClass() != null) {
            started = Instant.now().minusSeconds(1); // the clock of files is a little behind
        }
    }

    @Override
    public void testFailure(Failure failure) {
        try {
            for (var directory : directories) {
                if (Files.isDirectory(directory)) {
                    for (var log : changed(directory)) {
                        print(failure, log, Files.readAllLines(log));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The logs in a directory that were written to since the tests of this class began. */
    private List<Path> changed(Path directory) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.walk(directory, DEPTH)) {
            for (var file : files.filter(file -> file.toString().endsWith(".log"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                if (Files.getLastModifiedTime(file).compareTo(FileTime.from(started)) >= 0) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private void print(Failure failure, Path log, List<String> lines) {
        var from = Math.min(printed.getOrDefault(log, 0), lines.size());
        var last = Math.max(from, lines.size() - LAST);
        var complaints = IntStream.range(from, last)
                .mapToObj(lines::get)
                .filter(line -> COMPLAINT.matcher(line).find())
                .toList();
        out.println("--- " + failure.getDescription() + " failed; of " + log + ": warnings, and the last lines");
        complaints.stream().skip(Math.max(0, complaints.size() - COMPLAINTS)).forEach(out::println);
        out.println("…");
        lines.subList(last, lines.size()).forEach(out::println);
        out.println("---");
        printed.put(log, lines.size());
    }
}
