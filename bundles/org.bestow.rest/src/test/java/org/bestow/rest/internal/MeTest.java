package org.bestow.rest.internal;

import static org.bestow.rest.internal.world.Edge.tree;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Account;
import org.bestow.api.Caller;
import org.bestow.api.Page;
import org.bestow.api.Tokens;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** The own account, and calls with a token. */
public class MeTest {

    private static final String ACTION = "benefits/" + World.BENEFIT + "/actions/get-keys";

    @ClassRule
    public static final Edge edge = new Edge();

    @ClassRule
    public static final Edge proxied = new Edge(Set.of("127.0.0.1"));

    @Before
    public void freshWorld() {
        edge.world.reset();
        proxied.world.reset();
    }

    private static HttpRequest.Builder with(String method, String path, String body) {
        return Edge.json(edge.to(path, "s-admin")).method(method, BodyPublishers.ofString(body));
    }

    private static void assertInvalid(String path, Edge.Got got) {
        assertEquals(got.text(), 422, got.status());
        assertEquals(path, got.errorPath());
    }

    private static HttpRequest.Builder bearer(String path, String token) {
        return edge.to(path, "").header("Authorization", "Bearer " + token);
    }

    @Test
    public void changesWhatIsNamed() {
        assertEquals("\"1\"", edge.get("me", "s-admin").header("ETag"));
        var got = edge.send(with("PATCH", "me", "{\"language\":\"zh-CN\",\"notificationEmail\":\"a@home.example\"}")
                .header("If-Match", "\"1\""));
        assertEquals(got.text(), 200, got.status());
        assertEquals("\"2\"", got.header("ETag"));
        assertEquals("zh-CN", got.json().at("/user/language").asText());
        assertEquals(
                new Account.Wanted("Ada", "zh-CN", Optional.of("a@home.example")),
                edge.world.lastSeen(Account.Wanted.class));
        edge.send(with("PATCH", "me", "{\"name\":\"Ada B.\",\"notificationEmail\":null}")
                .header("If-Match", "\"1\""));
        assertEquals(
                new Account.Wanted("Ada B.", "zh-TW", Optional.empty()), edge.world.lastSeen(Account.Wanted.class));
    }

    @Test
    public void aChangeOfTheProfileNeedsItsVersion() {
        assertEquals(428, edge.send(with("PATCH", "me", "{}")).status());
        assertEquals(
                412,
                edge.send(with("PATCH", "me", "{}").header("If-Match", "\"7\"")).status());
        for (var wrong : Map.of(
                        "{\"name\":\"\"}",
                        "/name",
                        "{\"name\":null}",
                        "/name",
                        "{\"name\":\"" + "x".repeat(201) + "\"}",
                        "/name",
                        "{\"language\":\"de\"}",
                        "/language",
                        "{\"notificationEmail\":7}",
                        "/notificationEmail",
                        "{\"notificationEmail\":\"" + "x".repeat(321) + "\"}",
                        "/notificationEmail",
                        "{\"email\":\"other@x.example\"}",
                        "/email",
                        "{\"roles\":[]}",
                        "/roles")
                .entrySet()) {
            assertInvalid(
                    wrong.getValue(),
                    edge.send(with("PATCH", "me", wrong.getKey()).header("If-Match", "\"1\"")));
        }
        assertTrue(edge.world.seen.isEmpty());
    }

    @Test
    public void changesThePassword() {
        var body = "{\"current\":\"old\",\"password\":\"violet-tractor-umbrella\"}";
        var got = edge.send(with("PUT", "me/password", body));
        assertEquals(204, got.status());
        assertEquals("", got.text());
        assertInvalid("/password", edge.send(with("PUT", "me/password", "{\"current\":\"old\"}")));
        assertInvalid("/current", edge.send(with("PUT", "me/password", "{\"password\":\"violet-tractor\"}")));
        assertInvalid("/password", edge.send(with("PUT", "me/password", "{\"current\":\"o\",\"password\":[]}")));
        assertInvalid("/password", edge.send(with("PUT", "me/password", "{\"current\":\"o\",\"password\":\"short\"}")));
        assertEquals(
                413,
                edge.send(with("PUT", "me/password", body + " ".repeat(1 << 14)))
                        .status());
    }

    @Test
    public void listsAndEndsSessions() {
        var got = edge.get("me/sessions?limit=1&after=5", "s-admin");
        assertEquals(
                tree("{'items':[{'id':'" + World.SESSION + "','current':true,'address':'127.0.0.1',"
                        + "'client':'Firefox 128, Linux','createdAt':'2026-11-20T12:00:00Z',"
                        + "'lastSeenAt':'2026-11-20T12:00:00Z','expires':'2026-11-20T12:01:00Z'}],'next':'9'}"),
                got.json());
        assertEquals(new Page.Request(Optional.of("5"), 1), edge.world.lastSeen(Page.Request.class));
        assertEquals(
                204,
                edge.send(edge.to("me/sessions/" + World.SESSION, "s-admin").DELETE())
                        .status());
        assertEquals(
                404, edge.send(edge.to("me/sessions/s1-zz", "s-admin").DELETE()).status());
        assertEquals(
                404,
                edge.send(edge.to("me/sessions/" + World.TOKEN, "s-admin").DELETE())
                        .status());
        assertEquals(204, edge.send(edge.to("me/sessions", "s-admin").DELETE()).status());
        assertEquals(401, edge.send(edge.to("me/sessions", "").DELETE()).status());
    }

    private static final String TOKEN_JSON = "{'id':'" + World.TOKEN + "','name':'CI','scopes':['act:*','read'],"
            + "'createdAt':'2026-11-20T12:00:00Z','expires':'2026-11-21T12:00:00Z','lastUsedAt':null}";

    @Test
    public void makesListsAndDeletesTokens() {
        var body = "{\"name\":\"CI\",\"scopes\":[\"read\",\"act:*\"],\"expiresInDays\":30}";
        var got = edge.send(with("POST", "me/tokens", body).header("Idempotency-Key", "k1"));
        assertEquals(got.text(), 200, got.status());
        assertEquals(tree("{'token':" + TOKEN_JSON + ",'value':'bst_" + World.PLANTED + "'}"), got.json());
        assertNull(got.header("Idempotency-Replayed"));
        assertEquals(
                new Tokens.NewToken("CI", List.of("read", "act:*"), 30), edge.world.lastSeen(Tokens.NewToken.class));
        edge.world.replay = true;
        var again = edge.send(with("POST", "me/tokens", body).header("Idempotency-Key", "k1"));
        assertTrue(again.json().get("value").isNull());
        assertEquals("true", again.header("Idempotency-Replayed"));
        assertEquals(
                tree("{'items':[" + TOKEN_JSON + "],'next':null}"),
                edge.get("me/tokens", "s-admin").json());
        assertEquals(
                204,
                edge.send(edge.to("me/tokens/" + World.TOKEN, "s-admin").DELETE())
                        .status());
        assertEquals(
                404, edge.send(edge.to("me/tokens/o1-zz", "s-admin").DELETE()).status());
    }

    @Test
    public void aTokenHasNameScopesAndAnEnd() {
        for (var wrong : Map.of(
                        "{\"scopes\":[\"read\"],\"expiresInDays\":1}", "/name",
                        "{\"name\":\"x\",\"expiresInDays\":1}", "/scopes",
                        "{\"name\":\"x\",\"scopes\":[],\"expiresInDays\":1}", "/scopes",
                        "{\"name\":\"x\",\"scopes\":\"read\",\"expiresInDays\":1}", "/scopes",
                        "{\"name\":\"x\",\"scopes\":[\"read\",1],\"expiresInDays\":1}", "/scopes/1",
                        "{\"name\":\"x\",\"scopes\":[\"all\"],\"expiresInDays\":1}", "/scopes/0",
                        "{\"name\":\"x\",\"scopes\":[\"read\"]}", "/expiresInDays",
                        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresInDays\":366}", "/expiresInDays",
                        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresInDays\":1.5}", "/expiresInDays",
                        "{\"name\":\"x\",\"scopes\":[\"read\"],\"expiresInDays\":99999999999999999999}",
                                "/expiresInDays")
                .entrySet()) {
            assertInvalid(wrong.getValue(), edge.post("me/tokens", "s-admin", wrong.getKey()));
        }
        var many = "\"read\",".repeat(21);
        assertInvalid(
                "/scopes",
                edge.post(
                        "me/tokens",
                        "s-admin",
                        "{\"name\":\"x\",\"scopes\":[" + many.substring(0, many.length() - 1)
                                + "],\"expiresInDays\":1}"));
        assertEquals(
                400, edge.post("me/tokens", "s-admin", "{\"scopes\":[\"read\"").status());
    }

    @Test
    public void aTokenSignsIn() {
        var got = edge.send(bearer("me", "bst_reader"));
        assertEquals(got.text(), 200, got.status());
        assertEquals(
                "what the token is good for",
                tree("['view-benefits','view-packages','view-users','view-audit','view-purchases']"),
                got.json().get("permissions"));
        assertEquals(200, edge.send(bearer("benefits", "bst_reader")).status());
        assertEquals("Ada (token CI)", edge.world.lastSeen(Caller.class).name());
        assertEquals(
                200,
                edge.send(edge.to("me", "").header("Authorization", "bearer  bst_reader"))
                        .status());
        assertEquals(401, edge.send(bearer("me", "bst_nobody")).status());
    }

    @Test
    public void aTokenCountsBeforeACookie() {
        var both = edge.send(bearer("benefits", "bst_reader").header("Cookie", "bestow-session=s-operator"));
        assertEquals(200, both.status());
        assertEquals("Ada (token CI)", edge.world.lastSeen(Caller.class).name());
        for (var bad : List.of("bst_nobody", "s-admin", "", "bst_" + "x".repeat(600))) {
            var got = edge.send(bearer("me", bad).header("Cookie", "bestow-session=s-admin"));
            assertEquals(bad, 401, got.status());
        }
        assertEquals("a token is no cookie", 401, edge.get("me", "bst_reader").status());
        assertEquals(
                "what a proxy asks for itself does not matter",
                200,
                edge.send(edge.to("me", "s-admin").header("Authorization", "Basic dTpw"))
                        .status());
    }

    @Test
    public void anotherSitesPageMayUseATokenButNoOtherForm() {
        var got = edge.send(Edge.json(bearer(ACTION, "bst_actor"))
                .header("Origin", "https://other.example")
                .POST(BodyPublishers.ofString("{}")));
        assertEquals(got.text(), 200, got.status());
        var form = edge.send(
                bearer(ACTION, "bst_actor").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}")));
        assertEquals(415, form.status());
    }

    @Test
    public void aTokenDoesNotTravelInTheOpen() {
        var open = proxied.send(proxied.to("me", "")
                .header("Authorization", "Bearer bst_reader")
                .header("X-Forwarded-For", "203.0.113.9"));
        assertEquals(403, open.status());
        assertEquals("urn:bestow:insecure", open.type());
        var encrypted = proxied.send(proxied.to("me", "")
                .header("Authorization", "Bearer bst_reader")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "203.0.113.9"));
        assertEquals(200, encrypted.status());
    }

    @Test
    public void aTokenSignsNobodyOut() {
        var got = edge.send(bearer("session", "bst_reader")
                .header("Cookie", "bestow-session=s-admin")
                .DELETE());
        assertEquals(403, got.status());
        assertNull(got.header("Set-Cookie"));
        assertEquals(200, edge.get("me", "s-admin").status());
        assertFalse(edge.world.sessions.isEmpty());
    }
}
