package org.bestow.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code ./bestow test} on a Maven that says what it is told to: no failure of either half is lost. */
public class TestCommandTest {

    private static final Path LAUNCHER = Path.of(System.getProperty("bestow.home", ".."), "bestow");
    private static final String PASSED = "<testsuite name=\"A\" tests=\"2\" errors=\"0\" skipped=\"0\" failures=\"0\">";
    private static final String FAILED =
            "<testsuite name=\"B\" tests=\"3\" errors=\"0\" skipped=\"1\" failures=\"1\">\n"
                    + "  <testcase name=\"breaks\" classname=\"org.bestow.BTest\" time=\"1\">\n"
                    + "    <failure message=\"expected 1\" type=\"X\">trace</failure>";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path root;
    private Path calls;

    @Before
    public void copyTheLauncher() throws IOException {
        root = folder.newFolder("root").toPath();
        calls = root.resolve("calls");
        program("bestow", Files.readString(LAUNCHER));
        program("bin/chromium", "#!/bin/sh\n");
    }

    private void program(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    /** What one call of Maven does: leaves reports, and ends so. */
    private record Run(int code, String... reports) {}

    private static String report(String path, String text) {
        return "mkdir -p \"$(dirname " + path + ")\"; cat >" + path + " <<'END'\n" + text + "\nEND\n";
    }

    private void maven(Run... runs) throws IOException {
        var text = new StringBuilder("#!/usr/bin/env bash\n[ \"$1\" != -v ] || { echo 'Apache Maven 3.9.9'; exit 0; }\n"
                + "echo \"$*\" >>calls\ncase $(grep -c . calls) in\n");
        for (var number = 0; number < runs.length; number++) {
            text.append(number + 1)
                    .append(")\n")
                    .append(String.join("", runs[number].reports()))
                    .append("exit ")
                    .append(runs[number].code())
                    .append(" ;;\n");
        }
        program("bin/mvn", text + "*) exit 99 ;;\nesac\n");
    }

    private record Answer(int code, String output, List<String> calls) {}

    private Answer test() throws IOException, InterruptedException {
        var output = folder.newFile();
        var builder = new ProcessBuilder(root.resolve("bestow").toString(), "test")
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().merge("PATH", root.resolve("bin").toString(), (others, own) -> own + ":" + others);
        var process = builder.start();
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        return new Answer(process.exitValue(), Files.readString(output.toPath()), Files.readAllLines(calls));
    }

    private static final String UNIT = "bundles/b/target/surefire-reports/TEST-B.xml";
    private static final String WHOLE = "itests/target/failsafe-reports/TEST-A.xml";
    private static final String BESIDE = "itests/target/surefire-reports/TEST-B.xml";
    private static final String SUMMARY = report("itests/target/failsafe-reports/failsafe-summary.xml", "<x/>");

    @Test
    public void oneRunDoesWhenAllPass() throws Exception {
        maven(new Run(0, report(UNIT, PASSED), report(WHOLE, PASSED), SUMMARY));
        var answer = test();
        assertEquals(answer.output(), 0, answer.code());
        assertEquals(1, answer.calls().size());
        assertTrue(answer.output(), answer.output().endsWith("4 passed, 0 failed\n"));
    }

    @Test
    public void theWholePlatformIsTestedAlthoughABundleFailedAndTheFailureStays() throws Exception {
        maven(new Run(1, report(UNIT, FAILED)), new Run(0, report(WHOLE, PASSED), SUMMARY));
        var answer = test();
        assertEquals(answer.output(), 1, answer.code());
        assertEquals(2, answer.calls().size());
        assertTrue(answer.calls().get(1), answer.calls().get(1).contains("-DskipUnitTests"));
        assertTrue(answer.output(), answer.output().contains("failed: org.bestow.BTest#breaks: expected 1\n"));
        assertTrue(answer.output(), answer.output().endsWith("3 passed, 1 failed, 1 skipped\n"));
    }

    @Test
    public void afterABundleFailedNoFailureBesideTheWholePlatformKeepsItFromBeingTested() throws Exception {
        maven(new Run(1, report(UNIT, PASSED)), new Run(0, report(BESIDE, FAILED), report(WHOLE, PASSED), SUMMARY));
        var answer = test();
        assertEquals(answer.output(), 1, answer.code());
        assertTrue(answer.calls().get(1), answer.calls().get(1).contains("-Dmaven.test.failure.ignore"));
        assertTrue(answer.output(), answer.output().contains("failed: org.bestow.BTest#breaks: expected 1\n"));
        assertTrue(answer.output(), answer.output().endsWith("5 passed, 1 failed, 1 skipped\n"));
    }

    @Test
    public void aFailureOfTheWholePlatformIsNotTriedAgain() throws Exception {
        maven(new Run(1, report(UNIT, PASSED), report(WHOLE, FAILED), SUMMARY));
        var answer = test();
        assertNotEquals(answer.output(), 0, answer.code());
        assertEquals(1, answer.calls().size());
        assertTrue(answer.output(), answer.output().contains("failed: org.bestow.BTest#breaks"));
    }

    @Test
    public void aBuildWithoutReportsFails() throws Exception {
        maven(new Run(7), new Run(0));
        var answer = test();
        assertEquals(answer.output(), 7, answer.code());
        assertTrue(answer.output(), answer.output().endsWith("0 passed, 0 failed\n"));
    }
}
