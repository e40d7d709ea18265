package org.bestow.identity.internal.account;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.bestow.api.Secret;
import org.bestow.spi.Role;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FirstRunFileTest {

    private static final FirstRunFile.Entry ANNE = new FirstRunFile.Entry(
            "Anne@contoso.example",
            Secret.of("of-anne"),
            "Anne",
            "Contoso",
            Set.of(Role.USER_ADMIN, Role.GLOBAL_ADMIN));
    private static final FirstRunFile.Entry OTTO =
            new FirstRunFile.Entry("otto@bestow.example", Secret.of("of-otto"), "Otto", "", Set.of(Role.OPERATOR));

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path directory;
    private Path file;

    @Before
    public void place() {
        directory = folder.getRoot().toPath().resolve("data");
        file = directory.resolve("first-run.json");
    }

    private FirstRunFile start(boolean demo, int port) {
        return new FirstRunFile(directory, "http://127.0.0.1:" + port, demo);
    }

    private JsonNode read() throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    @Test
    public void holdsAddressAndUsers() throws IOException {
        start(true, 8080).add(List.of(ANNE, OTTO));
        assertEquals(
                new ObjectMapper()
                        .readTree("{\"address\": \"http://127.0.0.1:8080\", \"users\": ["
                                + "{\"email\": \"Anne@contoso.example\", \"password\": \"of-anne\", \"name\": \"Anne\","
                                + " \"member\": \"Contoso\", \"roles\": [\"GLOBAL_ADMIN\", \"USER_ADMIN\"]},"
                                + "{\"email\": \"otto@bestow.example\", \"password\": \"of-otto\", \"name\": \"Otto\","
                                + " \"member\": null, \"roles\": [\"OPERATOR\"]}]}"),
                read());
    }

    @Test
    public void isForItsOwnerAlone() throws IOException {
        Files.createDirectories(directory);
        // left by a process that was cut off, with whatever rights
        Files.writeString(directory.resolve("first-run.json.next"), "old");
        start(true, 8080).add(List.of(ANNE));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(directory)) {
            assertEquals("nothing is left beside it", List.of(file), files.toList());
        }
    }

    @Test
    public void keepsEarlierEntriesAndTakesTheNewAddress() throws IOException {
        start(true, 8080).add(List.of(ANNE));
        var again = start(true, 9090);
        assertEquals("http://127.0.0.1:9090", read().get("address").asText());
        again.add(List.of(OTTO));
        assertEquals(
                List.of("Anne@contoso.example", "otto@bestow.example"),
                read().findValues("email").stream().map(JsonNode::asText).toList());
    }

    @Test
    public void replacesWhatACutOffStartLeft() throws IOException {
        start(true, 8080).add(List.of(ANNE));
        var other = new FirstRunFile.Entry("anne@contoso.example", Secret.of("newer"), "Anne", "Contoso", ANNE.roles());
        start(true, 8080).add(List.of(other));
        assertEquals(1, read().get("users").size());
        assertEquals("newer", read().get("users").get(0).get("password").asText());
    }

    @Test
    public void demoPasswordsStay() throws IOException {
        var demo = start(true, 8080);
        demo.add(List.of(ANNE));
        demo.signedIn("anne@contoso.example");
        assertEquals(1, read().get("users").size());
    }

    @Test
    public void otherPasswordsGoWithTheFirstSignIn() throws IOException {
        start(false, 8080).add(List.of(ANNE, OTTO));
        var restarted = start(false, 8081);
        assertEquals("http://127.0.0.1:8081", read().get("address").asText());
        restarted.signedIn("ANNE@contoso.example");
        assertEquals(List.of("of-otto"), read().findValuesAsText("password"));
        restarted.signedIn("nobody@contoso.example");
        restarted.signedIn("otto@bestow.example");
        assertFalse(Files.exists(file));
        restarted.signedIn("otto@bestow.example");
        start(false, 8082);
        assertFalse("nothing to say any more", Files.exists(file));
    }

    @Test
    public void aSpoiltFileIsLeftAloneAndNotQuoted() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(file, "{\"users\": [{\"password\": \"of-anne\" oops");
        var first = start(true, 8080);
        var error = assertThrows(UncheckedIOException.class, () -> first.add(List.of(OTTO)));
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString(), cause.toString().contains("of-anne"));
        }
        assertTrue(Files.readString(file).endsWith("oops"));
    }

    @Test
    public void entriesDoNotShowTheirPassword() {
        assertFalse(ANNE.toString(), ANNE.toString().contains("of-anne"));
    }
}
