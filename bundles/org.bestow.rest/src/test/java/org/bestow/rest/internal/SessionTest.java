package org.bestow.rest.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Problem;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Sign-in, cookies, other sites, and what a proxy may say. */
public class SessionTest {

    private static final String GOOD = "{\"email\":\"ada@x.example\",\"password\":\"" + World.PASSWORD + "\"}";
    private static final String ACTION = "benefits/" + World.BENEFIT + "/actions/get-keys";

    @ClassRule
    public static final Edge edge = new Edge();

    @ClassRule
    public static final Edge proxied = new Edge(Set.of("127.0.0.1", "10.0.0.2"));

    @Before
    public void freshWorld() {
        edge.world.reset();
        proxied.world.reset();
    }

    private static HttpRequest.Builder signIn(Edge at) {
        return Edge.json(at.to("session", "")).POST(BodyPublishers.ofString(GOOD));
    }

    @Test
    public void signInSetsACookieThatScriptsCannotRead() {
        var got = edge.send(signIn(edge));
        assertEquals(got.text(), 200, got.status());
        assertEquals("bestow-session=s-new; Path=/; HttpOnly; SameSite=Lax", got.header("Set-Cookie"));
        assertEquals("Ada", got.json().get("user").get("name").asText());
        assertFalse(got.text().contains("s-new"));
        assertEquals(200, edge.get("me", "s-new").status());
    }

    @Test
    public void wrongPasswordIsAProblemWithoutACookie() {
        var got = edge.post("session", "", "{\"email\":\"ada@x.example\",\"password\":\"wrong\"}");
        assertEquals(401, got.status());
        assertEquals("urn:bestow:sign-in-failed", got.type());
        assertEquals(null, got.header("Set-Cookie"));
        edge.world.interference =
                () -> Optional.of(Problem.of(Problem.Kind.TOO_MANY_ATTEMPTS, "Too many", "Wait a while"));
        assertEquals(429, edge.send(signIn(edge)).status());
    }

    @Test
    public void signInEndsTheSessionBefore() {
        edge.send(Edge.json(edge.to("session", "s-other")).POST(BodyPublishers.ofString(GOOD)));
        assertEquals(401, edge.get("me", "s-other").status());
    }

    @Test
    public void signOutEndsTheSessionAndTheCookie() {
        var got = edge.send(edge.to("session", "s-admin").DELETE());
        assertEquals(204, got.status());
        assertEquals("bestow-session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0", got.header("Set-Cookie"));
        assertEquals(401, edge.get("me", "s-admin").status());
        assertEquals(204, edge.send(edge.to("session", "").DELETE()).status());
    }

    @Test
    public void writesOfOtherSitesAreRefused() {
        var foreign = new String[][] {
            {"Origin", "https://evil.example"},
            {"Origin", "null"},
            {"Origin", edge.origin() + "0"},
            {"Origin", edge.origin().replace("http:", "https:")},
            {"Origin", "http://127.0.0.1"},
            {"Origin", "nonsense"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
        };
        for (var header : foreign) {
            for (var request : new HttpRequest.Builder[] {
                Edge.json(edge.to(ACTION, "s-admin")).POST(BodyPublishers.ofString("{}")),
                signIn(edge),
                edge.to("session", "s-admin").DELETE()
            }) {
                var got = edge.send(request.header(header[0], header[1]));
                assertEquals(String.join(" ", header), 403, got.status());
                assertEquals("urn:bestow:cross-site", got.type());
            }
        }
        assertTrue(edge.world.seen.isEmpty());
        assertEquals(200, edge.get("me", "s-admin").status());
    }

    @Test
    public void writesOfTheOwnSiteAreTaken() {
        for (var header : new String[][] {
            {"Origin", edge.origin()},
            {"Sec-Fetch-Site", "same-origin"},
            {"Sec-Fetch-Site", "none"}
        }) {
            var got = edge.send(Edge.json(edge.to(ACTION, "s-admin"))
                    .POST(BodyPublishers.ofString("{}"))
                    .header(header[0], header[1]));
            assertEquals(String.join(" ", header), 200, got.status());
        }
    }

    @Test
    public void aTrustedProxyTellsAddressHostAndTls() {
        var got = proxied.send(signIn(proxied)
                .header("X-Forwarded-For", "6.6.6.6, 203.0.113.9, 10.0.0.2")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "bestow.example")
                .header("Origin", "https://bestow.example"));
        assertEquals(got.text(), 200, got.status());
        assertEquals("203.0.113.9", proxied.world.lastSeen(String.class));
        assertEquals("__Host-bestow-session=s-new; Path=/; HttpOnly; SameSite=Lax; Secure", got.header("Set-Cookie"));
        var me = proxied.to("me", "").header("X-Forwarded-Proto", "https");
        assertEquals(
                401,
                proxied.send(me.copy().header("Cookie", "bestow-session=s-new")).status());
        assertEquals(
                200,
                proxied.send(me.copy().header("Cookie", "__Host-bestow-session=s-new"))
                        .status());
    }

    /** What the client invents stands before what the proxy adds: in one line, or in a line of its own. */
    @Test
    public void onlyTheLastValueIsTheProxys() {
        for (var proto : new String[][] {{"https, http"}, {"https", "http"}, {"http"}, {""}}) {
            var request = signIn(proxied).header("X-Forwarded-For", "203.0.113.9");
            for (var value : proto) {
                request.header("X-Forwarded-Proto", value);
            }
            var got = proxied.send(request);
            assertEquals(String.join(" | ", proto), "urn:bestow:insecure", got.type());
        }
        var encrypted = proxied.send(signIn(proxied)
                .header("X-Forwarded-For", "127.0.0.1")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Proto", "HTTPS")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Host", "bestow.example")
                .header("Origin", "https://bestow.example"));
        assertEquals(encrypted.text(), 200, encrypted.status());
        assertEquals("203.0.113.9", proxied.world.lastSeen(String.class));
        var foreign = proxied.send(signIn(proxied)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example, bestow.example")
                .header("Origin", "https://evil.example"));
        assertEquals("urn:bestow:cross-site", foreign.type());
    }

    /** Who says so over an open connection is not on this machine. */
    @Test
    public void aLineThatTheClientInventedMakesNobodyLocal() {
        var got = proxied.send(
                signIn(proxied).header("X-Forwarded-For", "127.0.0.1").header("X-Forwarded-For", "203.0.113.9"));
        assertEquals("urn:bestow:insecure", got.type());
    }

    @Test
    public void signInOverAnOpenConnectionIsRefused() {
        var plain = proxied.send(signIn(proxied).header("X-Forwarded-For", "203.0.113.9"));
        assertEquals(403, plain.status());
        assertEquals("urn:bestow:insecure", plain.type());
        // a proxy that nobody named may not pass for this machine, nor be believed
        var unknown =
                edge.send(signIn(edge).header("X-Forwarded-For", "127.0.0.1").header("X-Forwarded-Proto", "https"));
        assertEquals(403, unknown.status());
        assertEquals("urn:bestow:insecure", unknown.type());
    }

    @Test
    public void unknownProxiesAreNotBelieved() {
        edge.send(signIn(edge).header("X-Forwarded-Host", "evil.example"));
        assertEquals("127.0.0.1", edge.world.lastSeen(String.class));
        var got = edge.send(
                signIn(edge).header("X-Forwarded-Host", "evil.example").header("Origin", "http://evil.example"));
        assertEquals(403, got.status());
    }
}
