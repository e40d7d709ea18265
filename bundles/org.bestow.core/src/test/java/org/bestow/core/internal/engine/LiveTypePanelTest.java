package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.Problem;
import org.bestow.spi.Scope;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What a type shows of a benefit. */
public class LiveTypePanelTest {

    @Rule
    public final Deployed deployed = new Deployed();

    private LiveType gym;

    @Before
    public void deploy() {
        deployed.deploy(1, "Gym");
        gym = deployed.gym();
    }

    @Test
    public void rendersDetailsAndOffers() {
        var panel = gym.panel(
                Scene.snapshot(),
                Scene.caller(),
                (action, seat) -> action.name().equals("fail")
                        ? Optional.of(Problem.of(Problem.Kind.FORBIDDEN, "no", "no"))
                        : Optional.empty());
        assertEquals(
                List.of("notice", "instructions", "links", "keys"),
                panel.details().stream().map(block -> block.get("kind")).toList());
        assertEquals(List.of("First", "Second"), panel.details().get(1).get("paragraphs"));
        assertEquals(
                List.of(Map.of("label", "ok", "href", "https://gym.example")),
                panel.details().get(2).get("items"));
        var join = panel.offers().get(0);
        assertEquals("Join", join.title());
        assertEquals(Optional.of("Makes somebody a guest."), join.description());
        assertEquals(
                List.of("ends-refund", "irreversible"),
                join.consequences().stream().map(effect -> effect.kind()).toList());
        assertTrue(
                join.consequences().get(0).text(),
                join.consequences().get(0).text().contains("21"));
        assertTrue(join.inputSchema().contains("\"oneOf\":[{\"const\":\"early\",\"title\":\"Early\"}]"));
        assertEquals(Optional.empty(), join.refusal());
        assertEquals(
                Optional.of(Problem.Kind.FORBIDDEN),
                panel.offers().stream()
                        .filter(offer -> offer.name().equals("fail"))
                        .findFirst()
                        .flatMap(offer -> offer.refusal().map(Problem::kind)));
        assertEquals(Optional.empty(), panel.problem());
    }

    @Test
    public void faultyDetailsLeaveTheActions() {
        var broken = Scene.snapshot(7, 100, Scene.BROKEN, 2, List.of(), List.of());
        var panel = gym.panel(broken, Scene.caller(), (action, seat) -> Optional.empty());
        assertEquals(List.of(), panel.details());
        assertEquals(Problem.Kind.TYPE_FAULTY, panel.problem().orElseThrow().kind());
        assertTrue(panel.offers().size() > 5);
    }

    @Test
    public void faultySettingsMakeTheBenefitFaulty() {
        var broken = Scene.snapshot(7, 100, "{\"product\":\"x\"}", 2, List.of(), List.of());
        var panel = gym.panel(broken, Scene.caller(), (action, seat) -> Optional.empty());
        assertEquals(Problem.Kind.TYPE_FAULTY, panel.problem().orElseThrow().kind());
        assertTrue(gym.health().faults().of(100).orElseThrow().contains("/text"));
    }

    @Test
    public void readsSettingsOfAnOlderVersion() {
        var old = Scene.SETTINGS.replace("\"product\"", "\"name\"");
        var panel = gym.panel(
                Scene.snapshot(7, 100, old, 1, List.of(), List.of()),
                Scene.caller(),
                (action, seat) -> Optional.empty());
        assertEquals("Welcome to Iron", panel.details().get(0).get("text"));
        assertEquals(Optional.empty(), panel.problem());
    }

    @Test
    public void offersActionsOnEachSeat() {
        var seats = List.of(
                Scene.seat(200, "{\"since\":\"2026-03-01\",\"nick\":\"anna\"}"),
                Scene.seat(201, "{\"since\":\"2026-03-01\"}"));
        var offers = gym.sayings(
                        Scene.snapshot(7, 100, Scene.SETTINGS, 2, seats, List.of()),
                        Scene.caller(),
                        Scope.ASSIGNMENT,
                        (action, seat) -> Optional.empty())
                .offers();
        assertEquals(Set.of(200L, 201L), offers.keySet());
        assertEquals(Optional.empty(), offers.get(200L).get(0).refusal());
        assertEquals("no-nick", offers.get(201L).get(0).refusal().orElseThrow().rule());
    }
}
