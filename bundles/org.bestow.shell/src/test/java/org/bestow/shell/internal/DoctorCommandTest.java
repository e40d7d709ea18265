package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Check;
import org.bestow.api.Doctor;
import org.junit.Test;

public class DoctorCommandTest {

    private static final Doctor.Finding FINE = new Doctor.Finding("store", Check.Result.ok("All is well."), 3);
    private static final Doctor.Finding ODD = new Doctor.Finding("keys", Check.Result.warn("Two are\nleft."), 4);
    private static final Doctor.Finding BAD = new Doctor.Finding("seats", Check.Result.critical("One too many."), 5);

    @Test
    public void warningsDoNotFail() throws CommandException {
        var printed = Printed.by(new DoctorCommand(), finding(FINE, ODD));

        assertTrue(printed, printed.matches("(?s).*store +\\| ok +\\| 3 ms \\| All is well\\..*"));
        assertTrue(printed, printed.contains("Two are left."));
    }

    @Test
    public void criticalFindingsFailAfterTheTable() {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        var failure = assertThrows(CommandException.class, () -> new DoctorCommand().run(finding(FINE, BAD), out));

        assertEquals("A check is critical.", failure.getMessage());
        assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("One too many."));
    }

    @Test
    public void jsonHasEveryCheckAndTheWorst() throws CommandException {
        var json = Printed.jsonBy(new DoctorCommand(), finding(FINE, ODD));

        assertEquals("warn", json.get("status").asText());
        assertEquals("store", json.get("checks").get(0).get("name").asText());
        assertEquals(3, json.get("checks").get(0).get("millis").asInt());
    }

    @Test
    public void criticalFindingsFailWithoutAWordBesideTheJson() throws CommandException {
        var command = new DoctorCommand();

        assertEquals(
                "critical", Printed.jsonBy(command, finding(BAD)).get("status").asText());
        assertEquals(1, command.exitCode);
    }

    @Test
    public void isClearWhenThereIsNoDoctor() {
        assertTrue(Printed.errorOf(new DoctorCommand(), new FakeServices()).contains("Doctor is missing"));
    }

    private static FakeServices finding(Doctor.Finding... findings) {
        return new FakeServices().with(Doctor.class, () -> List.of(findings));
    }
}
