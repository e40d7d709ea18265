package org.bestow.core.internal.write;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.stream.IntStream;
import org.junit.Test;

public class RepeatedTest {

    @Test
    public void hasFewTextsForAnyNumberOfValues() {
        assertEquals(
                7,
                IntStream.rangeClosed(1, Queue.GROUP_ACTIONS)
                        .mapToObj(values -> Repeated.select("id", "select id from t where b = ?", values, "id"))
                        .distinct()
                        .count());
    }

    @Test
    public void hasAPlaceForEachValue() {
        for (var values = 1; values <= 100; values++) {
            var text = Repeated.select("id", "select id from t where b = ?", values, "id");
            assertEquals(
                    Repeated.places(values),
                    text.chars().filter(character -> character == '?').count());
            assertTrue(Repeated.places(values) >= values);
        }
    }
}
