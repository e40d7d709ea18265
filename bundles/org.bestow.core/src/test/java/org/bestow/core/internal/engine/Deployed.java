package org.bestow.core.internal.engine;

import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bestow.api.Event;
import org.bestow.api.testing.MovableClock;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Decided;
import org.bestow.core.internal.text.Texts;
import org.junit.rules.ExternalResource;

/** A registry outside of OSGi, and what it told whom. */
final class Deployed extends ExternalResource {

    final MovableClock clock = new MovableClock(Scene.NOW);
    final Texts texts = new Texts();
    final List<String> written = new CopyOnWriteArrayList<>();
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final Aftermath aftermath = new Aftermath(
            arrival -> written.add(arrival.id() + " " + arrival.version()),
            type -> written.add("recheck " + type),
            () -> List.of(events::addAll));
    final TypeRegistry registry = new TypeRegistry(texts, clock, aftermath);

    LiveType gym() {
        return registry.live("gym").orElseThrow();
    }

    PlugIn deploy(Object key, String type) {
        var plugIn = new PlugIn();
        registry.arrive(plugIn.candidate(key, "gym", "1.0." + key, type));
        return plugIn;
    }

    /** What the gym decides; it must not fail. */
    Decided decided(String action, String input, Snapshot snapshot) {
        var outcome = gym().decide(snapshot, Scene.caller(), action, input);
        assertTrue(outcome.toString(), outcome instanceof Outcome.Decision);
        return ((Outcome.Decision) outcome).decided();
    }

    /** Waits for all that follows from arrivals and leaves. */
    void settle() {
        var done = new CountDownLatch(1);
        aftermath.later(done::countDown);
        try {
            if (!done.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nothing settles");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void after() {
        aftermath.stop();
    }
}
