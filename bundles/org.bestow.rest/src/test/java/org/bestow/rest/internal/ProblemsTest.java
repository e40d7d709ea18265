package org.bestow.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Caller;
import org.bestow.api.Problem;
import org.bestow.rest.internal.edge.ServicesOf;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Every kind of "no" as a problem. */
public class ProblemsTest {

    @ClassRule
    public static final Edge edge = new Edge();

    @Before
    public void freshWorld() {
        edge.world.reset();
        ServicesOf.bind(edge.services, edge.world);
    }

    private static void assertProblem(int status, String type, Edge.Got got) {
        assertEquals(got.text(), status, got.status());
        assertEquals("application/problem+json", got.header("Content-Type"));
        assertEquals("no-store", got.header("Cache-Control"));
        assertEquals("nosniff", got.header("X-Content-Type-Options"));
        assertEquals("urn:bestow:" + type, got.type());
        assertEquals(status, got.json().get("status").asInt());
        assertFalse(got.json().get("title").asText().isBlank());
        assertFalse(got.json().get("detail").asText().isBlank());
    }

    private static Problem problem(Problem.Kind kind) {
        return Problem.of(kind, "Title", "Detail");
    }

    @Test
    public void everyKindOfTheServicesHasItsStatusAndType() {
        var unruled = EnumSet.complementOf(EnumSet.of(Problem.Kind.REFUSED)); // a refusal names its rule, see below
        for (var kind : unruled) {
            edge.world.interference = () -> Optional.of(problem(kind));
            assertProblem(kind.status(), kind.code(), edge.get("types", "s-admin"));
        }
    }

    @Test
    public void refusalSaysRuleFactsTimeAndHelpers() {
        edge.world.interference = () -> Optional.of(new Problem(
                Problem.Kind.REFUSED,
                "pool-empty",
                "No keys",
                "Ask",
                Map.of("left", 0),
                List.of(),
                Optional.of(World.NOON),
                List.of(new Problem.Helper("Bea", "bea@x.example")),
                Optional.empty()));
        var got = edge.post("benefits/" + World.BENEFIT + "/actions/get-keys", "s-admin", "{}");
        assertProblem(409, "refusal:pool-empty", got);
        assertEquals("pool-empty", got.json().get("rule").asText());
        assertEquals(0, got.json().get("facts").get("left").asInt());
        assertEquals("2026-11-20T12:00:00Z", got.json().get("nextAllowedAt").asText());
        assertEquals(
                "bea@x.example",
                got.json().get("whoCanHelp").get(0).get("email").asText());
    }

    @Test
    public void forbiddenNamesWhoCanHelpAndInvalidNamesTheFields() {
        edge.world.interference = () -> Optional.of(
                problem(Problem.Kind.FORBIDDEN).withHelpers(List.of(new Problem.Helper("Bea", "b@x.example"))));
        assertEquals(
                "Bea",
                edge.get("users", "s-admin")
                        .json()
                        .get("whoCanHelp")
                        .get(0)
                        .get("name")
                        .asText());
        edge.world.interference = () -> Optional.of(
                problem(Problem.Kind.INVALID).withErrors(List.of(new Problem.FieldError("/count", "too many"))));
        assertEquals("/count", edge.get("users", "s-admin").errorPath());
    }

    @Test
    public void retryAfterIsWholeSecondsAndNeverZero() {
        edge.world.interference =
                () -> Optional.of(problem(Problem.Kind.TYPE_UNAVAILABLE).retryAfter(Duration.ofMillis(2_001)));
        assertEquals("3", edge.get("types", "s-admin").header("Retry-After"));
        edge.world.interference = () -> Optional.of(problem(Problem.Kind.BUSY).retryAfter(Duration.ZERO));
        assertEquals("1", edge.get("types", "s-admin").header("Retry-After"));
    }

    @Test
    public void nobodyIsSignedIn() {
        assertProblem(401, "not-signed-in", edge.get("me", ""));
        assertProblem(401, "not-signed-in", edge.get("benefits", "s-unknown"));
        assertProblem(401, "not-signed-in", edge.post("benefits/b1-7/actions/get-keys", "", "{}"));
        assertEquals("Session", edge.get("me", "").header("WWW-Authenticate"));
    }

    @Test
    public void unknownPathsAndIdsAreNotFound() {
        for (var path : List.of(
                "",
                "nothing",
                "benefits/" + World.BENEFIT + "/nothing",
                "benefits/7",
                "benefits/u1-7",
                "benefits/b1-7'",
                "benefits/b01-7",
                "benefits/b1-7%00",
                "benefits/b1-7%2Fkeys",
                "benefits/..;/b1-7")) {
            var got = edge.get(path, "s-admin");
            assertTrue(path + " " + got.text(), got.status() == 404 || got.status() == 400);
            // 400 is the container's own answer to addresses that mean two things; it never reaches us
            assertTrue(path, got.status() == 400 || got.type().equals("urn:bestow:not-found"));
            assertFalse(path, got.text().contains("Exception"));
        }
        assertProblem(404, "not-found", edge.get("benefits/u1-7", "s-admin"));
        var base = "benefits/" + World.BENEFIT;
        assertProblem(404, "not-found", edge.post(base + "/actions/Get_Keys", "s-admin", "{}"));
        assertProblem(404, "not-found", edge.post(base + "/keys/" + World.SEAT + "/actions/x", "s-admin", "{}"));
        assertProblem(404, "not-found", edge.post(base + "/assignments/k1-3/actions/x", "s-admin", "{}"));
    }

    @Test
    public void anotherMembersThingIsNotFound() {
        assertProblem(404, "not-found", edge.get("benefits/" + World.BENEFIT, "s-other"));
    }

    @Test
    public void methodNotAllowedNamesThoseThatAre() {
        var got = edge.send(Edge.json(edge.to("session", "")).PUT(BodyPublishers.ofString("{}")));
        assertProblem(405, "method-not-allowed", got);
        assertTrue(got.header("Allow"), got.header("Allow").contains("POST"));
    }

    @Test
    public void bugIsAnIncidentWithoutAnyOfItsText() throws IOException {
        edge.world.interference = () -> {
            throw new IllegalStateException("table key_pool is broken");
        };
        var got = edge.get("users?q=private", "s-admin");
        assertProblem(500, "internal", got);
        assertFalse(got.text().contains("key_pool")
                || got.text().contains("Exception")
                || got.text().contains(".java"));
        var incident = got.json().get("incident").asText();
        assertTrue(got.json().get("detail").asText().contains(incident));
        var log = Files.readString(Path.of("target/test.log"));
        var first = log.indexOf(incident);
        assertTrue("logged once", first >= 0 && log.indexOf(incident, first + 1) < 0);
        assertFalse("a query may name people", log.contains("q=private"));
    }

    @Test
    public void absentServiceIsBusyUntilItIsBack() {
        ServicesOf.unbindCore(edge.services);
        var got = edge.get("benefits", "s-admin");
        assertProblem(503, "busy", got);
        assertEquals("2", got.header("Retry-After"));
        ServicesOf.bind(edge.services, edge.world);
        assertEquals(200, edge.get("benefits", "s-admin").status());
        ServicesOf.unbindSignIn(edge.services);
        assertProblem(503, "busy", edge.get("benefits", "s-admin"));
    }

    @Test
    public void failureOfAPartThatIsLeavingIsNoBug() {
        edge.world.interference = () -> {
            ServicesOf.unbindCore(edge.services);
            throw new IllegalStateException("closed");
        };
        assertProblem(503, "busy", edge.get("benefits", "s-admin"));
        ServicesOf.bind(edge.services, edge.world);
        var got = edge.post("benefits/" + World.BENEFIT + "/actions/get-keys", "s-admin", "{}");
        assertProblem(503, "outcome-unknown", got);
        assertEquals("2", got.header("Retry-After"));
    }

    @Test
    public void aDatabaseThatIsAwayIsNoBug() {
        var token = "{\"name\": \"ci\", \"scopes\": [\"read\"], \"expiresInDays\": 3}";
        edge.world.interference = () -> {
            throw new IllegalStateException("busy", new SQLTransientConnectionException("none free"));
        };
        assertProblem(503, "busy", edge.get("types", "s-admin"));
        assertProblem(503, "busy", edge.post("me/tokens", "s-admin", token));
        edge.world.interference = () -> {
            throw new IllegalStateException("lost", new SQLException("lost", "08006"));
        };
        var got = edge.get("types", "s-admin");
        assertProblem(503, "busy", got);
        assertTrue(Integer.parseInt(got.header("Retry-After")) >= 1);
        assertProblem(503, "outcome-unknown", edge.post("me/tokens", "s-admin", token));
    }

    @Test
    public void textsFollowAcceptLanguage() {
        assertEquals("未登录", title("zh-CN"));
        assertEquals("未登入", title("fr, zh-Hant-HK;q=0.8, en;q=0.7"));
        assertEquals("未登录", title("en;q=0.1, zh;q=0.9, zh-TW;q=0.2"));
        assertEquals("Not signed in", title("de-DE"));
        assertEquals("Not signed in", title("zh-TW;q=0"));
        assertEquals("Not signed in", title(";;q=,,,zh;q=7"));
        var got = edge.send(edge.to("types", "s-admin").header("Accept-Language", "zh-TW"));
        assertEquals("zh-TW", got.header("Content-Language"));
        assertEquals("zh-TW", edge.world.lastSeen(Caller.class).language().tag());
    }

    private static String title(String accepted) {
        return edge.send(edge.to("me", "").header("Accept-Language", accepted))
                .json()
                .get("title")
                .asText();
    }

    /** Addresses that no well-behaved client can build. */
    @Test
    public void brokenAddressesAreAnsweredWithoutATrace() {
        for (var path : List.of(
                "benefits/%zz",
                "benefits/{x}",
                "benefits/a|b",
                "benefits/%ff%fe",
                "benefits?limit=%zz",
                "benefits?%zz=1",
                "benefits/<script>",
                "benefits/b1-7;a=b")) {
            var answer = edge.raw("GET", path, "s-admin");
            var status = answer.substring(9, 12);
            assertTrue(path + ": " + answer, List.of("400", "404", "422", "200").contains(status));
            assertFalse(path + ": " + answer, answer.contains("Exception") || answer.contains("\tat "));
        }
    }
}
