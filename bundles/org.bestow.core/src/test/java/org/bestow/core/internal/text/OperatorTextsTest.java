package org.bestow.core.internal.text;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.bestow.api.Language;
import org.junit.Test;

public class OperatorTextsTest {

    @Test
    public void haveTheSameKeysAndFactsInAllLanguages() throws IOException {
        var english = file("operator.properties");
        for (var other : List.of("operator_zh_CN.properties", "operator_zh_TW.properties")) {
            var texts = file(other);
            assertEquals(english.stringPropertyNames(), texts.stringPropertyNames());
            for (var key : english.stringPropertyNames()) {
                assertEquals(other + " " + key, facts(english, key), facts(texts, key));
            }
        }
    }

    @Test
    public void showNumbersAsReadersWriteThem() {
        assertEquals(
                "Between 1 and 10,000 keys can be imported at once.",
                OperatorTexts.of("keys.count", Language.EN, Map.of("max", 10_000)));
    }

    private static List<String> facts(Properties texts, String key) {
        return Pattern.compile("\\{\\w+}")
                .matcher(texts.getProperty(key))
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    private static Properties file(String name) throws IOException {
        var properties = new Properties();
        try (var stream = OperatorTextsTest.class.getResourceAsStream("/OSGI-INF/l10n/" + name);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
