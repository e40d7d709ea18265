package org.bestow.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Secret;
import org.bestow.rest.internal.json.JsonOut;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** The value of a key leaves in the answer of an action and nowhere else. */
public class SecretsTest {

    @ClassRule
    public static final Edge edge = new Edge();

    @Before
    public void freshWorld() {
        edge.world.reset();
    }

    @Test
    public void onlyTheActionShowsTheKey() throws IOException {
        var benefit = "benefits/" + World.BENEFIT;
        for (var session : List.of("s-admin", "s-operator")) {
            for (var path : List.of(
                    "me",
                    "types",
                    "benefits",
                    benefit,
                    benefit + "/keys",
                    benefit + "/assignments",
                    benefit + "/ended-assignments",
                    benefit + "/history",
                    "packages",
                    "users",
                    "audit",
                    "operator/catalog",
                    "operator/key-pools",
                    "nothing")) {
                var request = edge.to(path, session);
                var got = edge.send(
                        session.equals("s-operator")
                                ? request.header("Bestow-Member", World.MEMBER).header("Bestow-Reason", "to look")
                                : request);
                assertFalse(path, shows(got));
            }
        }
        assertFalse(shows(edge.post(benefit + "/actions/get-keys?dryRun=true", "s-admin", "{}")));
        // a value that goes in does not come out, whether it is taken or not
        var keys = "{\"keys\":[\"" + World.PLANTED + "\"]}";
        assertFalse(shows(edge.post("operator/key-pools/win/keys", "s-operator", keys)));
        assertFalse(shows(edge.post("operator/key-pools/win/keys", "s-operator", keys + "x")));
        assertFalse(shows(edge.post("operator/key-pools/win/keys", "s-operator", keys.replace("]", ",7]"))));
        assertFalse(shows(edge.send(edge.to("operator/key-pools/win/keys", "s-operator")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(keys)))));
        edge.world.interference = () -> {
            throw new IllegalStateException("a bug");
        };
        assertFalse(shows(edge.post("operator/key-pools/win/keys", "s-operator", keys)));
        edge.world.interference = Optional::empty;

        assertTrue("the walk can fail", shows(edge.post(benefit + "/actions/get-keys", "s-admin", "{}")));
        var log = Files.readString(Path.of("target/test.log"));
        assertFalse(log.contains(World.PLANTED) || log.contains(World.PASSWORD) || log.contains("s-admin"));
        assertTrue("the log is there", log.contains("incident"));
    }

    private static boolean shows(Edge.Got got) {
        return got.text().contains(World.PLANTED)
                || got.response().headers().toString().contains(World.PLANTED);
    }

    @Test
    public void aSecretInDataIsMasked() {
        var secret = Secret.of(World.PLANTED);
        var json = text(JsonOut.object(out -> out.any("a", secret)
                .any("b", List.of(Map.of("c", secret)))
                .put("d", Optional.of(secret))
                .any("e", Map.of("k", List.of(secret)))));
        assertEquals(
                "{\"a\":\"•••••TB\",\"b\":[{\"c\":\"•••••TB\"}],\"d\":\"•••••TB\",\"e\":{\"k\":[\"•••••TB\"]}}", json);
    }

    @Test
    public void whatIsNoJsonValueFailsInsteadOfShowingItself() {
        record Holder(Secret secret) {}
        assertThrows(
                IllegalArgumentException.class,
                () -> JsonOut.object(out -> out.any("a", new Holder(Secret.of(World.PLANTED)))));
        assertThrows(IllegalArgumentException.class, () -> JsonOut.object(out -> out.any("a", new StringBuilder())));
        assertThrows(IllegalArgumentException.class, () -> JsonOut.object(out -> out.any("a", Double.NaN)));
    }

    @Test
    public void onlyTheActionCallsReveal() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var callers = files.filter(Files::isRegularFile)
                    .filter(SecretsTest::reveals)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
            // the action's writer, the writer it calls, the session's cookie, a new token; Client looks at prefixes
            assertEquals(
                    List.of(
                            "ActionsResource.java",
                            "Client.java",
                            "JsonOut.java",
                            "SessionResource.java",
                            "TokensResource.java",
                            "UserJson.java"),
                    callers);
        }
    }

    private static boolean reveals(Path file) {
        try {
            return Files.readString(file).matches("(?s).*[.:]reveal\\(.*");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
