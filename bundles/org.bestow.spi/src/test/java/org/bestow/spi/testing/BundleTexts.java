package org.bestow.spi.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bestow.spi.BenefitType;
import org.bestow.spi.Details;
import org.bestow.spi.Mail;
import org.bestow.spi.Refusal;
import org.bestow.spi.Text;

/**
 * The texts that a type brings along, in the three languages. A test hands over whatever the type can say; each must have a text
 * that uses no fact but those at hand. Not thread-safe.
 */
public final class BundleTexts {

    private static final Pattern FACT = Pattern.compile("\\{([a-z]+)}");

    private final Map<String, String> english;
    private final List<Map<String, String>> others;
    private final Set<String> said = new TreeSet<>();

    private BundleTexts(Class<? extends BenefitType<?>> type) {
        english = load(type, "");
        others = List.of(load(type, "_zh_CN"), load(type, "_zh_TW"));
    }

    public static BundleTexts of(Class<? extends BenefitType<?>> type) {
        return new BundleTexts(type);
    }

    private static Map<String, String> load(Class<?> type, String language) {
        var name = "/OSGI-INF/l10n/bundle" + language + ".properties";
        var properties = new Properties();
        try (var stream = type.getResourceAsStream(name)) {
            assertNotNull(name, stream);
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** All languages have the same keys, each with the same facts, and no text is blank. */
    public void assertLanguagesAgree() {
        for (var other : others) {
            assertEquals(english.keySet(), other.keySet());
            for (var key : english.keySet()) {
                assertEquals(key, facts(english.get(key)), facts(other.get(key)));
                assertFalse(key, other.get(key).isBlank());
            }
        }
    }

    /** The type, its actions, their inputs and the choices of these have titles. */
    public void assertNamed(FakeDefinition<?> definition) {
        assertSaid("type.title", Set.of());
        definition.actions().forEach((name, action) -> {
            assertSaid("action." + name + ".title", Set.of());
            for (var component : action.input().getRecordComponents()) {
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

    /** Title and sentence. */
    public void assertSaid(Refusal refusal) {
        assertSaid("refusal." + refusal.rule(), refusal.facts().keySet());
        assertSaid("refusal." + refusal.rule() + ".title", Set.of());
    }

    /** Subject, body, lines and links. */
    public void assertSaid(Mail mail) {
        assertSaid("mail." + mail.template() + ".subject", mail.facts().keySet());
        assertSaid("mail." + mail.template() + ".body", mail.facts().keySet());
        mail.lines().forEach(this::assertSaid);
        mail.links().forEach(link -> assertSaid(link.label()));
    }

    public void assertSaid(Details.Block block) {
        if (block instanceof Details.Paragraph paragraph) {
            assertSaid(paragraph.text());
        } else if (block instanceof Details.Notice notice) {
            assertSaid(notice.text());
        } else if (block instanceof Details.Facts facts) {
            facts.title().ifPresent(this::assertSaid);
            facts.items().forEach(this::assertSaid);
        } else if (block instanceof Details.Links links) {
            assertSaid(links.title().orElseThrow());
            links.items().forEach(link -> assertSaid(link.label()));
        } else if (block instanceof Details.Instructions instructions) {
            assertSaid(instructions.title());
        } else if (block instanceof Details.Chooser chooser) {
            assertSaid(chooser.title());
            chooser.dimensions().forEach(dimension -> {
                assertSaid(dimension.label());
                dimension.options().forEach(option -> assertSaid(option.label()));
            });
            chooser.entries().forEach(entry -> assertSaid(entry.label()));
        } else if (block instanceof Details.Keys keys) {
            assertSaid(keys.title());
            assertSaid(keys.whenEmpty());
        } else if (block instanceof Details.Seats seats) {
            assertSaid(seats.title());
            assertSaid(seats.whenEmpty());
        } else if (block instanceof Details.CopyText copy) {
            assertSaid(copy.title());
            assertSaid(copy.text());
        } else {
            throw new AssertionError("no check of the texts of " + block);
        }
    }

    public void assertSaid(Details.Fact fact) {
        assertSaid(fact.label());
        assertSaid(fact.value());
    }

    /** A text, and those among its facts; one that is no key stands for itself. */
    public void assertSaid(Text text) {
        if (text.literal().isEmpty()) {
            assertSaid(text.key(), text.facts().keySet());
        }
        text.facts().values().forEach(fact -> {
            if (fact instanceof Text nested) {
                assertSaid(nested);
            }
        });
    }

    public void assertSaid(String key, Set<String> facts) {
        assertTrue("no text for " + key, english.containsKey(key));
        assertTrue("unknown fact in " + key, facts.containsAll(facts(english.get(key))));
        said.add(key);
    }

    /** The keys under which there are texts. */
    public Set<String> keys() {
        return english.keySet();
    }

    /** Those that nothing has said so far. */
    public Set<String> unsaid() {
        var unsaid = new TreeSet<>(english.keySet());
        unsaid.removeAll(said);
        return unsaid;
    }

    private static Set<String> facts(String text) {
        return FACT.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
