package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.Function;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.apache.karaf.shell.support.CommandException;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** In the shell as Karaf builds it, without its bundles. */
public class ArgumentErrorsTest {

    private final ThreadIOImpl streams = new ThreadIOImpl();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ArgumentErrors errors = new ArgumentErrors();
    private SessionFactoryImpl shell;
    private Session session;

    @Before
    public void startShell() {
        streams.start();
        shell = new SessionFactoryImpl(streams);
        var commands = new ManagerImpl(shell, shell, true);
        commands.register(BenefitShowCommand.class);
        commands.register(AuditListCommand.class);
        shell.getCommandProcessor().addListener(errors);
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        session = shell.create(new ByteArrayInputStream(new byte[0]), out, out);
        session.put(Session.SCOPE, "bestow:*");
    }

    @After
    public void stopShell() {
        shell.stop();
        streams.stop();
    }

    @Test
    public void tellsOfAnUnknownOptionAsJson() throws Exception {
        var error = errorOf("bestow:audit-list --colour --json");
        assertEquals("urn:bestow:command-failed", error.get("type").asText());
        assertEquals("Undefined option: --colour", error.get("title").asText());
        assertEquals(
                "bestow:audit-list --help lists its options and arguments.",
                error.get("detail").asText());
    }

    @Test
    public void tellsOfEverythingThatIsWrongWithArgumentsAsJson() throws Exception {
        assertEquals(
                "Argument benefit is required",
                errorOf("bestow:benefit-show --json").get("title").asText());
        assertEquals(
                "Too many arguments specified",
                errorOf("bestow:benefit-show b1-1 --json").get("title").asText());
        assertEquals(
                "Missing value for option: --limit",
                errorOf("bestow:audit-list --json --limit").get("title").asText());
        assertTrue(errorOf("bestow:audit-list --json --limit many")
                .get("title")
                .asText()
                .startsWith("Unable to convert option --limit with value 'many'"));
    }

    @Test
    public void tellsItAlsoOfACommandWithoutItsScopeAndWithinAScript() throws Exception {
        assertEquals(
                "Undefined option: --colour",
                errorOf("audit-list --json --colour").get("title").asText());
        session.put("script", (Function) (own, arguments) -> {
            own.execute("bestow:audit-list --json --first");
            printed.reset();
            return own.execute("bestow:audit-list --json --second");
        });
        assertEquals(
                "Undefined option: --second", errorOf("script").get("title").asText());
    }

    @Test
    public void leavesTheErrorToTheShellWithoutJson() {
        var wrong = assertThrows(CommandException.class, () -> session.execute("bestow:audit-list --colour"));
        assertEquals("Undefined option: --colour", wrong.getMessage());
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    public void leavesNothingInTheSession() throws Exception {
        errorOf("bestow:audit-list --colour --json");
        assertFalse(session.get(".variables").toString().contains("bestow:audit-list"));
        assertFalse(session.get(".variables").toString().contains("*:audit-list"));
    }

    @Test
    public void takesItselfOutOfALineThatStillRuns() {
        session.put("leave", (Function) (own, arguments) -> {
            shell.getCommandProcessor().removeListener(errors);
            errors.close();
            return null;
        });
        assertThrows(CommandException.class, () -> session.execute("leave; bestow:audit-list --colour --json"));
    }

    private JsonNode errorOf(String line) throws Exception {
        printed.reset();
        assertEquals("the exit code", 1, session.execute(line));
        return new ObjectMapper().readTree(printed.toByteArray()).get("error");
    }
}
