package org.bestow.spi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class TextTest {

    @Test
    public void takesEveryKindOfFact() {
        var facts = List.<Object>of(
                "a", true, 1, 2L, BigDecimal.ONE, LocalDate.of(2026, 1, 2), Instant.EPOCH, Text.of("nested"));
        for (var fact : facts) {
            assertEquals(Map.of("fact", fact), Text.key("k").with("fact", fact).facts());
        }
    }

    @Test
    public void refusesFactsThatCouldKeepAPlugIn() {
        var own = new BigDecimal("1") {
            private static final long serialVersionUID = 1;
        };
        for (var fact : new Object[] {own, new Object(), 1.5, List.of(), null}) {
            assertThrows(IllegalArgumentException.class, () -> Text.key("k").with("fact", fact));
        }
        assertThrows(IllegalArgumentException.class, () -> Text.key(" "));
    }

    @Test
    public void neverChanges() {
        var text = Text.key("k").with("a", 1);
        text.with("b", 2);
        assertEquals(Map.of("a", 1), text.facts());
        assertThrows(UnsupportedOperationException.class, () -> text.facts().clear());
    }

    @Test
    public void localizedFallsBackToEnglish() {
        var texts = new Localized(Map.of("en", "Windows", "zh-CN", "视窗"));
        assertEquals("视窗", texts.in("zh-CN"));
        assertEquals("Windows", texts.in("zh-TW"));
        assertThrows(IllegalArgumentException.class, () -> new Localized(Map.of("zh-CN", "x")));
        assertTrue(Text.of(texts).literal().isPresent());
    }
}
