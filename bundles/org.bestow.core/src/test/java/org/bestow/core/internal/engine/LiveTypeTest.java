package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.core.internal.effect.Assign;
import org.bestow.core.internal.effect.ClaimUnique;
import org.bestow.core.internal.effect.Decided;
import org.bestow.core.internal.effect.EndRefund;
import org.bestow.core.internal.effect.Release;
import org.bestow.core.internal.effect.TakeKeys;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class LiveTypeTest {

    private static final String JOIN = "{\"user\":\"u7-3\",\"nick\":\"anna\"}";

    @Rule
    public final Deployed deployed = new Deployed();

    private LiveType gym;

    @Before
    public void deploy() {
        deployed.deploy(1, "Gym");
        gym = deployed.gym();
    }

    @Test
    public void tellsItsActions() {
        var join = gym.action("join").orElseThrow();
        assertEquals(Scope.BENEFIT, join.scope());
        assertEquals(Set.of(Role.GLOBAL_ADMIN, Role.PARTNER_ADMIN), join.defaultRoles());
        assertTrue(gym.action("quit").orElseThrow().orHolder());
        assertEquals(Set.of(Part.KEYS), gym.action("key").orElseThrow().parts());
        assertEquals(Optional.empty(), gym.action("unknown"));
    }

    @Test
    public void recordsEffects() {
        var decided = deployed.decided("join", JOIN, Scene.snapshot());
        assertEquals(
                List.of(
                        new Assign(-1, 3, "{\"since\":\"2026-03-10\",\"nick\":\"anna\"}", 1),
                        new ClaimUnique("nick", "anna", -1)),
                decided.effects());
        assertEquals(Optional.of(new Decided.Undo("quit", "{}")), decided.undo());
    }

    @Test
    public void actsOnASeat() {
        var seat = Scene.seat(200, "{\"since\":\"2026-03-01\",\"nick\":\"anna\"}");
        var decided =
                deployed.decided("quit", "{}", Scene.snapshot(7, 100, Scene.SETTINGS, 2, List.of(seat), List.of()));
        assertEquals(
                List.of(new Release(200, "{\"key\":\"why.quit\",\"facts\":{\"on\":{\"day\":\"2026-03-10\"}}}")),
                decided.effects());
        var mute = Scene.seat(200, "{\"since\":\"2026-03-01\"}");
        var refused =
                deployed.decided("quit", "{}", Scene.snapshot(7, 100, Scene.SETTINGS, 2, List.of(mute), List.of()));
        assertEquals("no-nick", refused.refusal().orElseThrow().rule());
    }

    @Test
    public void partsThatWereNotAskedForAreEmpty() {
        var seat = Scene.seat(200, "{\"since\":\"2026-03-01\"}");
        var snapshot = Scene.snapshot(7, 100, Scene.SETTINGS, 2, List.of(seat), List.of(Scene.key(300)));
        var decided = deployed.decided("key", "{}", snapshot);
        assertEquals(List.of(new TakeKeys("gym-pool", KeyKind.RETAIL, 2, ""), new EndRefund()), decided.effects());
        var seen = decided.results().get("seen");
        assertEquals(Map.of("count", 1, "seats", 0), seen.facts());
    }

    @Test
    public void settingsTellWhichPartsAreNeeded() {
        var needed = gym.action("key").orElseThrow().needed();
        var day = Scene.snapshot(7, 100, Scene.SETTINGS, 2, List.of(), List.of(Scene.key(300)));
        var night =
                Scene.snapshot(7, 100, Scene.SETTINGS.replace("DAY", "NIGHT"), 2, List.of(), List.of(Scene.key(300)));
        assertEquals(Optional.empty(), needed.on(night.item()));
        assertEquals(
                1,
                deployed.decided("key", "{}", day).results().get("seen").facts().get("count"));
        // also the first time, when all were loaded
        assertEquals(
                0,
                deployed.decided("key", "{}", night)
                        .results()
                        .get("seen")
                        .facts()
                        .get("count"));
        assertEquals(Optional.of(Set.of()), needed.on(night.item()));
        assertEquals(Optional.of(Set.of(Part.KEYS)), needed.on(day.item()));
    }

    @Test
    public void aRefusalDropsItsEffects() {
        var decided = deployed.decided("refuse", "{}", Scene.snapshot());
        assertEquals(List.of(), decided.effects());
        assertEquals("closed-today", decided.refusal().orElseThrow().rule());
        assertEquals(LocalDate.of(2026, 3, 10), decided.refusal().get().facts().get("day"));
    }
}
