package org.bestow.rest.internal.problem;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.bestow.api.Language;
import org.junit.Test;

public class TextsTest {

    private static final Pattern KEY = Pattern.compile("\"((?:field|parameter|header)\\.[a-z-]+)\"");

    private final Texts texts = new Texts();

    @Test
    public void everyLanguageHasTheSameTexts() {
        var keys = texts.all(Language.EN).keySet();
        for (var language : Language.values()) {
            assertEquals(
                    language.tag(),
                    new TreeSet<>(keys),
                    new TreeSet<>(texts.all(language).keySet()));
            for (var key : keys) {
                var text = texts.all(language).getProperty((String) key);
                assertEquals(
                        language.tag() + " " + key,
                        texts.all(Language.EN).getProperty((String) key).contains("{0}"),
                        text.contains("{0}"));
            }
        }
    }

    @Test
    public void everyFaultAndEveryMessageInTheCodeHasAText() throws IOException {
        for (var fault : Fault.values()) {
            assertTrue(fault.code(), texts.all(Language.EN).containsKey("problem." + fault.code() + ".title"));
            assertTrue(fault.code(), texts.all(Language.EN).containsKey("problem." + fault.code() + ".detail"));
        }
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var keys = KEY.matcher(Files.readString(file));
                while (keys.find()) {
                    assertTrue(keys.group(1), texts.all(Language.EN).containsKey(keys.group(1)));
                }
            }
        }
    }

    @Test
    public void placesAreFilled() {
        assertEquals("must have at most 7 entries", texts.render(Language.EN, "field.too-many", 7));
        assertEquals("最多 7 項", texts.render(Language.ZH_TW, "field.too-many", 7));
        assertEquals("unheard.of", texts.render(Language.ZH_CN, "unheard.of"));
    }
}
