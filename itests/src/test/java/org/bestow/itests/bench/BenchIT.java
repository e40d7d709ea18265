package org.bestow.itests.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.Test;

/** The bench runs and its counters agree; how fast it is on a busy machine is not asked. */
public class BenchIT {

    @Test
    public void measuresBothSidesOnPostgreSqlAndFindsNothingWrong() throws Exception {
        measures("postgresql");
    }

    @Test
    public void measuresBothSidesOnH2AndFindsNothingWrong() throws Exception {
        measures("h2");
    }

    private static void measures(String engine) throws Exception {
        var printed = new ByteArrayOutputStream();
        int code;
        try (var out = new PrintStream(printed, true, UTF_8)) {
            code = Bench.run(out, "--quick", "--only", engine, "--clients", "4");
        }
        var said = printed.toString(UTF_8);
        assertEquals(said, 0, code);
        for (var scenario : new String[] {"list", "spread", "hot"}) {
            var row = said.lines()
                    .filter(line -> line.matches("\\| " + engine + " +\\| " + scenario + " +\\| +4 \\|.*"))
                    .findFirst();
            assertTrue(said, row.isPresent());
            // ratio, a second, straight
            assertTrue(said, row.get().matches(".*\\| +[0-9]+\\.[0-9]{2} \\| +[1-9][0-9,]* \\| +[1-9][0-9,]* \\|.*"));
        }
    }

    @Test
    public void saysWhatItDoesNotUnderstand() throws Exception {
        var printed = new ByteArrayOutputStream();
        try (var out = new PrintStream(printed, true, UTF_8)) {
            assertEquals(2, Bench.run(out, "--fast"));
        }
        assertTrue(printed.toString(UTF_8), printed.toString(UTF_8).contains("--fast is not known"));
    }
}
