package org.bestow.console.internal;

import static org.junit.Assert.assertEquals;

import org.bestow.console.internal.Route.Kind;
import org.junit.Test;

public class RouteTest {

    @Test
    public void addressesOfTheAppArePages() {
        for (String path : new String[] {"/", "/sign-in", "/benefits/software", "/benefits/software/a.b", "/apis"}) {
            assertEquals(path, Kind.PAGE, Route.of(path).kind());
        }
    }

    @Test
    public void whatOthersServeNeverTurnsIntoAPage() {
        for (String path : new String[] {"/api", "/api/v2/me", "/api/v1", "/health", "/health/more", "/metrics"}) {
            assertEquals(path, Kind.NONE, Route.of(path).kind());
        }
    }

    @Test
    public void whatOthersServeWhenTheyAreThereIsAwayAndNotMissing() {
        for (String path :
                new String[] {"/api/v1/me", "/api/v1/session", "/api/openapi.json", "/health/ready", "/health/live"}) {
            assertEquals(path, Kind.AWAY, Route.of(path).kind());
        }
    }

    @Test
    public void anAssetIsAPlainFileName() {
        assertEquals(new Route(Kind.ASSET, "index-Ab_1.js"), Route.of("/assets/index-Ab_1.js"));
        for (String path : new String[] {
            "/assets", "/assets/", "/assets/../index.html", "/assets/a/b.js", "/assets/.hidden", "/assets/%2e%2e"
        }) {
            assertEquals(path, Kind.NONE, Route.of(path).kind());
        }
    }

    @Test
    public void aFileThatIsNotThereIsNotAPage() {
        assertEquals(Kind.NONE, Route.of("/favicon.ico").kind());
        assertEquals(Kind.NONE, Route.of("/robots.txt").kind());
    }
}
