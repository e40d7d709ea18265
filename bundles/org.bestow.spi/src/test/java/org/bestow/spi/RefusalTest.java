package org.bestow.spi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class RefusalTest {

    @Test
    public void namesItsRule() {
        for (var rule : List.of("", "No", "no_unit", "no--unit", "-no", "no-", "1no", "n".repeat(65))) {
            assertThrows(rule, IllegalArgumentException.class, () -> Refusal.of(rule));
        }
        assertEquals("no-unit-left2", Refusal.of("no-unit-left2").rule());
    }

    @Test
    public void keepsFactsAndTimeAndNeverChanges() {
        var when = Instant.parse("2026-01-02T03:04:05Z");
        var plain = Refusal.of("later").with("left", 0);
        var dated = plain.nextAllowedAt(when).with("asked", 1);
        assertEquals(Map.of("left", 0), plain.facts());
        assertEquals(Optional.empty(), plain.nextAllowedAt());
        assertEquals(Map.of("left", 0, "asked", 1), dated.facts());
        assertEquals(Optional.of(when), dated.nextAllowedAt());
    }

    @Test
    public void decisionsAndRulesCarryIt() {
        var refusal = Refusal.of("closed");
        assertEquals(Optional.of(refusal), Decision.refused(refusal).refusal());
        assertEquals(Decision.Kind.DONE, Decision.done().kind());
        assertEquals(Optional.of(refusal), Rule.refuse(refusal).refusal());
        assertTrue(Rule.ok().refusal().isEmpty());
        assertThrows(NullPointerException.class, () -> Decision.refused(null));
    }

    @Test
    public void referencesAreNotBlank() {
        assertThrows(IllegalArgumentException.class, () -> new UserRef(" "));
        assertThrows(IllegalArgumentException.class, () -> new AssignmentRef(""));
        assertThrows(NullPointerException.class, () -> new KeyRef(null));
    }
}
