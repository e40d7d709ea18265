package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What a type takes from people. */
public class LiveTypeInputTest {

    @Rule
    public final Deployed deployed = new Deployed();

    private LiveType gym;

    @Before
    public void deploy() {
        deployed.deploy(1, "Gym");
        gym = deployed.gym();
    }

    private Map<String, String> errors(String input) {
        var parsed = gym.input("join", input, 7, Language.EN);
        assertTrue(parsed.toString(), parsed instanceof ParsedInput.Bad);
        return ((ParsedInput.Bad) parsed)
                .errors().stream().collect(Collectors.toMap(Problem.FieldError::path, Problem.FieldError::message));
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
    public void refusesChoicesThatAreNotOffered() {
        var input = "{\"user\":\"u7-3\",\"nick\":\"anna\",\"slot\":\"late\"}";
        assertEquals(
                "choice-unknown",
                deployed.decided("join", input, Scene.snapshot())
                        .refusal()
                        .orElseThrow()
                        .rule());
        var offered = input.replace("late", "early");
        assertEquals(
                Optional.empty(),
                deployed.decided("join", offered, Scene.snapshot()).refusal());
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
}
