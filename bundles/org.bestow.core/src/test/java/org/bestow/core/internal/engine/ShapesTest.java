package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.spi.Choice;
import org.bestow.spi.Length;
import org.bestow.spi.Localized;
import org.bestow.spi.Range;
import org.bestow.spi.Secret;
import org.bestow.spi.Upgrade;
import org.junit.Test;

public class ShapesTest {

    record Fine(
            String text,
            boolean yes,
            int number,
            long big,
            BigDecimal price,
            LocalDate day,
            Localized words,
            Optional<String> perhaps,
            List<Inner> list,
            Set<String> set,
            Map<String, Integer> map) {}

    record Inner(int value) {}

    record OldDate(Inner inner, List<Bad> list) {}

    record Bad(Date when) {}

    record Self(Optional<Self> self) {}

    record Wild(Object anything) {}

    record Doubtful(Optional<List<String>> list) {}

    record LongNumber(@Length(max = 3) int number) {}

    record RangedText(@Range(max = 3) String text) {}

    record ChosenNumber(@Choice("numbers") int number) {}

    record IntKeys(Map<Integer, String> map) {}

    @Test
    public void refusesComponentsByName() {
        refused(OldDate.class, "OldDate.list[].when", "java.util.Date");
        refused(Self.class, "Self.self", "contain itself");
        refused(Wild.class, "Wild.anything", "java.lang.Object");
        refused(Doubtful.class, "Doubtful.list", "empty one");
        refused(LongNumber.class, "LongNumber.number", "@Length");
        refused(RangedText.class, "RangedText.text", "@Range");
        refused(ChosenNumber.class, "ChosenNumber.number", "@Choice");
        refused(IntKeys.class, "IntKeys.map", "strings");
        refused(String.class, "String", "no record");
    }

    private static void refused(Class<?> type, String path, String why) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Shapes.of(type));
        assertTrue(refused.getMessage(), refused.getMessage().startsWith(path + ":"));
        assertTrue(refused.getMessage(), refused.getMessage().contains(why));
    }

    @Test
    public void readsWhatItWrote() {
        var codec = new Codec(Fine.class, 1);
        var fine = new Fine(
                "a\"b",
                true,
                -1,
                1L << 40,
                new BigDecimal("1.50"),
                LocalDate.of(2026, 2, 3),
                new Localized(Map.of("en", "x", "zh-TW", "y")),
                Optional.of("p"),
                List.of(new Inner(4)),
                Set.of("s"),
                Map.of("k", 5));
        assertEquals(fine, codec.read(codec.write(fine), 1));
    }

    @Test
    public void absentOptionalsListsAndMapsAreEmpty() {
        var fine = (Fine) new Codec(Fine.class, 1)
                .read(
                        "{\"text\":\"\",\"yes\":false,\"number\":1,\"big\":2,\"price\":3,\"day\":\"2026-02-03\","
                                + "\"words\":{\"en\":\"\"},\"perhaps\":null}",
                        1);
        assertEquals(Optional.empty(), fine.perhaps());
        assertEquals(List.of(), fine.list());
        assertEquals(Set.of(), fine.set());
        assertEquals(Map.of(), fine.map());
    }

    @Test
    public void namesThePathOfAFault() {
        var codec = new Codec(Fine.class, 1);
        var fault = assertThrows(
                Rejected.class,
                () -> codec.read(
                        "{\"text\":\"\",\"yes\":false,\"number\":1,\"big\":2,\"price\":3,\"day\":\"2026-02-03\","
                                + "\"words\":{\"en\":\"\"},\"list\":[{\"value\":1},{\"value\":\"x\"}]}",
                        1));
        assertEquals("/list/1/value", fault.path());
    }

    @Test
    public void upgradesOnRead() {
        Upgrade twice = old -> {
            old.put("value", 2 * ((Number) old.remove("half")).intValue());
            return old;
        };
        var codec = new Codec(Inner.class, 2, twice);
        assertEquals(new Inner(8), codec.read("{\"half\":4}", 1));
        assertEquals(new Inner(4), codec.read("{\"value\":4}", 2));
        assertThrows(Rejected.class, () -> codec.read("{\"value\":4}", 3));
        assertThrows(IllegalArgumentException.class, () -> new Codec(Inner.class, 2));
    }

    public record Gate(String host, List<Login> logins) {
        public Gate {
            throw new IllegalArgumentException(host + " does not know " + logins);
        }
    }

    public record Login(String name, @Secret String password) {
        public Login {
            if (password.equals("letmein")) {
                throw new IllegalArgumentException("the password of " + name + " must not be " + password);
            }
        }
    }

    @Test
    public void whatAConstructorSaysHasNoSecretsInIt() {
        var inner = assertThrows(Rejected.class, () -> new Codec(Gate.class, 1)
                .read("{\"host\":\"h\",\"logins\":[{\"name\":\"anne\",\"password\":\"letmein\"}]}", 1));
        assertEquals("/logins/0", inner.path());
        assertEquals("the password of anne must not be •••••", inner.getMessage());
        var outer = assertThrows(Rejected.class, () -> new Codec(Gate.class, 1)
                .read("{\"host\":\"h\",\"logins\":[{\"name\":\"anne\",\"password\":\"hush\"}]}", 1));
        assertEquals("h does not know [Login[name=anne, password=•••••]]", outer.getMessage());
    }
}
