package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import org.bestow.spi.Effects;
import org.bestow.spi.Text;
import org.bestow.spi.View;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A type that fails harms itself alone. */
public class LiveTypeFaultsTest {

    @Rule
    public final Deployed deployed = new Deployed();

    private PlugIn plugIn;
    private LiveType gym;

    @Before
    public void deploy() {
        plugIn = deployed.deploy(1, "Gym");
        gym = deployed.gym();
    }

    private String fault(String action) {
        var outcome = gym.decide(Scene.snapshot(), Scene.caller(), action, "{}");
        assertTrue(outcome.toString(), outcome instanceof Outcome.Faulty);
        return ((Outcome.Faulty) outcome).reason();
    }

    @Test
    public void faultsBecomeWords() {
        assertTrue(fault("fail").startsWith("org.bestow.core.internal.engine.fixture.Gym$Sore: sore at "));
        assertTrue(fault("overflow").startsWith("java.lang.StackOverflowError"));
        assertTrue(fault("nothing").contains("the decision is null"));
        assertTrue(fault("foreign").contains("no USER of this member: u9-1"));
    }

    @Test
    public void aBenefitIsFaultyAloneAndUntilItsNextSuccess() {
        fault("fail");
        assertTrue(gym.health().faults().of(100).isPresent());
        assertEquals(1, gym.health().faults().count());
        deployed.decided("refuse", "{}", Scene.snapshot());
        assertEquals(0, gym.health().faults().count());
    }

    @Test
    public void viewAndEffectsDieWithTheCall() {
        deployed.decided("keep", "{}", Scene.snapshot());
        var effects = (Effects) plugIn.get("Gym", "kept");
        var view = (View<?>) plugIn.get("Gym", "keptView");
        assertThrows(IllegalStateException.class, effects::activate);
        assertThrows(IllegalStateException.class, () -> effects.result("a", Text.of("b")));
        assertThrows(IllegalStateException.class, view::now);
        assertThrows(IllegalStateException.class, view::settings);
    }

    @Test
    public void runsOnThreadsOfTheType() {
        var results = deployed.decided("loader", "{}", Scene.snapshot()).results();
        assertEquals("true", results.get("own").literal().orElseThrow().in("en"));
        assertTrue(results.get("thread").literal().orElseThrow().in("en").startsWith("bestow-type-gym-"));
    }

    @Test
    public void aHangingCallIsFaultyAfterTwoSecondsAndShownWithItsStack() {
        var started = System.nanoTime();
        assertTrue(fault("hang").contains("2 s"));
        assertTrue(System.nanoTime() - started < 3_900_000_000L);
        var check = new TypesCheck(deployed.registry).run();
        assertTrue(
                check.message(),
                check.message().contains("1 hanging in type gym at org.bestow.core.internal.engine.fixture.Gym."));
        assertTrue(gym.decide(Scene.snapshot(), Scene.caller(), "refuse", "{}") instanceof Outcome.Decision);
        plugIn.release();
    }

    @Test
    public void restsWhenItFailsEverywhere() {
        for (var call = 0; call < 20; call++) {
            gym.decide(
                    Scene.snapshot(call, call, Scene.SETTINGS, 2, List.of(), List.of()), Scene.caller(), "fail", "{}");
        }
        assertTrue(gym.decide(Scene.snapshot(), Scene.caller(), "refuse", "{}") instanceof Outcome.Unavailable);
        assertTrue(new TypesCheck(deployed.registry).run().message().contains("rests"));
        deployed.clock.move(Duration.ofSeconds(30));
        deployed.decided("refuse", "{}", Scene.snapshot());
        deployed.decided("refuse", "{}", Scene.snapshot());
    }
}
