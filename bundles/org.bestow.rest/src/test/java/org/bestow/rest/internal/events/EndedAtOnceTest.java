package org.bestow.rest.internal.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.bestow.api.Event;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** What identity tells of ended sessions is heeded at once: here nothing ever looks by itself. */
public class EndedAtOnceTest {

    private static final EventHub.Pace NEVER_LOOKS = new EventHub.Pace(5, 100, 3_600_000);

    @Rule
    public final Edge edge = new Edge(Set.of(), this::servlet);

    private EventHub hub;

    private EventsServlet servlet(Edge made) {
        hub = new EventHub(made.services, Clock.fixed(World.NOON, ZoneOffset.UTC), NEVER_LOOKS);
        return new EventsServlet(hub, made.services, made.settings());
    }

    @After
    public void stop() {
        hub.stop();
    }

    private static Event endedIn(long member) {
        return new Event(member, "session", "{\"user\":\"u1-b\"}");
    }

    @Test
    public void theStreamOfAnEndedSessionEnds() throws IOException {
        try (var page = new Page(edge.port(), "s-admin", "");
                var other = new Page(edge.port(), "s-other", "")) {
            page.opened();
            other.opened();
            edge.world.sessions.remove("s-admin");
            edge.world.sessions.remove("s-other");
            hub.publish(List.of(endedIn(1)));
            var got = page.event();
            assertEquals("session", got.name());
            assertEquals("{\"state\":\"ended\"}", got.data());
            assertTrue(page.ended());
            // of another company nobody said anything
            hub.publish(List.of(new Event(0, "types", "{}")));
            assertEquals("types", other.event().name());
            hub.publish(List.of(endedIn(2)));
            assertEquals("session", other.event().name());
        }
    }

    @Test
    public void newsOfAnOperatorConcernEverybody() throws IOException {
        try (var page = new Page(edge.port(), "s-operator", "")) {
            page.opened();
            edge.world.sessions.remove("s-operator");
            hub.publish(List.of(endedIn(0)));
            assertEquals("session", page.event().name());
        }
    }
}
