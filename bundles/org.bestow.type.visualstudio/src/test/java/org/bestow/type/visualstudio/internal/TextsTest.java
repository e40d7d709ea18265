package org.bestow.type.visualstudio.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
import org.bestow.spi.Refusal;
import org.bestow.spi.Status;
import org.bestow.spi.Text;
import org.junit.Test;

/** The three languages say the same, and everything that the type can say. */
public class TextsTest {

    private static final Pattern FACT = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, String> english = load("");
    private final List<Map<String, String>> others = List.of(load("_zh_CN"), load("_zh_TW"));
    private final RecordedEffects effects = new RecordedEffects();
    private final Set<String> said = new TreeSet<>();

    @Test
    public void languagesHaveTheSameKeysAndFacts() {
        for (var other : others) {
            assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(other.keySet()));
            for (var key : english.keySet()) {
                assertEquals(key, facts(english.get(key)), facts(other.get(key)));
                assertFalse(key, other.get(key).isBlank());
            }
        }
    }

    @Test
    public void everythingThatIsSaidHasATextAndEveryTextIsSaid() {
        said("type.title", Set.of());
        actions();
        refusals();
        pages();
        effects();
        var unused = new TreeSet<>(english.keySet());
        unused.removeIf(key -> said.contains(key) || key.endsWith(".description"));
        assertEquals("a text that nothing says", Set.of(), unused);
    }

    private void actions() {
        var definition = new FakeDefinition<Settings>();
        new VisualStudioType().define(definition);
        definition.actions.forEach((name, action) -> {
            said("action." + name + ".title", Set.of());
            said("action." + name + ".description", Set.of());
            for (var component : action.input.getRecordComponents()) {
                var label = "input." + name + "." + component.getName();
                said(label, Set.of());
                if (component.getType().isEnum()) {
                    for (var constant : component.getType().getEnumConstants()) {
                        said(label + "." + constant, Set.of());
                    }
                }
            }
        });
    }

    private void refusals() {
        var refusals = new ArrayList<Refusal>();
        var locked = new FakeView().locked(90).seat("uwe", Examples.FRESH);
        refusals.add(Assigning.removable(locked).refusal().orElseThrow());
        refusals.add(Assigning.available(locked.quantity(1)).refusal().orElseThrow());
        refusals.add(Assigning.available(locked.is(Status.EXPIRED)).refusal().orElseThrow());
        refusals.add(Assigning.reassign(locked, Examples.assign("uwe"), effects)
                .refusal()
                .orElseThrow());
        refusals.add(Assigning.assign(locked, Examples.assign("dev1"), effects)
                .refusal()
                .orElseThrow());
        refusals.add(Holding.withdrawable(locked).refusal().orElseThrow());
        locked.seat("uwe", Examples.seat(Collections.nCopies(40, Examples.KEY), List.of()));
        refusals.add(Holding.recordable(locked).refusal().orElseThrow());
        for (var refusal : refusals) {
            said("refusal." + refusal.rule(), refusal.facts().keySet());
            said("refusal." + refusal.rule() + ".title", Set.of());
        }
    }

    private void pages() {
        var used = Examples.seat(Collections.nCopies(7, Examples.KEY), List.of(Examples.KEY, Examples.CREDIT));
        var views = List.of(
                new FakeView().activateBy(LocalDate.EPOCH),
                new FakeView().is(Status.EXPIRED),
                new FakeView()
                        .locked(90)
                        .seat("uwe", used.downloads(false))
                        .by("uwe")
                        .subscriber("uwe", Optional.of("Other")),
                new FakeView().seat("uwe", Examples.FRESH));
        for (var view : views) {
            DetailsPage.of(view).blocks().forEach(this::said);
            view.assignments().forEach(seat -> DetailsPage.seat(view, seat).forEach(this::said));
        }
    }

    private void effects() {
        for (var what : Seat.What.values()) {
            said(Words.used(List.of(new Seat.Use(FakeView.TODAY, what, 1, Optional.empty()))));
        }
        var view = new FakeView().seat("uwe", Examples.FRESH).subscriber("anna", Optional.of("Other"));
        Assigning.reassign(view, Examples.assign("anna"), effects);
        Assigning.remove(view, new Inputs.Nothing(), effects);
        Holding.setDownloads(view, new Inputs.SetDownloads(true), effects);
        Holding.setDownloads(view, new Inputs.SetDownloads(false), effects);
        Holding.recordUse(view, new Inputs.Used(Seat.What.OTHER, Optional.empty(), Optional.empty()), effects);
        view.seat("uwe", Examples.seat(List.of(Examples.KEY), List.of()));
        Holding.withdrawUse(view, new Inputs.Nothing(), effects);
        effects.whys.forEach(this::said);
        effects.remarks.forEach(this::said);
        effects.warnings.forEach(this::said);
        for (var mail : effects.mails) {
            said("mail." + mail.template() + ".subject", mail.facts().keySet());
            said("mail." + mail.template() + ".body", mail.facts().keySet());
            mail.lines().forEach(this::said);
            mail.links().forEach(link -> said(link.label()));
        }
    }

    private void said(Details.Block block) {
        if (block instanceof Details.Notice notice) {
            said(notice.text());
        } else if (block instanceof Details.Facts facts) {
            facts.items().forEach(this::said);
        } else if (block instanceof Details.Links links) {
            said(links.title().orElseThrow());
            links.items().forEach(link -> said(link.label()));
        } else if (block instanceof Details.Seats seats) {
            said(seats.title());
            said(seats.whenEmpty());
        } else {
            said(((Details.Paragraph) block).text());
        }
    }

    private void said(Details.Fact fact) {
        said(fact.label());
        said(fact.value());
    }

    private void said(Text text) {
        if (text.literal().isEmpty()) {
            said(text.key(), text.facts().keySet());
        }
        text.facts().values().forEach(fact -> {
            if (fact instanceof Text nested) {
                said(nested);
            }
        });
    }

    private void said(String key, Set<String> facts) {
        assertTrue("no text for " + key, english.containsKey(key));
        assertTrue("unknown fact in " + key, facts.containsAll(facts(english.get(key))));
        said.add(key);
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
