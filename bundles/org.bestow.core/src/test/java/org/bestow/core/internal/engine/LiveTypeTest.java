package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.core.internal.effect.Assign;
import org.bestow.core.internal.effect.ClaimUnique;
import org.bestow.core.internal.effect.Decided;
import org.bestow.core.internal.effect.EndRefund;
import org.bestow.core.internal.effect.Release;
import org.bestow.core.internal.effect.TakeKeys;
import org.bestow.spi.Effects;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Part;
import org.bestow.spi.Role;
import org.bestow.spi.Scope;
import org.bestow.spi.Text;
import org.bestow.spi.View;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class LiveTypeTest {

    private static final String JOIN = "{\"user\":\"u7-3\",\"nick\":\"anna\"}";

    @Rule
    public final Deployed deployed = new Deployed();

    private PlugIn plugIn;
    private LiveType gym;

    @Before
    public void deploy() {
        plugIn = deployed.deploy(1, "Gym");
        gym = deployed.gym();
    }

    private Decided decided(String action, String input, Snapshot snapshot) {
        var outcome = gym.decide(snapshot, Scene.caller(), action, input);
        assertTrue(outcome.toString(), outcome instanceof Outcome.Decision);
        return ((Outcome.Decision) outcome).decided();
    }

    private String fault(String action) {
        var outcome = gym.decide(Scene.snapshot(), Scene.caller(), action, "{}");
        assertTrue(outcome.toString(), outcome instanceof Outcome.Faulty);
        return ((Outcome.Faulty) outcome).reason();
    }

    private Map<String, String> errors(String input) {
        var parsed = gym.input("join", input, 7, Language.EN);
        assertTrue(parsed.toString(), parsed instanceof ParsedInput.Bad);
        return ((ParsedInput.Bad) parsed)
                .errors().stream().collect(Collectors.toMap(Problem.FieldError::path, Problem.FieldError::message));
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
    public void bringsInputIntoOneForm() {
        var parsed = gym.input(
                "join", " {\"nick\":\"anna\",\"tags\":[], \"visits\":null,\"user\":\"u7-3\"}", 7, Language.EN);
        assertEquals(new ParsedInput.Ok("{\"user\":\"u7-3\",\"nick\":\"anna\",\"tags\":[]}", Set.of(3L)), parsed);
    }

    @Test
    public void namesEveryWrongField() {
        var errors =
                errors("{\"user\":\"u8-3\",\"nick\":\"x\",\"visits\":9,\"level\":\"NOON\",\"pin\":1,\"more\":true}");
        assertEquals(Set.of("/user", "/nick", "/visits", "/level", "/pin", "/more"), errors.keySet());
        assertEquals("This is not a user of your company.", errors.get("/user"));
        assertEquals("One of these is expected: DAY, NIGHT.", errors.get("/level"));
        assertEquals(Set.of("/user", "/nick"), errors("{}").keySet());
        assertEquals(Set.of(""), errors("{").keySet());
        assertEquals(Set.of(""), errors("").keySet());
        assertEquals(Set.of(""), errors("[]").keySet());
        assertEquals(Set.of(""), errors("{\"nick\":\"anna\",\"nick\":\"bob\"}").keySet());
    }

    @Test
    public void saysWhatARecordRefuses() {
        var outcome = gym.decide(Scene.snapshot(), Scene.caller(), "join", "{\"user\":\"u7-3\",\"nick\":\"admin\"}");
        assertEquals(
                new Outcome.BadInput(new Problem.FieldError("", "This is not allowed: this nick is taken")), outcome);
        var chinese = gym.input("join", "{\"nick\":\"anna\"}", 7, Language.ZH_CN);
        assertEquals(List.of(new Problem.FieldError("/user", "此字段为必填项。")), ((ParsedInput.Bad) chinese).errors());
    }

    @Test
    public void writesSchemasInThreeLanguages() throws Exception {
        var schema = Json.parse(gym.inputSchema("join", Language.EN).orElseThrow());
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.path("$schema").asText());
        assertEquals("[\"user\",\"nick\"]", schema.path("required").toString());
        assertFalse(schema.path("additionalProperties").asBoolean(true));
        var properties = schema.path("properties");
        assertEquals(
                "{\"title\":\"User\",\"type\":\"string\",\"format\":\"user\"}",
                properties.path("user").toString());
        assertEquals(
                "{\"title\":\"Nickname\",\"type\":\"string\",\"minLength\":2,\"maxLength\":10}",
                properties.path("nick").toString());
        assertEquals(
                "{\"title\":\"Visits\",\"description\":\"Each week\",\"type\":\"integer\",\"minimum\":1,\"maximum\":5}",
                properties.path("visits").toString());
        assertEquals(
                "{\"title\":\"Level\",\"type\":\"string\",\"oneOf\":[{\"const\":\"DAY\",\"title\":\"By day\"},"
                        + "{\"const\":\"NIGHT\",\"title\":\"By night\"}]}",
                properties.path("level").toString());
        assertTrue(properties.path("pin").path("writeOnly").asBoolean());
        var simplified = Json.parse(gym.inputSchema("join", Language.ZH_CN).orElseThrow());
        assertEquals("昵称", simplified.at("/properties/nick/title").asText());
        assertEquals("白天", simplified.at("/properties/level/oneOf/0/title").asText());
        assertEquals(
                "By night", simplified.at("/properties/level/oneOf/1/title").asText());
        var traditional = Json.parse(gym.inputSchema("join", Language.ZH_TW).orElseThrow());
        assertEquals("Nickname", traditional.at("/properties/nick/title").asText());
    }

    @Test
    public void recordsEffects() {
        var decided = decided("join", JOIN, Scene.snapshot());
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
        var decided = decided("quit", "{}", Scene.snapshot(7, 100, Scene.SETTINGS, 2, List.of(seat), List.of()));
        assertEquals(
                List.of(new Release(200, "{\"key\":\"why.quit\",\"facts\":{\"on\":{\"day\":\"2026-03-10\"}}}")),
                decided.effects());
        var mute = Scene.seat(200, "{\"since\":\"2026-03-01\"}");
        var refused = decided("quit", "{}", Scene.snapshot(7, 100, Scene.SETTINGS, 2, List.of(mute), List.of()));
        assertEquals("no-nick", refused.refusal().orElseThrow().rule());
    }

    @Test
    public void partsThatWereNotAskedForAreEmpty() {
        var seat = Scene.seat(200, "{\"since\":\"2026-03-01\"}");
        var snapshot = Scene.snapshot(7, 100, Scene.SETTINGS, 2, List.of(seat), List.of(Scene.key(300)));
        var decided = decided("key", "{}", snapshot);
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
        assertEquals(1, decided("key", "{}", day).results().get("seen").facts().get("count"));
        // also the first time, when all were loaded
        assertEquals(
                0, decided("key", "{}", night).results().get("seen").facts().get("count"));
        assertEquals(Optional.of(Set.of()), needed.on(night.item()));
        assertEquals(Optional.of(Set.of(Part.KEYS)), needed.on(day.item()));
    }

    @Test
    public void aRefusalDropsItsEffects() {
        var decided = decided("refuse", "{}", Scene.snapshot());
        assertEquals(List.of(), decided.effects());
        assertEquals("closed-today", decided.refusal().orElseThrow().rule());
        assertEquals(LocalDate.of(2026, 3, 10), decided.refusal().get().facts().get("day"));
    }

    @Test
    public void refusesChoicesThatAreNotOffered() {
        var input = "{\"user\":\"u7-3\",\"nick\":\"anna\",\"slot\":\"late\"}";
        assertEquals(
                "choice-unknown",
                decided("join", input, Scene.snapshot()).refusal().orElseThrow().rule());
        var offered = input.replace("late", "early");
        assertEquals(
                Optional.empty(), decided("join", offered, Scene.snapshot()).refusal());
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
        decided("refuse", "{}", Scene.snapshot());
        assertEquals(0, gym.health().faults().count());
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
    public void viewAndEffectsDieWithTheCall() {
        decided("keep", "{}", Scene.snapshot());
        var effects = (Effects) plugIn.get("Gym", "kept");
        var view = (View<?>) plugIn.get("Gym", "keptView");
        assertThrows(IllegalStateException.class, effects::activate);
        assertThrows(IllegalStateException.class, () -> effects.result("a", Text.of("b")));
        assertThrows(IllegalStateException.class, view::now);
        assertThrows(IllegalStateException.class, view::settings);
    }

    @Test
    public void runsOnThreadsOfTheType() {
        var results = decided("loader", "{}", Scene.snapshot()).results();
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

    @Test
    public void restsWhenItFailsEverywhere() {
        for (var call = 0; call < 20; call++) {
            gym.decide(
                    Scene.snapshot(call, call, Scene.SETTINGS, 2, List.of(), List.of()), Scene.caller(), "fail", "{}");
        }
        assertTrue(gym.decide(Scene.snapshot(), Scene.caller(), "refuse", "{}") instanceof Outcome.Unavailable);
        assertTrue(new TypesCheck(deployed.registry).run().message().contains("rests"));
        deployed.clock.move(Duration.ofSeconds(30));
        decided("refuse", "{}", Scene.snapshot());
        decided("refuse", "{}", Scene.snapshot());
    }
}
