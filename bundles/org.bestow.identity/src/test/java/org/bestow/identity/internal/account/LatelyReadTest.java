package org.bestow.identity.internal.account;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Language;
import org.bestow.api.Users;
import org.junit.Test;

public class LatelyReadTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private final LatelyRead read = new LatelyRead();

    private static Users.Person person(long number, boolean active) {
        return new Users.Person(number, OptionalLong.of(7), "Anna", "anna@example.org", Language.EN, Set.of(), active);
    }

    @Test
    public void believesForThreeSeconds() {
        read.keep(List.of(person(1, true)), NOW);
        assertEquals(Map.of(1L, person(1, true)), read.believed(Set.of(1L, 2L), NOW.plusMillis(2_999)));
        assertEquals(Map.of(), read.believed(Set.of(1L), NOW.plusSeconds(3)));
        assertEquals(Map.of(), read.believed(Set.of(1L), NOW.minusMillis(1)));
    }

    @Test
    public void believesTheNewest() {
        read.keep(List.of(person(1, true)), NOW);
        read.keep(List.of(person(1, false)), NOW.plusSeconds(2));
        assertEquals(Map.of(1L, person(1, false)), read.believed(Set.of(1L), NOW.plusSeconds(4)));
    }
}
