package org.bestow.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Bodies, parameters and headers that are wrong. */
public class InputTest {

    private static final String ACTION = "benefits/" + World.BENEFIT + "/actions/get-keys";

    @ClassRule
    public static final Edge edge = new Edge();

    @Before
    public void freshWorld() {
        edge.world.reset();
    }

    private static Edge.Got action(BodyPublisher body) {
        return edge.send(Edge.json(edge.to(ACTION, "s-admin")).POST(body));
    }

    private static void assertInvalid(String path, Edge.Got got) {
        assertEquals(got.text(), 422, got.status());
        assertEquals("urn:bestow:invalid", got.type());
        assertEquals(path, got.errorPath());
        assertFalse(got.json().get("errors").get(0).get("message").asText().contains("."));
    }

    private static void assertMalformed(Edge.Got got) {
        assertEquals(got.text(), 400, got.status());
        assertEquals("urn:bestow:malformed", got.type());
    }

    @Test
    public void whatIsNoJsonIsMalformed() {
        for (var body : new String[] {
            "",
            " ",
            "{",
            "{]",
            "nul",
            "{\"a\":1}x",
            "{} {}",
            "{'a':1}",
            "{\"a\":1,}",
            "{\"a\":01}",
            "{\"a\":NaN}",
            "{\"a\":\"\u0001\"}",
            "{\"a\":\"\\q\"}",
            "// c\n{}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":{\"b\":1,\"b\":1}}",
            "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"
        }) {
            assertMalformed(action(BodyPublishers.ofString(body)));
        }
        assertMalformed(action(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})));
        assertMalformed(action(BodyPublishers.ofByteArray("{}".getBytes(StandardCharsets.UTF_16))));
        assertTrue(edge.world.seen.isEmpty());
    }

    @Test
    public void malformedTellsThePlaceAndNothingOfTheBody() {
        var got = edge.post("session", "", "{\"email\":\"a@b\",\n\"password\":geheim}");
        assertMalformed(got);
        assertTrue(got.text(), got.json().get("detail").asText().contains("line 2"));
        assertFalse(got.text().contains("geheim"));
    }

    @Test
    public void theInputIsAnObjectOfStorableText() {
        assertInvalid("", action(BodyPublishers.ofString("[]")));
        assertInvalid("", action(BodyPublishers.ofString("7")));
        assertInvalid("/a/1/b", action(BodyPublishers.ofString("{\"a\":[1,{\"b\":\"x\\u0000\"}]}")));
        assertInvalid("/a", action(BodyPublishers.ofString("{\"a\":\"\\ud800\"}")));
        assertEquals(
                200,
                action(BodyPublishers.ofString("{\"a\":\"\\ud83d\\ude00\"}")).status());
    }

    @Test
    public void signInTakesTwoTextsAndNothingElse() {
        assertInvalid("/password", edge.post("session", "", "{\"email\":\"a@b\"}"));
        assertInvalid("/email", edge.post("session", "", "{\"email\":7,\"password\":\"x\"}"));
        assertInvalid("/email", edge.post("session", "", "{\"email\":null,\"password\":\"x\"}"));
        assertInvalid("/email", edge.post("session", "", "{\"email\":{\"a\":1},\"password\":\"x\"}"));
        assertInvalid("/admin", edge.post("session", "", "{\"email\":\"a\",\"password\":\"x\",\"admin\":true}"));
        assertInvalid("/email", edge.post("session", "", "{\"email\":\"" + "a".repeat(400) + "\",\"password\":\"x\"}"));
        assertInvalid("/password", edge.post("session", "", "{\"email\":\"a\",\"password\":\"\"}"));
    }

    @Test
    public void keysAreAListOfTexts() {
        var path = "operator/key-pools/win/keys";
        assertInvalid("/keys", edge.post(path, "s-operator", "{}"));
        assertInvalid("/keys", edge.post(path, "s-operator", "{\"keys\":[]}"));
        assertInvalid("/keys", edge.post(path, "s-operator", "{\"keys\":\"AAA\"}"));
        assertInvalid("/keys/1", edge.post(path, "s-operator", "{\"keys\":[\"AAA\",7]}"));
        assertInvalid("/pool", edge.post(path, "s-operator", "{\"keys\":[\"AAA\"],\"pool\":1}"));
        var many = "\"A\",".repeat(10_001);
        assertInvalid(
                "/keys", edge.post(path, "s-operator", "{\"keys\":[" + many.substring(0, many.length() - 1) + "]}"));
        assertMalformed(edge.post(path, "s-operator", "{\"keys\":[\"AAA\""));
    }

    @Test
    public void bodiesHaveALimit() {
        var million = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";
        var got = action(BodyPublishers.ofString(million));
        assertEquals(413, got.status());
        assertEquals("urn:bestow:too-large", got.type());
        // without a length told beforehand
        var chunked =
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(million.getBytes(StandardCharsets.UTF_8)));
        assertEquals(413, action(chunked).status());
        assertEquals(
                200,
                edge.send(Edge.json(edge.to("operator/catalog", "s-operator"))
                                .header("If-Match", "\"3\"")
                                .PUT(BodyPublishers.ofString(million)))
                        .status());
        // it is read only from whom it is expected
        assertEquals(
                403,
                edge.send(Edge.json(edge.to("operator/catalog", "s-admin"))
                                .header("If-Match", "\"3\"")
                                .PUT(BodyPublishers.ofString(million)))
                        .status());
        assertEquals(
                413,
                edge.post("session", "", "{\"email\":\"" + "x".repeat(1 << 14) + "\",\"password\":\"x\"}")
                        .status());
        assertEquals(
                413,
                edge.post("operator/key-pools/win/keys", "s-operator", "{\"keys\":[\"" + "x".repeat(5 << 20) + "\"]}")
                        .status());
    }

    @Test
    public void bodiesAreJson() {
        for (var type : new String[] {
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "application/json; charset=utf-16",
            "application/jsonx",
            "application/problem+json"
        }) {
            var got = edge.send(
                    edge.to(ACTION, "s-admin").header("Content-Type", type).POST(BodyPublishers.ofString("{}")));
            assertEquals(type, 415, got.status());
            assertEquals("urn:bestow:unsupported-media-type", got.type());
        }
        assertEquals(
                415,
                edge.send(edge.to(ACTION, "s-admin").POST(BodyPublishers.ofString("{}")))
                        .status());
        var got = edge.send(edge.to(ACTION, "s-admin")
                .header("Content-Type", "Application/JSON;charset=UTF-8")
                .POST(BodyPublishers.ofString("{}")));
        assertEquals(200, got.status());
    }

    @Test
    public void parametersAreCheckedByName() {
        var wrong = Map.ofEntries(
                Map.entry("limit=0", "limit"),
                Map.entry("limit=201", "limit"),
                Map.entry("limit=", "limit"),
                Map.entry("limit=ten", "limit"),
                Map.entry("limit=99999999999", "limit"),
                Map.entry("limit=1&limit=2", "limit"),
                Map.entry("sort=price", "sort"),
                Map.entry("sort=--title", "sort"),
                Map.entry("status=active,gone", "status"),
                Map.entry("status=ACTIVE", "status"),
                Map.entry("type=Soft%20ware", "type"),
                Map.entry("expiringBefore=tomorrow", "expiringBefore"),
                Map.entry("expiringBefore=2026-02-30", "expiringBefore"),
                Map.entry("expiringBefore=2026-2-3", "expiringBefore"),
                Map.entry("activateBefore=x", "activateBefore"),
                Map.entry("asOf=today", "asOf"),
                Map.entry("q=" + "x".repeat(201), "q"),
                Map.entry("q=a%00b", "q"),
                Map.entry("after=" + "x".repeat(2_001), "after"),
                Map.entry("colour=red", "colour"),
                Map.entry("Type=software", "Type"));
        wrong.forEach((query, name) -> assertInvalid(name, edge.get("benefits?" + query, "s-admin")));
        assertInvalid("dryRun", edge.post(ACTION + "?dryRun=yes", "s-admin", "{}"));
        assertEquals(
                200,
                edge.get("benefits?q=&type=&status=&sort=&after=", "s-admin").status());
    }

    @Test
    public void idempotencyKeyIsVisibleAscii() {
        for (var key : new String[] {"", "a b", "x".repeat(256), "a\tb"}) {
            var got = edge.send(Edge.json(edge.to(ACTION, "s-admin"))
                    .header("Idempotency-Key", key)
                    .POST(BodyPublishers.ofString("{}")));
            assertEquals("'" + key + "'", 422, got.status());
            assertInvalid("Idempotency-Key", got);
        }
    }

    @Test
    public void aHeaderThatIsReadIsThereOnce() {
        assertInvalid(
                "Idempotency-Key",
                edge.send(Edge.json(edge.to(ACTION, "s-admin"))
                        .header("Idempotency-Key", "one")
                        .header("Idempotency-Key", "two")
                        .POST(BodyPublishers.ofString("{}"))));
        assertInvalid(
                "If-Match",
                edge.send(Edge.json(edge.to("me", "s-admin"))
                        .header("If-Match", "\"1\"")
                        .header("If-Match", "\"2\"")
                        .method("PATCH", BodyPublishers.ofString("{}"))));
    }

    @Test
    public void whatTakesNothingIsGivenNothing() {
        for (var path : List.of("users/u1-b/restore", "users/u1-b/invitation")) {
            assertEquals(200, edge.post(path, "s-admin", "").status());
            assertEquals(200, edge.post(path, "s-admin", "{}").status());
            assertMalformed(edge.post(path, "s-admin", "nonsense"));
            assertInvalid("/name", edge.post(path, "s-admin", "{\"name\": 1}"));
        }
        for (var path : List.of("operator/messages/retry", "operator/messages/" + World.MESSAGE + "/retry")) {
            assertInvalid("", edge.post(path, "s-operator", "[]"));
        }
    }

    @Test
    public void operatorNamesTheMemberAndTheReason() {
        assertInvalid("Bestow-Member", edge.get("benefits", "s-operator"));
        assertInvalid("Bestow-Member", edge.get("users", "s-operator"));
        assertInvalid("Bestow-Member", edge.post(ACTION, "s-operator", "{}"));
        assertInvalid("Bestow-Member", acting("m0-9", "why"));
        assertInvalid("Bestow-Member", acting("u0-1", "why"));
        assertInvalid("Bestow-Reason", acting(World.MEMBER, " "));
        assertInvalid("Bestow-Reason", acting(World.MEMBER, "100%"));
        assertInvalid("Bestow-Reason", acting(World.MEMBER, "%00"));
        assertInvalid("Bestow-Reason", acting(World.MEMBER, "x".repeat(501)));
        assertInvalid(
                "Bestow-Reason", edge.send(edge.to("benefits", "s-operator").header("Bestow-Member", World.MEMBER)));
        assertEquals(200, edge.get("types", "s-operator").status());
        assertEquals(200, edge.get("audit", "s-operator").status());
    }

    @Test
    public void nobodyElseActsForAMember() {
        var got = edge.send(edge.to("benefits", "s-other")
                .header("Bestow-Member", World.MEMBER)
                .header("Bestow-Reason", "why"));
        assertEquals(403, got.status());
        assertEquals("urn:bestow:forbidden", got.type());
        assertTrue(edge.world.seen.isEmpty());
    }

    private static Edge.Got acting(String member, String reason) {
        return edge.send(edge.to("benefits", "s-operator")
                .header("Bestow-Member", member)
                .header("Bestow-Reason", reason));
    }
}
