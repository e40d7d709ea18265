package org.bestow.rest.internal.events;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.bestow.api.Caller;
import org.bestow.api.Event;
import org.bestow.rest.internal.edge.ServicesOf;
import org.bestow.rest.internal.world.Edge;
import org.bestow.rest.internal.world.World;
import org.bestow.spi.Role;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Live updates over a real connection. */
public class EventsTest {

    private static final EventHub.Pace QUICK = new EventHub.Pace(5, 100, 100);

    @Rule
    public final Edge edge = new Edge(Set.of(), this::servlet);

    private final List<Page> pages = new ArrayList<>();
    private EventHub hub;

    private EventsServlet servlet(Edge made) {
        hub = new EventHub(made.services, Clock.fixed(World.NOON, ZoneOffset.UTC), QUICK);
        return new EventsServlet(hub, made.services, made.settings());
    }

    @Before
    public void freshWorld() {
        edge.world.reset();
    }

    @After
    public void closePages() throws IOException {
        hub.stop();
        for (var page : pages) {
            page.close();
        }
    }

    private Page open(String session) throws IOException {
        return open(session, "");
    }

    private Page open(String session, String lastEventId) throws IOException {
        var page = new Page(edge.port(), session, lastEventId);
        pages.add(page);
        if (lastEventId.isEmpty()) {
            page.opened();
        }
        return page;
    }

    private static Event benefit(long member, String id, int version) {
        return new Event(member, "benefit", "{\"id\":\"" + id + "\",\"version\":" + version + "}");
    }

    private void await(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!condition.getAsBoolean()) {
            assertTrue(what, System.nanoTime() < deadline);
            LockSupport.parkNanos(1_000_000); // spinning, it would take the processor from what it waits for
        }
    }

    @Test
    public void aPageHearsOfItsMemberAndOfAll() throws IOException {
        var page = open("s-admin");
        assertTrue(page.head.get(0), page.head.get(0).contains("200"));
        assertTrue(page.head.toString(), page.head.contains("Content-Type: text/event-stream;charset=utf-8"));
        assertTrue(page.head.toString(), page.head.contains("Cache-Control: no-store"));
        hub.publish(List.of(benefit(1, "b1-7", 3)));
        hub.publish(List.of(new Event(0, "types", "{}")));
        var first = page.event();
        assertEquals("benefit", first.name());
        assertEquals("{\"id\":\"b1-7\",\"version\":3}", first.data());
        var second = page.event();
        assertEquals("types", second.name());
        assertEquals("{}", second.data());
        assertTrue(second.id() > first.id());
    }

    @Test
    public void whoHasToChangeTheOneTimePasswordHearsNothing() {
        var got = edge.get("events", "s-newcomer");
        assertEquals(got.text(), 403, got.status());
        assertEquals("urn:bestow:password-change-required", got.type());
    }

    @Test
    public void nothingOfAnotherMemberIsHeard() throws IOException {
        var mine = open("s-admin");
        var other = open("s-other");
        var operator = open("s-operator");
        hub.publish(List.of(benefit(1, "b1-7", 3), benefit(2, "b2-1", 1), new Event(0, "types", "{}")));
        assertEquals("{\"id\":\"b1-7\",\"version\":3}", mine.event().data());
        assertEquals("types", mine.event().name());
        assertEquals("{\"id\":\"b2-1\",\"version\":1}", other.event().data());
        assertEquals("types", other.event().name());
        assertEquals("types", operator.event().name());
    }

    @Test
    public void aPageResumesWhereItLeft() throws IOException {
        var page = open("s-admin");
        hub.publish(List.of(benefit(1, "b1-1", 1)));
        var seen = page.event().id();
        page.close();
        hub.publish(List.of(benefit(1, "b1-2", 1), benefit(2, "b2-9", 1), benefit(1, "b1-3", 1)));
        var again = open("s-admin", Long.toString(seen));
        assertEquals("{\"id\":\"b1-2\",\"version\":1}", again.event().data());
        assertEquals("{\"id\":\"b1-3\",\"version\":1}", again.event().data());
    }

    @Test
    public void aPageThatSawNothingYetResumesToo() throws IOException {
        var page = new Page(edge.port(), "s-admin", "");
        pages.add(page);
        var id = page.opened();
        page.close();
        hub.publish(List.of(benefit(1, "b1-2", 1)));
        assertEquals(
                "{\"id\":\"b1-2\",\"version\":1}", open("s-admin", id).event().data());
    }

    @Test
    public void whatIsNotKnownAnyMoreIsToBeReadAnew() throws IOException {
        var page = open("s-admin");
        hub.publish(List.of(benefit(1, "b1-1", 1)));
        var seen = page.event().id();
        for (var i = 0; i <= EventHub.BACKLOG; i++) {
            hub.publish(List.of(benefit(2, "b2-" + i, 1)));
        }
        for (var id : List.of(Long.toString(seen), "17", "999999999999999999", "nonsense", "-1")) {
            var got = open("s-admin", id).event();
            assertEquals(id, "resync", got.name());
            assertEquals(seen + EventHub.BACKLOG + 1, got.id());
        }
    }

    @Test
    public void tooMuchToTellIsToBeReadAnewToo() throws IOException {
        var page = open("s-admin");
        hub.publish(List.of(benefit(1, "b1-0", 1)));
        var seen = page.event().id();
        page.close();
        for (var i = 1; i <= EventStream.MOST_WAITING; i++) {
            hub.publish(List.of(benefit(1, "b1-" + i, 1)));
        }
        var again = open("s-admin", Long.toString(seen));
        assertEquals("resync", again.event().name());
        hub.publish(List.of(new Event(0, "types", "{}")));
        assertEquals("and goes on", "types", again.event().name());
    }

    @Test
    public void noIdRunsAheadOfWhatWasSent() throws IOException {
        var page = open("s-admin");
        hub.publish(List.of(benefit(1, "b1-1", 1), benefit(1, "b1-2", 1)));
        var first = page.event().id();
        page.close();
        var again = new Page(edge.port(), "s-admin", Long.toString(first));
        pages.add(again);
        assertEquals(Long.toString(first), again.opened());
        assertEquals(first + 1, again.event().id());
        var lost = new Page(edge.port(), "s-admin", "17");
        pages.add(lost);
        assertEquals("the first id is the one of resync", Long.toString(first + 1), lost.opened());
    }

    @Test
    public void manyChangesOfOneThingAreToldOnce() throws IOException {
        var page = open("s-admin");
        var events = new ArrayList<Event>();
        for (var i = 1; i <= 5_000; i++) {
            events.add(benefit(1, "b1-7", i));
        }
        events.add(new Event(1, "types", "{}"));
        hub.publish(events);
        assertEquals("{\"id\":\"b1-7\",\"version\":5000}", page.event().data());
        assertEquals("types", page.event().name());
    }

    @Test
    public void quietStreamsBeat() throws IOException {
        var page = open("s-admin");
        assertEquals("", page.next(":"));
        assertEquals("", page.next(":"));
    }

    @Test
    public void endedSessionEndsTheStream() throws IOException {
        var page = open("s-admin");
        var other = open("s-other");
        edge.world.sessions.remove("s-admin");
        var got = page.event();
        assertEquals("session", got.name());
        assertEquals("{\"state\":\"ended\"}", got.data());
        assertTrue(page.ended());
        await("the stream is forgotten", () -> hub.openStreams() == 1);
        hub.publish(List.of(new Event(0, "types", "{}")));
        assertEquals("types", other.event().name());
    }

    private static void assertEnds(Page page) throws IOException {
        var got = page.event();
        assertEquals("session", got.name());
        assertEquals("{\"state\":\"ended\"}", got.data());
        assertTrue(page.ended());
    }

    @Test
    public void signOutEndsTheStream() throws IOException {
        var page = open("s-admin");
        assertEquals(204, edge.send(edge.to("session", "s-admin").DELETE()).status());
        assertEnds(page);
        assertEquals(401, edge.get("events", "s-admin").status());
    }

    @Test
    public void otherRolesEndTheStream() throws IOException {
        var page = open("s-admin");
        var before = World.ADMIN;
        edge.world.sessions.put(
                "s-admin",
                new Caller(
                        before.user(),
                        before.name(),
                        before.member(),
                        Set.of(Role.USER),
                        before.language(),
                        before.onBehalf(),
                        before.from(),
                        before.access()));
        assertEnds(page);
        assertEquals("{}", types(open("s-admin")));
    }

    private String types(Page page) throws IOException {
        hub.publish(List.of(new Event(0, "types", "{}")));
        return page.event().data();
    }

    @Test
    public void aTokenOpensAStreamUntilItIsGone() throws IOException {
        var page = new Page(edge.port(), "Authorization", "Bearer bst_reader", "");
        pages.add(page);
        page.opened();
        assertEquals("{}", types(page));
        edge.world.sessions.remove("bst_reader");
        assertEnds(page);
    }

    @Test
    public void aTokenThatMayNotReadOpensNone() throws IOException {
        var page = new Page(edge.port(), "Authorization", "Bearer bst_actor", "");
        pages.add(page);
        assertTrue(page.next("HTTP/1.1 ").startsWith("403"));
    }

    @Test
    public void nobodyIsSignedOutWhileThereIsNobodyToAsk() throws IOException {
        var page = open("s-admin");
        ServicesOf.unbindSignIn(edge.services);
        assertEquals("", page.next(":"));
        assertEquals("", page.next(":"));
        hub.publish(List.of(new Event(0, "types", "{}")));
        assertEquals("types", page.event().name());
        ServicesOf.bind(edge.services, edge.world);
    }

    @Test
    public void aPageThatDoesNotReadHoldsNobodyUp() throws IOException {
        var lazy = open("s-admin");
        var keen = open("s-other");
        var filler = "x".repeat(20_000);
        // more than sockets and buffers take: what waits then grows over its limit
        var published = CompletableFuture.runAsync(() -> {
            for (var i = 0; i < 2_000; i++) {
                hub.publish(List.of(
                        new Event(1, "benefit", "{\"id\":\"b1-" + i + "\",\"filler\":\"" + filler + "\"}"),
                        benefit(2, "b2-1", i)));
            }
        });
        // it would wait for ever for the page, which reads nothing before it is done
        await("publishing never waits", published::isDone);
        published.join();
        for (var got = keen.event(); !got.data().contains(":1999}"); got = keen.event()) {
            assertEquals("benefit", got.name());
        }
        var last = "";
        for (var got = lazy.event(); !got.name().equals("resync"); got = lazy.event()) {
            last = got.name();
        }
        assertEquals("benefit", last);
        assertTrue("and is closed", lazy.ended());
        await("the stream is forgotten", () -> hub.openStreams() == 1);
    }

    @Test
    public void aPageThatIsGoneIsForgotten() throws IOException {
        var page = open("s-admin");
        await("open", () -> hub.openStreams() == 1);
        page.close();
        await("forgotten by the heartbeat", () -> hub.openStreams() == 0);
    }

    @Test
    public void streamsHoldNoThread() throws IOException {
        var before = threads();
        for (var i = 0; i < 16; i++) {
            open("s-admin");
            open("s-other");
        }
        await("all are open", () -> hub.openStreams() == 32);
        assertTrue(before + " then " + threads(), threads() < before + 16);
    }

    private static long threads() {
        return Thread.getAllStackTraces().size();
    }

    @Test
    public void aUserHasSixteenStreamsAtMost() throws IOException {
        for (var i = 0; i < 16; i++) {
            open("s-admin");
        }
        await("all are open", () -> hub.openStreams() == 16);
        var got = edge.get("events", "s-admin");
        assertEquals(503, got.status());
        assertEquals("urn:bestow:busy", got.type());
    }

    @Test
    public void stoppingEndsTheStreams() throws IOException {
        var page = open("s-admin");
        hub.stop();
        assertTrue(page.ended());
        assertEquals(0, hub.openStreams());
        hub.publish(List.of(new Event(0, "types", "{}")));
    }

    @Test
    public void topicsOfOthersStayInside() throws IOException {
        var page = open("s-admin");
        hub.publish(List.of(
                new Event(1, "mail", "{\"to\":\"x\"}"),
                new Event(1, "session", "{\"user\":11}"),
                new Event(1, "types", "{}")));
        assertEquals("types", page.event().name());
    }

    @Test
    public void aMembersPagesHearOfItsStandingAndStayOpen() throws IOException {
        var page = open("s-admin");
        var other = open("s-other");
        hub.publish(List.of(new Event(1, "session", Event.CHANGED), new Event(0, "types", "{}")));
        var changed = page.event();
        assertEquals("session", changed.name());
        assertEquals("{\"state\":\"changed\"}", changed.data());
        assertEquals("types", page.event().name());
        assertEquals("types", other.event().name());
        hub.publish(List.of(new Event(0, "types", "{}")));
        assertEquals("types", page.event().name());
    }

    @Test
    public void problemsAreProblemsHereToo() {
        var got = edge.get("events", "");
        assertEquals(401, got.status());
        assertEquals("application/problem+json", got.header("Content-Type"));
        assertEquals("urn:bestow:not-signed-in", got.type());
        assertEquals("no-store", got.header("Cache-Control"));
        var post = edge.post("events", "s-admin", "{}");
        assertEquals(405, post.status());
        assertEquals("GET, OPTIONS", post.header("Allow"));
        assertEquals(
                204,
                edge.send(edge.to("events", "").method("OPTIONS", BodyPublishers.noBody()))
                        .status());
    }
}
