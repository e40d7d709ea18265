package org.bestow.itests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

public class ThreadDumpTest {

    @Test
    public void tellsWhatThisTestDoes() {
        var printed = new ByteArrayOutputStream();
        ThreadDump.print(ProcessHandle.current().pid(), new PrintStream(printed, true, UTF_8));
        assertTrue(printed.toString(UTF_8), printed.toString(UTF_8).contains("ThreadDumpTest.tellsWhatThisTestDoes"));
    }

    @Test
    public void leavesOutWhoWaitsForWork() {
        var own = "\"a\" #1\n   java.lang.Thread.State: RUNNABLE\n\tat org.bestow.core.internal.X.y(X.java:1)";
        var held = "\"b\" #2\n   java.lang.Thread.State: BLOCKED (on object monitor)\n\tat java.util.X.y(X.java:1)";
        var idle = "\"c\" #3\n   java.lang.Thread.State: WAITING (parking)\n\tat java.util.X.y(X.java:1)";
        assertEquals(
                List.of(own, held),
                ThreadDump.relevant(String.join("\n\n", "Full thread dump", own, idle, held, "refs")));
    }

    @Test
    public void saysWhyThereAreNone() {
        assertEquals(List.of("7:", "No such process"), ThreadDump.relevant("7:\n\nNo such process\n"));
    }

    @Test
    public void aConditionThatDoesNotComeIsNamedWithItsLastFailure() {
        try {
            Await.until("the moon", Duration.ofMillis(1), () -> {
                throw new IllegalStateException("cloudy");
            });
        } catch (AssertionError e) {
            assertEquals("not within PT0.001S: the moon", e.getMessage());
            assertEquals("cloudy", e.getCause().getMessage());
            return;
        }
        throw new AssertionError("it waited for nothing");
    }
}
