package org.bestow.api;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.bestow.api.Message.Recipient;
import org.junit.Test;

public class MessageTest {

    private static Message message(String purpose) {
        return new Message(
                1,
                purpose,
                new Message.About("user", "u1-1"),
                new Recipient("Ada", "ada@one.example"),
                Language.EN,
                new Message.Body("Hello", "hush", "<p>hush</p>"),
                Instant.EPOCH);
    }

    @Test
    public void aLineBreakNeverGetsIntoAHeader() {
        for (var bad : List.of("a\rb", "a\nb", "a\r\nBcc: eve@evil.example", "a\0b", "a\u0085b", "a\u2028b")) {
            assertThrows(bad, IllegalArgumentException.class, () -> new Recipient(bad, "ada@one.example"));
            assertThrows(bad, IllegalArgumentException.class, () -> new Recipient("Ada", bad + "@one.example"));
            assertThrows(bad, IllegalArgumentException.class, () -> new Message.Body(bad, "text", "html"));
            assertThrows(bad, IllegalArgumentException.class, () -> new Message.About(bad, "u1-1"));
            assertThrows(bad, IllegalArgumentException.class, () -> new Message.About("user", bad));
            assertThrows(bad, IllegalArgumentException.class, () -> message(bad));
        }
    }

    @Test
    public void addressesAreOnesThatMailCanBeSentTo() {
        for (var good : List.of("a@b", "ada.lovelace+x@one.example", "o'hara_{1}@sub-1.one.example", "9@9.example")) {
            assertTrue(good, Recipient.deliverable(good));
        }
        for (var bad : List.of(
                "",
                "ada",
                "@one.example",
                "ada@",
                "ada@@one.example",
                ".ada@one.example",
                "ada.@one.example",
                "ada@-one.example",
                "ada@one.example.",
                "ada@one.example>",
                "<ada@one.example",
                "ada@one.example,eve@evil.example",
                "a b@one.example",
                "\"a b\"@one.example",
                "阿达@one.example",
                "a".repeat(250) + "@one.example")) {
            assertFalse(bad, Recipient.deliverable(bad));
            assertThrows(bad, IllegalArgumentException.class, () -> new Recipient("Ada", bad));
        }
    }

    @Test
    public void purposesAreWords() {
        assertEquals("seat-assigned", message("seat-assigned").purpose());
        for (var bad : List.of("", "Seat", "seat assigned", "seat-", "x".repeat(65))) {
            assertThrows(bad, IllegalArgumentException.class, () -> message(bad));
        }
    }

    @Test
    public void whatItSaysIsNotShown() {
        assertFalse(message("invitation").toString().contains("hush"));
    }

    @Test
    public void aFaultHoldsCodesAlone() {
        assertEquals(
                "recipient-refused 550 5.1.1",
                new Deliveries.Fault("recipient-refused", OptionalInt.of(550), "5.1.1").text());
        assertThrows(IllegalArgumentException.class, () -> Deliveries.Fault.of("550 no such user ada@one.example"));
        assertThrows(IllegalArgumentException.class, () -> new Deliveries.Fault("x", OptionalInt.of(550), "password"));
    }
}
