package org.bestow.rest.internal.edge;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bestow.rest.internal.problem.Halt;
import org.junit.Test;

/** Paths and their encoding. */
public class RouterTest {

    private final Router router = new Router(List.of(
            route("GET", "things/{thing}"),
            route("DELETE", "things/{thing}"),
            route("GET", "things/newest"),
            route("GET", "things/{thing}/parts/{part}"),
            route("POST", "things")));

    private static Route route(String method, String template) {
        return new Route(
                method,
                template,
                Route.Admits.SETTLED_CALLERS,
                Optional.empty(),
                Set.of(),
                exchange -> Reply.noContent());
    }

    private Optional<Route> found(String method, String path) {
        return router.find(Encoded.parts("/api/v1/" + path, 2)).flatMap(match -> match.route(method));
    }

    @Test
    public void partsOfAPathAreNamed() {
        var match = router.find(List.of("things", "a b", "parts", "/")).orElseThrow();
        assertEquals("a b", match.part("thing"));
        assertEquals("/", match.part("part"));
    }

    @Test
    public void aWordComesBeforeAName() {
        assertEquals(
                "things/newest", found("GET", "things/newest").orElseThrow().template());
        assertEquals(
                "things/{thing}", found("GET", "things/newer").orElseThrow().template());
    }

    @Test
    public void headIsGet() {
        assertEquals("GET", found("HEAD", "things/1").orElseThrow().method());
        assertTrue(found("HEAD", "things").isEmpty());
        assertEquals(
                "DELETE, GET, HEAD, OPTIONS",
                router.find(List.of("things", "1")).orElseThrow().allow());
    }

    @Test
    public void aPathIsThereAsAWholeOrNot() {
        for (var path : List.of("", "thing", "things/1/parts", "things/1/parts/2/3", "THINGS", "/things", "things//")) {
            assertTrue(path, router.find(Encoded.parts("/api/v1/" + path, 2)).isEmpty());
        }
        assertFalse(found("POST", "things/").isEmpty());
        assertTrue(router.find(Encoded.parts("/api/v1", 2)).isEmpty());
    }

    @Test
    public void aCallIsThereOnce() {
        var twice = List.of(route("GET", "a/{b}"), route("GET", "a/{b}"));
        assertThrows(IllegalArgumentException.class, () -> new Router(twice));
    }

    @Test
    public void percentEncodingIsUtf8() {
        assertEquals(List.of("a/b", "客户", "+"), Encoded.parts("/api/v1/a%2Fb/%e5%AE%A2%E6%88%B7/+", 2));
        assertEquals(List.of("a b&", ""), Query.of("x=a+b%26&&x=&y").values("x"));
        assertEquals(List.of(""), Query.of("x=a+b%26&&x=&y").values("y"));
        assertEquals(List.of("1=2"), Query.of("x=1=2").values("x"));
        for (var broken : List.of("%", "%2", "%zz", "%2x", "%-1", "%ff", "%C0%AF", "%ED%A0%80", "é", "%ef%bc%91%１1")) {
            assertThrows(broken, Halt.class, () -> Encoded.decode(broken, false));
        }
    }
}
