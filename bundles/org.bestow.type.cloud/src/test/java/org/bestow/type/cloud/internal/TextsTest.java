package org.bestow.type.cloud.internal;

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
import org.bestow.spi.Refusal;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.bestow.spi.UserRef;
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
        var monthly = FakeView.of(Services.monthly(), 1).user("wang", "wang@gmail.com");
        var licenses = FakeView.of(Services.licenses(25), 1);
        var month = new Credits.Moves(monthly.today().withDayOfMonth(1), 5, 1);
        said.accept(Credits.assignable(licenses).refusal());
        said.accept(Credits.assignable(FakeView.of(Services.monthly(), 1).is(Status.EXPIRED))
                .refusal());
        said.accept(Credits.assignable(FakeView.of(Services.monthly(), 1).moved(month))
                .refusal());
        said.accept(assign(monthly, "nobody"));
        said.accept(assign(FakeView.of(Services.monthlyForYourself(), 1), "li"));
        said.accept(assign(monthly, "wang"));
        said.accept(assign(monthly.holding("li", "Bulk credit"), "li"));
        said.accept(Credits.assignable(monthly.assigned("li")).refusal());
        said.accept(Credits.removable(FakeView.of(Services.bulk(), 1)).refusal());

        said.accept(Licenses.takeable(monthly).refusal());
        said.accept(Licenses.take(licenses, new Licenses.GetKeys(Optional.empty(), false), effects)
                .refusal());
        var over = new Licenses.PreviewRedemption(5, LocalDate.EPOCH, Optional.empty());
        said.accept(Licenses.preview(licenses, over, effects).refusal());
        said.accept(Licenses.takeable(licenses.key("k1-1", "2026-03-01")).refusal());
        said.accept(Licenses.replaceable(licenses).refusal());
        licenses.redeemed("k1-2", FakeView.redemption("a", "2026-01-01", 25, "2027-01-01"));
        said.accept(Licenses.redeemable(licenses).refusal());
        said.accept(Licenses.replaceable(licenses).refusal());
        said.accept(Licenses.replaceable(licenses.replacing()).refusal());

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

    private Optional<Refusal> assign(FakeView view, String name) {
        return Credits.assign(view, new Credits.AssignUser(Optional.of(new UserRef("u1-" + name))), effects)
                .refusal();
    }

    @Test
    public void everyRemarkResultAndMailHasItsTexts() {
        var monthly = FakeView.of(Services.monthly(), 1);
        assign(monthly, "li");
        Credits.remove(monthly.assigned("li"), new Credits.Nothing(), effects);
        var licenses = FakeView.of(Services.licenses(25), 2).key("k1-1", "2026-03-01");
        Licenses.take(licenses, new Licenses.GetKeys(Optional.empty(), true), effects);
        Licenses.markRedeemed(licenses, new Licenses.MarkRedeemed("a", Optional.empty(), Optional.empty()), effects);
        for (var reason : Licenses.Reason.values()) {
            Licenses.replace(licenses, new Licenses.ReplaceKey(reason), effects);
        }
        for (var more : List.of(5L, 500L)) {
            var input = new Licenses.PreviewRedemption(5, LocalDate.parse("2026-12-31"), Optional.of(more));
            Licenses.preview(licenses, input, effects);
            effects.results.values().forEach(this::assertSaid);
        }
        assertEquals(5, effects.words.size());
        effects.words.forEach(this::assertSaid);
        for (var mail : effects.mails) {
            assertSaid("mail." + mail.template() + ".subject", mail.facts().keySet());
            assertSaid("mail." + mail.template() + ".body", mail.facts().keySet());
            mail.lines().forEach(this::assertSaid);
            mail.links().forEach(link -> assertSaid(link.label()));
        }
    }

    @Test
    public void everyTextOfThePageIsThere() {
        var redemption = FakeView.redemption("a", "2026-03-01", 25, "2026-12-31");
        for (var settings :
                List.of(Services.monthly(), Services.monthlyForYourself(), Services.bulk(), Services.licenses(25))) {
            var keys = FakeView.of(settings, 3)
                    .redeemed("k1-1", redemption)
                    .key("k1-2", "2026-03-02")
                    .replacing()
                    .redeemed("k1-3", redemption);
            for (var view : List.of(
                    FakeView.of(settings, 1),
                    FakeView.of(settings, 1).activateBy("2026-06-01"),
                    FakeView.of(settings, 1).is(Status.EXPIRED),
                    FakeView.of(settings, 1).assigned("chen"),
                    FakeView.of(settings, 1).redeemed("k1-1", redemption),
                    keys,
                    FakeView.of(settings, 1).redeemed("k1-1", redemption).on("2027-01-01"))) {
                DetailsPage.of(view).blocks().forEach(this::assertSaid);
            }
            keys.keys().forEach(key -> DetailsPage.keyFacts(keys, key).forEach(this::assertSaid));
        }
    }

    @Test
    public void everyActionAndInputHasATitle() {
        var definition = new FakeDefinition<Settings>();
        new CloudType().define(definition);
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
            facts.title().ifPresent(this::assertSaid);
            facts.items().forEach(this::assertSaid);
        } else if (block instanceof Details.Instructions instructions) {
            assertSaid(instructions.title());
        } else if (block instanceof Details.Keys keys) {
            assertSaid(keys.title());
            assertSaid(keys.whenEmpty());
        } else if (block instanceof Details.Seats seats) {
            assertSaid(seats.title());
            assertSaid(seats.whenEmpty());
        } else if (block instanceof Details.Links links) {
            assertSaid(links.title().orElseThrow());
            links.items().forEach(link -> assertSaid(link.label()));
        } else if (block instanceof Details.CopyText copy) {
            assertSaid(copy.title());
            assertSaid(copy.text());
        } else {
            throw new AssertionError("no check of the texts of " + block);
        }
    }

    private void assertSaid(Details.Fact fact) {
        assertSaid(fact.label());
        assertSaid(fact.value());
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
