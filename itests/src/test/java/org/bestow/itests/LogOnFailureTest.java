package org.bestow.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.Description;
import org.junit.runner.notification.Failure;

public class LogOnFailureTest {

    private static final Description TEST = Description.createTestDescription(LogOnFailureTest.class, "aTest");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private LogOnFailure listener;
    private Path log;

    @Before
    public void aPlatformHasWritten() throws IOException {
        listener = new LogOnFailure(
                List.of(folder.getRoot().toPath(), Path.of("absent")), new PrintStream(printed, true, UTF_8));
        listener.testSuiteStarted(Description.createSuiteDescription(LogOnFailureTest.class));
        var lines = new ArrayList<>(List.of("time | WARN  | early and bad", "time | INFO  | early and well"));
        for (var number = 0; number < 100; number++) {
            lines.add("time | INFO  | line " + number + ".");
        }
        log = Files.write(folder.getRoot().toPath().resolve("data-8080.log"), lines);
    }

    private String fail() {
        printed.reset();
        listener.testFailure(new Failure(TEST, new AssertionError("no")));
        return printed.toString(UTF_8);
    }

    @Test
    public void printsWarningsAndTheLastLines() {
        var said = fail();
        assertTrue(said, said.contains("aTest"));
        assertTrue(said, said.contains("early and bad"));
        assertFalse(said, said.contains("early and well"));
        assertFalse(said, said.contains("line 40."));
        assertTrue(said, said.contains("line 99."));
    }

    @Test
    public void printsEachLineOnce() throws IOException {
        fail();
        Files.writeString(log, "time | ERROR | later\n", StandardOpenOption.APPEND);
        var said = fail();
        assertTrue(said, said.contains("later"));
        assertFalse(said, said.contains("line 99."));
    }

    @Test
    public void leavesOutLogsOfEarlierTests() throws IOException {
        Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(3_600)));
        assertEquals("", fail());
    }
}
