package org.bestow.health.internal;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.bestow.api.Check;
import org.bestow.api.Doctor.Finding;
import org.junit.Test;

public class ReportTest {

    @Test
    public void nothingFoundIsFine() {
        assertEquals("{\"status\":\"ok\",\"checks\":[]}", Report.of(List.of()).json());
    }

    @Test
    public void theWorstFindingIsTheStatus() {
        var report = Report.of(List.of(
                new Finding("a", Check.Result.critical("gone"), 1),
                new Finding("b", Check.Result.warn("say \"when\"\n\\"), 1)));

        assertEquals(Check.Level.CRITICAL, report.level());
        assertEquals(
                "{\"status\":\"critical\",\"checks\":["
                        + "{\"name\":\"a\",\"status\":\"critical\",\"message\":\"gone\"},"
                        + "{\"name\":\"b\",\"status\":\"warn\",\"message\":\"say \\\"when\\\"\\u000a\\\\\"}]}",
                report.json());
    }
}
