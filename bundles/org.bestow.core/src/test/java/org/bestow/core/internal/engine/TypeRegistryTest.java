package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.bestow.api.Check;
import org.bestow.api.Language;
import org.bestow.core.internal.catalog.SettingsCheck.State;
import org.bestow.store.fixture.Await;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;

public class TypeRegistryTest {

    /** Hung plug-ins are waited for in real time, which takes half a minute in all. */
    @BeforeClass
    public static void notInTheFastLoop() {
        assumeFalse(Boolean.getBoolean("bestow.test.fast"));
    }

    @Rule
    public final Deployed deployed = new Deployed();

    private final TypeRegistry registry = deployed.registry;

    /** As callers may, over the leave of their types. */
    private final List<LiveType> kept = new ArrayList<>();

    @Test
    public void aTypeComesAndGoes() {
        deployed.deploy(1, "Gym");
        assertEquals("1.0.1", deployed.gym().version());
        deployed.settle();
        assertEquals(List.of("gym 1.0.1", "recheck gym"), deployed.written);
        assertEquals("types", deployed.events.get(0).topic());
        var gym = deployed.gym();
        var before = deployed.events.size();
        registry.leave(1);
        deployed.settle();
        assertTrue(registry.live("gym").isEmpty());
        assertTrue(deployed.events.size() > before);
        assertTrue(gym.decide(Scene.snapshot(), Scene.caller(), "refuse", "{}") instanceof Outcome.Unavailable);
        assertEquals("健身房", deployed.texts.title("gym", Language.ZH_CN));
    }

    @Test
    public void refusesFaultyDefinitionsAndShowsThem() {
        for (var bad : List.of("OddSettings", "Unsettled", "Undecided")) {
            deployed.deploy(bad, "BadTypes$" + bad);
            assertTrue(registry.live("gym").isEmpty());
        }
        var check = new TypesCheck(registry).run();
        assertEquals(Check.Level.WARN, check.level());
        assertTrue(check.message(), check.message().contains("Odd.thread: java.lang.Thread"));
        assertTrue(check.message(), check.message().contains("settings are not defined"));
        assertTrue(check.message(), check.message().contains("action half has no decide"));
        List.of("OddSettings", "Unsettled", "Undecided").forEach(registry::leave);
        assertEquals(List.of(), registry.refused());
    }

    @Test
    public void refusesANameThatIsNone() {
        registry.arrive(new PlugIn().candidate(1, "Big Gym", "1", "Gym"));
        assertEquals(1, registry.refused().size());
    }

    @Test
    public void aHangingDefinitionIsRefusedInTime() {
        var started = System.nanoTime();
        deployed.deploy(1, "BadTypes$Sleeper");
        assertInTime(started, 3_500, 3);
        assertEquals(1, registry.refused().size());
    }

    @Test
    public void aSecondServiceWaitsForItsTurn() {
        deployed.deploy(1, "Gym");
        deployed.deploy(2, "Gym");
        deployed.deploy(3, "Gym");
        assertEquals("1.0.1", deployed.gym().version());
        registry.leave(2);
        registry.leave(1);
        deployed.settle();
        assertEquals("1.0.3", deployed.gym().version());
        registry.leave(3);
        assertTrue(registry.live("gym").isEmpty());
    }

    @Test
    public void checksSettings() {
        assertEquals(State.UNCHECKED, registry.check("gym", Scene.SETTINGS, 2).state());
        deployed.deploy(1, "Gym");
        assertEquals(State.CHECKED, registry.check("gym", Scene.SETTINGS, 2).state());
        var faulty = registry.check("gym", Scene.SETTINGS.replace("\"DAY\"", "5"), 2);
        assertEquals(State.FAULTY, faulty.state());
        assertEquals("/level", faulty.path());
        var blank = registry.check("gym", Scene.SETTINGS.replace("Iron", " "), 2);
        assertEquals("product is blank", blank.message());
        assertEquals(State.FAULTY, registry.check("gym", Scene.SETTINGS, 3).state());
    }

    @Test
    public void leavesInTimeAlthoughADecisionHangs() throws Exception {
        var plugIn = deployed.deploy(1, "Gym");
        var gym = deployed.gym();
        var callers = Executors.newFixedThreadPool(2);
        var hanging = callers.submit(() -> gym.decide(Scene.snapshot(), Scene.caller(), "hang", "{}"));
        awaitThread("bestow-type-gym");
        var started = System.nanoTime();
        registry.leave(1);
        assertInTime(started, 3_500, 3);
        assertFalse(hanging.get(1, TimeUnit.MINUTES) instanceof Outcome.Decision);
        assertEquals(1, registry.hanging().size());
        assertTrue(new TypesCheck(registry).run().message().contains("Gym"));
        plugIn.release();
        await(() -> registry.hanging().isEmpty());
        callers.shutdown();
    }

    @Test
    public void callersThatWaitAreAnsweredWhenTheTypeLeaves() throws Exception {
        var plugIn = deployed.deploy(1, "Gym");
        var gym = deployed.gym();
        var callers = Executors.newFixedThreadPool(20);
        var answers = new ArrayList<Future<Outcome>>();
        var ready = new CountDownLatch(20);
        for (var caller = 0; caller < 20; caller++) {
            answers.add(callers.submit(() -> {
                ready.countDown();
                return gym.decide(Scene.snapshot(), Scene.caller(), "hang", "{}");
            }));
        }
        ready.await();
        registry.leave(1);
        for (var answer : answers) {
            assertFalse(answer.get(1, TimeUnit.MINUTES) instanceof Outcome.Decision);
        }
        plugIn.release();
        callers.shutdown();
    }

    @Test
    public void aTypeWhoseThreadsAllHangAnswersAtOnce() throws Exception {
        var plugIn = deployed.deploy(1, "Gym");
        var gym = deployed.gym();
        var callers = Executors.newFixedThreadPool(PluginThreads.MOST);
        var calls = new ArrayList<Future<Outcome>>();
        for (var call = 0; call < PluginThreads.MOST; call++) {
            calls.add(callers.submit(() -> gym.decide(Scene.snapshot(), Scene.caller(), "hang", "{}")));
        }
        for (var call : calls) {
            assertTrue(call.get(1, TimeUnit.MINUTES) instanceof Outcome.Faulty);
        }
        var started = System.nanoTime();
        assertTrue(gym.decide(Scene.snapshot(), Scene.caller(), "refuse", "{}") instanceof Outcome.Unavailable);
        assertInTime(started, 0, 2);
        plugIn.release();
        await(() -> gym.hanging().isEmpty());
        assertTrue(gym.decide(Scene.snapshot(), Scene.caller(), "refuse", "{}") instanceof Outcome.Decision);
        callers.shutdown();
    }

    @Test
    public void callersSeeNothingButDecisionsAndAbsenceWhileVersionsChange() throws Exception {
        deployed.deploy(0, "Gym");
        var stop = new AtomicBoolean();
        var wrong = new ConcurrentLinkedQueue<Outcome>();
        var decided = new AtomicInteger();
        var callers = Executors.newFixedThreadPool(8);
        for (var caller = 0; caller < 8; caller++) {
            callers.execute(() -> {
                while (!stop.get()) {
                    var outcome = registry.live("gym")
                            .map(gym -> gym.decide(Scene.snapshot(), Scene.caller(), "key", "{}"))
                            .orElseGet(Outcome.Unavailable::new);
                    if (outcome instanceof Outcome.Faulty) {
                        wrong.add(outcome);
                    } else if (outcome instanceof Outcome.Decision) {
                        decided.incrementAndGet();
                    }
                }
            });
        }
        for (var version = 1; version <= 20; version++) {
            var before = decided.get();
            await(() -> decided.get() > before + 50);
            registry.leave(version - 1);
            deployed.deploy(version, "Gym");
        }
        stop.set(true);
        callers.shutdown();
        assertTrue(callers.awaitTermination(1, TimeUnit.MINUTES));
        assertEquals(List.of(), List.copyOf(wrong));
        assertEquals(List.of(), registry.hanging());
    }

    @Test
    public void keepsNoClassLoaderOfTypesThatLeft() {
        var loaders = new ArrayList<WeakReference<ClassLoader>>();
        for (var round = 0; round < 20; round++) {
            loaders.add(new WeakReference<>(useAndDrop(round)));
        }
        deployed.settle();
        await(() -> {
            System.gc();
            return loaders.stream().allMatch(loader -> loader.get() == null);
        });
    }

    private ClassLoader useAndDrop(int round) {
        var plugIn = deployed.deploy(round, "Gym");
        var gym = deployed.gym();
        kept.add(gym);
        for (var often = 0; often < 40; often++) { // so often that reflection generates classes
            gym.decide(Scene.snapshot(), Scene.caller(), "join", "{\"user\":\"u7-3\",\"nick\":\"anna\"}");
        }
        gym.decide(Scene.snapshot(), Scene.caller(), "join", "{\"user\":\"u7-3\",\"nick\":\"admin\"}");
        for (var action : List.of("refuse", "fail", "overflow", "keep", "key")) {
            gym.decide(Scene.snapshot(), Scene.caller(), action, "{}");
        }
        gym.panel(Scene.snapshot(), Scene.caller(), (action, seat) -> Optional.empty());
        registry.check("gym", "{}", 1);
        gym.inputSchema("join", Language.ZH_TW);
        if (round % 5 == 0) {
            gym.decide(Scene.snapshot(), Scene.caller(), "hang", "{}");
            plugIn.release();
        }
        registry.leave(round);
        return plugIn;
    }

    /** With what a busy machine may take besides: still less than one more wait for the type, of so many seconds. */
    private static void assertInTime(long started, int millis, int wait) {
        var took = Duration.ofNanos(System.nanoTime() - started);
        assertTrue("took " + took, took.compareTo(Duration.ofMillis(millis + wait * 1_000L - 100)) < 0);
    }

    private static void awaitThread(String name) {
        await(() -> Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(entry -> entry.getKey().getName().startsWith(name)
                        && List.of(entry.getValue()).toString().contains("Gym")));
    }

    private static void await(BooleanSupplier condition) {
        Await.until("what the type does next", condition::getAsBoolean);
    }
}
