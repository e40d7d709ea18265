package org.bestow.shell.internal;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;
import org.bestow.api.Check;
import org.bestow.api.Doctor;

/** Runs all checks; fails when one is critical. */
@Service
@Command(
        scope = "bestow",
        name = "doctor",
        description = "Runs all checks; the exit code is not zero when one is critical",
        detailedDescription = "classpath:doctor.txt")
public final class DoctorCommand extends PlatformCommand {

    @Override
    void run(Services services, PrintStream out) throws CommandException {
        var findings = services.need(Doctor.class).examine();
        var worst = findings.stream()
                .map(finding -> finding.result().level())
                .max(Check.Level::compareTo)
                .orElse(Check.Level.OK);
        if (json) {
            printJson(findings, worst, out);
            exitCode = worst == Check.Level.CRITICAL ? 1 : 0; // a sentence after it would make it no JSON
            return;
        }
        printTable(findings, out);
        if (worst == Check.Level.CRITICAL) {
            throw new CommandException("A check is critical.");
        }
    }

    private static void printTable(List<Doctor.Finding> findings, PrintStream out) {
        var table = new Table("Check", "Result", "Time", "Message").whenEmpty("No check is registered.");
        findings.forEach(finding -> table.row(
                finding.name(),
                Arguments.word(finding.result().level()),
                finding.millis() + " ms",
                finding.result().message()));
        table.print(out);
    }

    private static void printJson(List<Doctor.Finding> findings, Check.Level worst, PrintStream out) {
        var checks = findings.stream()
                .map(finding -> Json.object(
                        "name", finding.name(),
                        "status", Arguments.word(finding.result().level()),
                        "message", finding.result().message(),
                        "millis", finding.millis()))
                .toList();
        out.println(Json.write(Json.object("status", Arguments.word(worst), "checks", checks)));
    }
}
