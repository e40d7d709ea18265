package org.bestow.rest.internal;

import static org.bestow.rest.internal.world.Edge.json;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Caller;
import org.bestow.rest.internal.edge.Route;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.Settings;
import org.bestow.rest.internal.world.Edge;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Who is signed in with a one-time password changes it, and does nothing else before. */
public class PasswordChangeRequiredTest {

    private static final String NEWCOMER = "s-newcomer";
    private static final String REQUIRED = "urn:bestow:password-change-required";

    @ClassRule
    public static final Edge edge = new Edge();

    @Before
    public void freshWorld() {
        edge.world.reset();
    }

    private static Edge.Got call(Route route) {
        var path = route.template().replaceAll("\\{[^}]*}", "x1-1");
        var request = json(edge.to(path, NEWCOMER)).header("If-Match", "\"1\"");
        return edge.send(request.method(route.method(), BodyPublishers.ofString("{}")));
    }

    @Test
    public void everyOtherCallIsRefusedBeforeAnythingIsRead() {
        var closed = routes().get(Route.Admits.SETTLED_CALLERS);
        for (var route : closed) {
            var got = call(route);
            assertEquals(route + " " + got.text(), 403, got.status());
            assertEquals(route.toString(), REQUIRED, got.type());
        }
        assertTrue("calls: " + closed.size(), closed.size() > 40);
        assertEquals("no service heard of it", List.of(), edge.world.seen);
    }

    @Test
    public void nothingElseIsOpenThanWhatTheDocumentsSay() {
        assertEquals(
                List.of("GET me", "PUT me/password"),
                routes().get(Route.Admits.EVERY_CALLER).stream()
                        .map(Route::toString)
                        .toList());
        assertEquals(
                List.of("POST session", "DELETE session", "POST invitations/preview", "POST invitations/acceptance"),
                routes().get(Route.Admits.EVERYBODY).stream()
                        .map(Route::toString)
                        .toList());
    }

    private static Map<Route.Admits, List<Route>> routes() {
        return Api.router(new Services(), new Settings(false, Set.of())).routes().stream()
                .collect(Collectors.groupingBy(Route::admits));
    }

    @Test
    public void thePageLearnsOfItAndThePasswordIsChanged() {
        assertTrue(edge.get("me", NEWCOMER).json().get("mustChangePassword").asBoolean());
        assertFalse(edge.get("me", "s-admin").json().get("mustChangePassword").asBoolean());
        var body = "{\"current\":\"given to me\",\"password\":\"chosen by me\"}";
        var got = edge.send(json(edge.to("me/password", NEWCOMER)).PUT(BodyPublishers.ofString(body)));
        assertEquals(got.text(), 204, got.status());
        assertEquals("Nora", edge.world.lastSeen(Caller.class).name());
    }

    @Test
    public void signingOutGoes() {
        assertEquals(204, edge.send(edge.to("session", NEWCOMER).DELETE()).status());
        assertEquals(401, edge.get("me", NEWCOMER).status());
    }
}
