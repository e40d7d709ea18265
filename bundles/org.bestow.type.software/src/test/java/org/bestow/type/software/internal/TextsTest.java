package org.bestow.type.software.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bestow.spi.Details;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Refusal;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.junit.Test;

/** The three languages say the same, and everything that the type can say. */
public class TextsTest {

    private static final Pattern FACT = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, String> english = load("");
    private final RecordedEffects effects = new RecordedEffects();
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
        var refusals = new ArrayList<Refusal>();
        Consumer<Optional<Refusal>> said = refusal -> refusals.add(refusal.orElseThrow());
        said.accept(Keys.available(FakeView.of(Products.accessLicence(), 1, 0)).refusal());
        said.accept(Keys.available(FakeView.of(Products.server(), 1, 1)).refusal());
        said.accept(Keys.available(FakeView.of(Products.server(), 1, 0).is(Status.EXPIRED))
                .refusal());
        var shared = FakeView.of(Products.shared(KeyKind.CUSTOM), 1, 0);
        said.accept(Keys.available(shared.taken(1)).refusal());
        said.accept(Keys.take(shared, keys(2), effects).refusal());
        for (var per : DailyLimit.Per.values()) {
            var limited =
                    FakeView.of(Products.limited(new DailyLimit(per, 1, Optional.empty(), Optional.empty())), 9, 0);
            var now = List.of(FakeView.NOW);
            said.accept(Keys.available(limited.taken(now).siblings(now)).refusal());
            effects.limits.clear();
            Keys.take(limited, keys(1), effects);
            refusals.add(effects.limits.get(0).with("taken", 1L)); // as the platform does
            if (per == DailyLimit.Per.PRODUCT) {
                said.accept(Keys.take(limited, keys(2), effects).refusal());
            }
        }
        said.accept(Activations.available(shared.taken(1)).refusal());
        var counted = FakeView.of(Products.counted(Settings.Counting.EVERY), 1, 1);
        said.accept(Activations.available(counted).refusal());
        said.accept(Activations.available(counted.is(Status.EXPIRED)).refusal());
        var fresh =
                FakeView.of(Products.shared(KeyKind.MULTIPLE_ACTIVATION), 1, 0).taken(1);
        said.accept(Activations.withdrawable(fresh).refusal());
        var same = new RecordActivation(RecordActivation.Occasion.SAME_MACHINE, Optional.empty());
        said.accept(Activations.record(fresh, same, effects).refusal());

        for (var refusal : refusals) {
            var key = "refusal." + refusal.rule();
            assertSaid(key, refusal.facts().keySet());
            assertSaid(key + ".title", Set.of());
        }
        var texts = english.keySet().stream()
                .filter(key -> key.startsWith("refusal."))
                .count();
        var rules = refusals.stream().map(Refusal::rule).distinct().count();
        assertEquals("a text for a rule that is not there", texts, 2 * rules);
    }

    private static GetKeys keys(int count) {
        return new GetKeys(Optional.of(count), Optional.empty(), Optional.empty());
    }

    @Test
    public void everyRemarkHasAText() {
        var view = FakeView.of(Products.shared(KeyKind.MULTIPLE_ACTIVATION), 5, 1);
        for (var machine : List.of(Optional.of("build-7"), Optional.of(" "), Optional.<String>empty())) {
            for (var occasion : RecordActivation.Occasion.values()) {
                Activations.record(view, new RecordActivation(occasion, machine), effects);
            }
            Activations.withdraw(view, new WithdrawActivation(machine), effects);
        }
        assertEquals(12, effects.remarks.size());
        for (var remark : effects.remarks) {
            assertSaid(remark);
            remark.facts().values().forEach(fact -> assertSaid((Text) fact));
        }
    }

    @Test
    public void everyTextOfThePageIsThere() {
        var settings = new ArrayList<>(List.of(Products.server(), Products.accessLicence(), Products.freeTool()));
        for (var kind : KeyKind.values()) {
            if (kind != KeyKind.NONE) {
                settings.add(Products.shared(kind));
            }
        }
        settings.add(Products.editions());
        settings.add(Products.counted(Settings.Counting.EVERY));
        settings.add(Products.limited(new DailyLimit(DailyLimit.Per.PACKAGE, 1, Optional.empty(), Optional.empty())));
        for (var each : settings) {
            var fresh = FakeView.of(each, 2, 0);
            for (var view : List.of(
                    fresh,
                    FakeView.of(each, 2, 2),
                    FakeView.unlimited(each),
                    fresh.is(Status.EXPIRED),
                    fresh.activateBy(LocalDate.EPOCH))) {
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
                var label = "input." + name + "." + component.getName();
                assertSaid(label, Set.of());
                if (component.getType().isEnum()) {
                    for (var constant : component.getType().getEnumConstants()) {
                        assertSaid(label + "." + constant, Set.of());
                    }
                }
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
        } else if (block instanceof Details.Paragraph paragraph) {
            assertSaid(paragraph.text());
        } else if (block instanceof Details.Links links) {
            assertSaid(links.title().orElseThrow());
            links.items().forEach(link -> assertSaid(link.label()));
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
