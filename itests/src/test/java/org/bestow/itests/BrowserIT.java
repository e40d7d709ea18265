package org.bestow.itests;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs the tests of {@code itests/browser} in headless Chromium against a platform with fresh demo data. */
public class BrowserIT {

    private static final Path REPORT = Path.of("target/browser-reports/TEST-browser.xml");
    private static final String PASSED = "ok    ";
    private static final String FAILED = "FAIL  ";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void passesInTheBrowser() throws IOException, InterruptedException {
        try (var platform = RunningPlatform.onH2(folder.newFolder("browser").toPath())) {
            var output = Files.createDirectories(REPORT.getParent()).resolve("output.txt");
            var builder = new ProcessBuilder("node", "test/run.mjs")
                    .directory(Path.of("browser").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment()
                    .put(
                            "BESTOW_FIRST_RUN",
                            platform.data().resolve("first-run.json").toString());
            builder.environment().put("BESTOW_URL", platform.address().toString());
            builder.environment().put("BESTOW_SHELL", platform.shellCommand());
            builder.environment()
                    .put("BESTOW_ETC", platform.data().resolve("etc").toString());
            // a test run leaves the work tree alone; the README's own pictures are made by naming docs/images here
            builder.environment()
                    .putIfAbsent(
                            "BESTOW_IMAGES",
                            REPORT.resolveSibling("images").toAbsolutePath().toString());
            var process = builder.start();
            var ended = process.waitFor(25, TimeUnit.MINUTES);
            process.destroyForcibly();
            var lines = Files.readAllLines(output);
            lines.forEach(System.out::println);
            report(lines);
            assertEquals("ended", true, ended);
            assertEquals("exit code; what failed stands in " + output, 0, process.exitValue());
        }
    }

    /** So that each test of the browser is counted, and not this class alone. */
    private static void report(List<String> lines) throws IOException {
        var failed = lines.stream().filter(line -> line.startsWith(FAILED)).count();
        var all =
                failed + lines.stream().filter(line -> line.startsWith(PASSED)).count();
        Files.writeString(
                REPORT,
                "<testsuite name=\"browser\" tests=\"" + all + "\" failures=\"" + failed
                        + "\" errors=\"0\" skipped=\"0\"/>\n");
    }
}
