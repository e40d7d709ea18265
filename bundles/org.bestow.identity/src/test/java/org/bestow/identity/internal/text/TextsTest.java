package org.bestow.identity.internal.text;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.bestow.api.Language;
import org.junit.Test;

public class TextsTest {

    @Test
    public void everyLanguageHasEveryText() throws IOException {
        var english = load("");
        for (var suffix : new String[] {"_zh_CN", "_zh_TW"}) {
            assertEquals(english.stringPropertyNames(), load(suffix).stringPropertyNames());
        }
    }

    @Test
    public void theLanguageOfTheJvmDoesNotMatter() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.TRADITIONAL_CHINESE);
            assertEquals("Sign-in failed", Texts.of(Language.EN, "sign-in-failed.title"));
            assertEquals("登录失败", Texts.of(Language.ZH_CN, "sign-in-failed.title"));
        } finally {
            Locale.setDefault(before);
        }
        assertNotEquals(Texts.of(Language.ZH_CN, "view-users.detail"), Texts.of(Language.ZH_TW, "view-users.detail"));
    }

    @Test
    public void anUnknownKeyIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> Texts.of(Language.EN, "nothing"));
    }

    private static Properties load(String suffix) throws IOException {
        var properties = new Properties();
        try (var in = TextsTest.class.getResourceAsStream("/OSGI-INF/l10n/identity" + suffix + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
