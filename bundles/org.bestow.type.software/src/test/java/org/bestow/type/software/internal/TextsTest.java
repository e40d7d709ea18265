package org.bestow.type.software.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bestow.spi.Details;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Refusal;
import org.bestow.spi.Text;
import org.junit.Test;

/** The three languages say the same, and everything that the type can say. */
public class TextsTest {

    private static final Pattern FACT = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, String> english = load("");
    private final List<Map<String, String>> others = List.of(load("_zh_CN"), load("_zh_TW"));

    @Test
    public void languagesHaveTheSameKeys() {
        for (var other : others) {
            assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(other.keySet()));
        }
    }

    @Test
    public void languagesUseTheSameFacts() {
        for (var key : english.keySet()) {
            for (var other : others) {
                assertEquals(key, facts(english.get(key)), facts(other.get(key)));
                assertFalse(key, other.get(key).isBlank());
            }
        }
    }

    @Test
    public void everyRefusalHasATextThatUsesItsFactsOnly() {
        var refusals = new ArrayList<Optional<Refusal>>();
        refusals.add(Keys.available(FakeView.of(Products.accessLicence(), 1, 0)).refusal());
        refusals.add(Keys.available(FakeView.of(Products.server(), 1, 1)).refusal());
        var shared = FakeView.of(Products.shared(KeyKind.CUSTOM), 1, 0);
        refusals.add(Keys.available(shared.taken(1)).refusal());
        refusals.add(Keys.take(shared, new GetKeys(Optional.of(2)), new RecordedEffects())
                .refusal());

        for (var refusal : refusals) {
            var key = "refusal." + refusal.orElseThrow().rule();
            assertSaid(key, refusal.get().facts().keySet());
            assertSaid(key + ".title", Set.of());
        }
        var texts = english.keySet().stream()
                .filter(key -> key.startsWith("refusal."))
                .count();
        assertEquals("a text for a rule that is not there", texts, 2 * refusals.size());
    }

    @Test
    public void everyTextOfThePageIsThere() {
        var settings = new ArrayList<>(List.of(Products.server(), Products.accessLicence(), Products.freeTool()));
        for (var kind : KeyKind.values()) {
            if (kind != KeyKind.NONE) {
                settings.add(Products.shared(kind));
            }
        }
        for (var each : settings) {
            for (var view : List.of(FakeView.of(each, 2, 0), FakeView.of(each, 2, 2), FakeView.unlimited(each))) {
                DetailsPage.of(view).blocks().forEach(this::assertSaid);
            }
        }
    }

    @Test
    public void everyActionAndInputHasATitle() {
        var definition = new FakeDefinition<Settings>();
        new SoftwareType().define(definition);
        assertSaid("type.title", Set.of());
        definition.actions.forEach((name, action) -> {
            assertSaid("action." + name + ".title", Set.of());
            for (var component : action.input.getRecordComponents()) {
                assertSaid("input." + name + "." + component.getName(), Set.of());
            }
        });
    }

    private void assertSaid(Details.Block block) {
        if (block instanceof Details.Notice notice) {
            assertSaid(notice.text());
        } else if (block instanceof Details.Facts facts) {
            facts.items().forEach(fact -> {
                assertSaid(fact.label());
                assertSaid(fact.value());
            });
        } else if (block instanceof Details.Instructions instructions) {
            assertSaid(instructions.title());
        } else if (block instanceof Details.Keys keys) {
            assertSaid(keys.title());
            assertSaid(keys.whenEmpty());
        } else if (block instanceof Details.Chooser chooser) {
            assertSaid(chooser.title());
            chooser.dimensions().forEach(dimension -> {
                assertSaid(dimension.label());
                dimension.options().forEach(option -> assertSaid(option.label()));
            });
            chooser.entries().forEach(entry -> assertSaid(entry.label()));
        } else {
            throw new AssertionError("no check of the texts of " + block);
        }
    }

    private void assertSaid(Text text) {
        if (text.literal().isEmpty()) {
            assertSaid(text.key(), text.facts().keySet());
        }
    }

    private void assertSaid(String key, Set<String> facts) {
        assertTrue("no text for " + key, english.containsKey(key));
        assertTrue("unknown fact in " + key, facts.containsAll(facts(english.get(key))));
    }

    private static Set<String> facts(String text) {
        return FACT.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Map<String, String> load(String language) {
        var name = "/OSGI-INF/l10n/bundle" + language + ".properties";
        var properties = new Properties();
        try (var reader = new InputStreamReader(TextsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new AssertionError(name, unreadable);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
