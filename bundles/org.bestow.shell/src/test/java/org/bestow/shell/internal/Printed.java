package org.bestow.shell.internal;

import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.support.CommandException;

/** What a command prints. */
final class Printed {

    private Printed() {}

    static String by(PlatformCommand command, Services services) throws CommandException {
        var bytes = new ByteArrayOutputStream();
        command.run(services, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    static JsonNode jsonBy(PlatformCommand command, Services services) throws CommandException {
        command.json = true;
        try {
            return new ObjectMapper().readTree(by(command, services));
        } catch (JsonProcessingException noJson) {
            throw new AssertionError("not JSON", noJson);
        }
    }

    static String errorOf(PlatformCommand command, Services services) {
        return assertThrows(CommandException.class, () -> by(command, services)).getMessage();
    }
}
