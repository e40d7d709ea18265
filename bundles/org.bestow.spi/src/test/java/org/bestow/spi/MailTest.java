package org.bestow.spi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class MailTest {

    private static final AssignmentRef SEAT = new AssignmentRef("a1-1");
    private static final UserRef ADA = new UserRef("u1-1");
    private static final URI PORTAL = URI.create("https://portal.example/");

    @Test
    public void goesToTheUsersOwnAddressUnlessAnotherIsNamed() {
        var draft = Mail.about(SEAT, "assigned");
        assertEquals(Optional.empty(), draft.to(ADA).address());
        assertEquals(
                Optional.of("ada@other.example"),
                draft.to(ADA, " ada@other.example ").address());
        assertThrows(IllegalArgumentException.class, () -> draft.to(ADA, " "));
    }

    @Test
    public void keepsWhatIsAddedInOrderAndStaysAsItWas() {
        var plain = Mail.about(SEAT, "assigned").to(ADA);
        var full = plain.with("product", "Studio")
                .fact(Text.of("Level"), Text.of("Enterprise"))
                .fact(Text.of("Locked until"), LocalDate.parse("2026-06-01"))
                .link(Text.of("Portal"), PORTAL);
        assertEquals(Map.of("product", "Studio"), full.facts());
        assertEquals(
                List.of("Level", "Locked until"),
                full.lines().stream()
                        .map(line -> line.label().literal().orElseThrow().in("en"))
                        .toList());
        assertEquals(PORTAL, full.links().get(0).target());
        assertTrue(plain.facts().isEmpty());
        assertTrue(plain.lines().isEmpty());
        assertTrue(plain.links().isEmpty());
    }

    @Test
    public void linksToWebPagesOnlyAndTakesFactsOnly() {
        var mail = Mail.about(SEAT, "assigned").to(ADA);
        assertThrows(IllegalArgumentException.class, () -> mail.link(Text.of("x"), URI.create("javascript:alert(1)")));
        assertThrows(IllegalArgumentException.class, () -> mail.with("list", List.of()));
        assertThrows(IllegalArgumentException.class, () -> Mail.about(SEAT, "Not A Name"));
    }
}
