package org.bestow.core.internal.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.spi.Localized;
import org.bestow.spi.Refusal;
import org.bestow.spi.Text;
import org.junit.Test;

public class TextsTest {

    private static final Map<String, String> FILES = Map.of(
            "OSGI-INF/l10n/bundle.properties",
            "type.title=Software\nhello=Hello {name}, {count} left\nrefusal.no-keys={product} has no key",
            "OSGI-INF/l10n/bundle_zh_CN.properties",
            "type.title=软件");

    private final Texts texts = new Texts();

    public TextsTest() throws IOException {
        texts.learn(
                "software",
                TypeTexts.read(
                        "bundle",
                        path -> FILES.containsKey(path)
                                ? new ByteArrayInputStream(FILES.get(path).getBytes(StandardCharsets.UTF_8))
                                : null));
    }

    @Test
    public void takesAskedLanguageThenEnglishNeverTheDefaultLocale() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals("软件", texts.title("software", Language.ZH_CN));
            assertEquals("Software", texts.title("software", Language.ZH_TW));
            var text = Text.key("hello").with("name", "{count}").with("count", 12345);
            assertEquals("Hello {count}, 12,345 left", texts.render("software", text, Language.ZH_CN));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    public void namesCategoriesThatWereNeverDeployed() {
        assertEquals("雲端", texts.title("cloud", Language.ZH_TW));
        assertEquals("unheard-of", texts.title("unheard-of", Language.EN));
    }

    @Test
    public void formatsDaysByLanguage() {
        var facts = Map.of("on", LocalDate.of(2026, 3, 1));
        assertEquals(
                "This benefit expired on March 1, 2026.",
                Problems.refused("expired", facts, Language.EN).detail());
        assertEquals(
                "此权益已于 2026年3月1日 过期。",
                Problems.refused("expired", Map.of("on", "2026-03-01"), Language.ZH_CN)
                        .detail());
        assertEquals(
                "2026-03-01",
                Problems.refused("expired", facts, Language.EN).facts().get("on"));
    }

    @Test
    public void leavesStringsOfTypesAlone() {
        var text = Text.key("hello").with("name", "2026-03-01");
        assertEquals("Hello 2026-03-01, {count} left", texts.render("software", text, Language.EN));
    }

    @Test
    public void rendersRefusalsOfATypeAndFallsBackToThePlatforms() {
        var own =
                texts.refused("software", Refusal.of("no-keys").with("product", "Windows"), Language.ZH_TW, List.of());
        assertEquals("Windows has no key", own.detail());
        assertEquals("urn:bestow:refusal:no-keys", own.type());
        var platform = texts.refused("software", Refusal.of("cancelled"), Language.EN, List.of());
        assertEquals("This benefit was cancelled.", platform.detail());
        var unknown = texts.refused("software", Refusal.of("odd-rule"), Language.EN, List.of());
        assertTrue(unknown.detail(), unknown.detail().contains("odd-rule"));
    }

    @Test
    public void rendersEveryKindOfProblem() {
        for (var language : Language.values()) {
            for (var kind : Problem.Kind.values()) {
                if (kind != Problem.Kind.REFUSED) {
                    assertFalse(Problems.of(kind, language).detail().contains("{"));
                }
            }
        }
        assertTrue(Problems.of(Problem.Kind.BUSY, Language.EN).retryAfter().isPresent());
    }

    @Test
    public void knowsEveryRuleAndConsequenceOfThePlatform() {
        var rules =
                "no-unit-left user-has-seat user-unknown mail-address key-replaced claimed pool-empty pool-unknown pool-kind key-taken seat-gone"
                        + " key-gone expired cancelled provisioning stale busy choice-unknown";
        var kinds = "ends-refund uses-units uses-units-unlimited irreversible shows-key";
        for (var language : Language.values()) {
            for (var rule : rules.split(" ")) {
                assertFalse(CoreTexts.of("refusal." + rule, language).isBlank());
            }
            for (var kind : kinds.split(" ")) {
                assertFalse(CoreTexts.of("consequence." + kind, language).isBlank());
            }
        }
    }

    @Test
    public void ownTextsHaveTheSameKeysAndFactsInAllLanguages() throws IOException {
        var english = file("core.properties");
        for (var other : List.of("core_zh_CN.properties", "core_zh_TW.properties")) {
            var texts = file(other);
            assertEquals(english.stringPropertyNames(), texts.stringPropertyNames());
            for (var key : english.stringPropertyNames()) {
                assertEquals(other + " " + key, placeholders(english, key), placeholders(texts, key));
            }
        }
    }

    @Test
    public void keepsTextsInHistory() {
        var text = Text.key("hello")
                .with("name", Text.of(new Localized(Map.of("en", "Anna", "zh-CN", "安娜"))))
                .with("count", 3L)
                .with("on", LocalDate.of(2026, 1, 2))
                .with("at", Instant.parse("2026-01-02T03:04:05Z"))
                .with("price", new BigDecimal("1.50"))
                .with("yes", true);
        var again = TextJson.read(TextJson.write(text));
        assertEquals(TextJson.write(text), TextJson.write(again));
        assertEquals(new BigDecimal("1.50"), again.facts().get("price"));
        assertEquals("Hello 安娜, 3 left", texts.render("software", again, Language.ZH_CN));
    }

    @Test
    public void textsOfATypeSurviveItsBundle() throws IOException {
        var kept = TypeTexts.read(
                "bundle",
                path -> FILES.containsKey(path)
                        ? new ByteArrayInputStream(FILES.get(path).getBytes(StandardCharsets.UTF_8))
                        : null);
        assertEquals(
                "软件",
                TypeTexts.fromJson(kept.toJson())
                        .find("type.title", Language.ZH_CN)
                        .orElseThrow());
    }

    private static List<String> placeholders(Properties texts, String key) {
        return Pattern.compile("\\{\\w+}")
                .matcher(texts.getProperty(key))
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    private static Properties file(String name) throws IOException {
        var properties = new Properties();
        try (var stream = TextsTest.class.getResourceAsStream("/OSGI-INF/l10n/" + name);
                var reader = new java.io.InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
