package org.bestow.store;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class SortedCursorTest {

    @Test
    public void isReadAsItWasWritten() {
        var last = new SortedCursor("u", SortKey.of("Émile"), 999_999_999_999_999_999L);

        assertEquals(Optional.of(last), SortedCursor.parse("u", last.toString()));
        var start = SortedCursor.start("m");
        assertEquals(Optional.of(start), SortedCursor.parse("m", start.toString()));
    }

    @Test
    public void isOfNoUseInAnotherList() {
        assertEquals(
                Optional.empty(),
                SortedCursor.parse("m", SortedCursor.start("u").toString()));
    }

    @Test
    public void whatIsNoneIsRefused() {
        var texts =
                List.of("u:zz:1", "u:00:", "u:00:-1", "u:00:1234567890123456789", "u:" + "0".repeat(401) + ":1", "u");
        for (var text : texts) {
            var cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            assertEquals(text, Optional.empty(), SortedCursor.parse("u", cursor));
        }
        assertEquals(Optional.empty(), SortedCursor.parse("u", "!!"));
        assertEquals(Optional.empty(), SortedCursor.parse("u", ""));
    }

    @Test
    public void namesAreSortedWithoutRegardToCase() {
        assertEquals(SortKey.of("emily"), SortKey.of("EMILY"));
        assertTrue(SortKey.of("émile").compareTo(SortKey.of("Emily")) < 0);
        assertTrue(SortKey.of("Emily").compareTo(SortKey.of("Zoe")) < 0);
        assertEquals(SortKey.LENGTH, SortKey.of("x".repeat(1_000)).length());
    }
}
