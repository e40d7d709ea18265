package org.bestow.rest.internal;

import static org.bestow.rest.internal.world.Edge.json;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Policy.Permission;
import org.bestow.rest.internal.edge.Route;
import org.bestow.rest.internal.edge.Services;
import org.bestow.rest.internal.edge.Settings;
import org.bestow.rest.internal.world.Edge;
import org.bestow.spi.Role;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Who may not call is told so, whatever else is wrong with the request: what a call takes is nobody else's business. */
public class PermissionFirstTest {

    @ClassRule
    public static final Edge edge = new Edge();

    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH");

    private final List<Route> routes =
            Api.router(new Services(), new Settings(false, Set.of())).routes();

    @Before
    public void freshWorld() {
        edge.world.reset();
        edge.world.sessions.put(
                "s-user",
                new Caller(
                        13,
                        "Uma",
                        OptionalLong.of(1),
                        Set.of(Role.USER),
                        Language.EN,
                        Optional.empty(),
                        "test",
                        Caller.Access.session(93)));
    }

    private Edge.Got wrong(Route route, String session, String query, String body) {
        var path = route.template().replaceAll("\\{[^}]*}", "x") + query;
        return edge.send(json(edge.to(path, session)).method(route.method(), BodyPublishers.ofString(body)));
    }

    private List<Route> decided() {
        return routes.stream().filter(route -> route.needs().isPresent()).toList();
    }

    @Test
    public void whoMayNotIsToldSoBeforeAnythingIsRead() {
        for (var route : decided()) {
            for (var body : List.of("{", "{\"unheardOf\":1}", "{\"large\":\"" + "x".repeat(2 << 20) + "\"}")) {
                var got = wrong(route, "s-user", "?unheardOf=1", body);
                assertEquals(route + " " + got.text(), 403, got.status());
                assertEquals(route.toString(), "urn:bestow:forbidden", got.type());
                assertEquals(
                        route.toString(),
                        route.needs().map(Permission::code).orElse(""),
                        got.json().get("detail").asText());
            }
        }
        assertEquals("nothing was asked for", List.of(), edge.world.seen);
    }

    @Test
    public void aTokenWithoutTheScopeIsToldSoFirst() {
        for (var route : decided()) {
            if (WRITING.contains(route.method())) {
                assertEquals(
                        route.toString(),
                        "urn:bestow:forbidden",
                        edge.send(json(edge.at("/api/v1/" + route.template().replaceAll("\\{[^}]*}", "x")))
                                        .header("Authorization", "Bearer bst_reader")
                                        .method(route.method(), BodyPublishers.ofString("{")))
                                .type());
            }
        }
    }

    @Test
    public void whoMayIsToldWhatIsWrong() {
        for (var route : decided()) {
            var got = wrong(route, "s-operator", "?unheardOf=1", "{");
            assertEquals(route + " " + got.text(), "unheardOf", got.errorPath());
            assertNotEquals(
                    route.toString(), 403, wrong(route, "s-operator", "", "{").status());
        }
    }

    /** A call that takes input says who may, or stands here with the reason. */
    @Test
    public void theOthersAreDecidedByMoreThanTheCall() {
        var open = Set.of("POST session", "POST invitations/preview", "POST invitations/acceptance");
        // of the caller alone; the service refuses tokens
        var own = Set.of("PATCH me", "PUT me/password", "POST me/tokens", "POST role-requests");
        // the benefit says of which type the action is, and the policy who may do that
        var ofTypes = Set.of(
                "POST benefits/{benefit}/actions/{action}",
                "POST benefits/{benefit}/keys/{key}/actions/{action}",
                "POST benefits/{benefit}/assignments/{assignment}/actions/{action}");
        var expected = new TreeSet<String>();
        List.of(open, own, ofTypes).forEach(expected::addAll);
        var found = routes.stream()
                .filter(route ->
                        WRITING.contains(route.method()) && route.needs().isEmpty())
                .map(Route::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, found);
        assertTrue(decided().stream()
                .anyMatch(route -> route.template().startsWith("operator/")
                        && route.method().equals("POST")));
    }

    @Test
    public void everyCallOfOperatorsNeedsAPermission() {
        assertEquals(
                List.of(),
                routes.stream()
                        .filter(route -> route.template().startsWith("operator/")
                                && route.needs().isEmpty())
                        .toList());
        assertEquals(403, edge.get("operator/members?limit=0", "s-admin").status());
    }
}
