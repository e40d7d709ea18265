package org.bestow.core.internal.keys;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bestow.api.KeyPools.State;
import org.bestow.api.Secret;
import org.junit.Test;

public class KeyTableTest {

    @Test
    public void readsLines() throws Exception {
        assertEquals(List.of("1 A-1", "3 A-2", "4 A-3"), rows("A-1\n\n A-2 \r\n\"A-3\"\n  \n"));
        assertEquals(List.of("1 A-1"), rows("\ufeffA-1"));
        assertEquals(List.of(), rows(""));
        assertEquals(List.of(), rows("Key\n"));
    }

    @Test
    public void findsTheColumnByItsHeader() throws Exception {
        for (var header : List.of("key", "Product key", "PRODUCT_KEY", " Licence-Key ", "\"Key\"", "产品密钥", "產品金鑰")) {
            for (var separator : List.of(",", ";", "\t")) {
                var text = String.join(separator, "Nr", header, "Price; or, so".replaceAll("[;,]", ""))
                        + "\r\n" + String.join(separator, "1", "A-1", "x") + "\r\n"
                        + String.join(separator, "2", "\"A" + separator + "2\"", "\"y\nz\"") + "\r\n"
                        + String.join(separator, "3", "A-3", "") + "\r\n";
                var last = separator.equals("\t") ? "3 key.control" : "3 A" + separator + "2";
                assertEquals(header + separator, List.of("2 A-1", last, "5 A-3"), rows(text));
            }
        }
    }

    @Test
    public void saysWhichRowsAreWrong() throws Exception {
        assertEquals(
                List.of("2 A-1", "3 key.empty", "4 key.columns", "5 key.empty", "6 key.too-long"),
                rows("nr,key\n1,A-1\n2\n3,A-2,more\n4,\n5," + "x".repeat(513) + "\n"));
        assertEquals(List.of("1 A-1", "2 key.columns"), rows("A-1\nA-2,B\n"));
    }

    @Test
    public void refusesWhatCannotBeReadWithoutQuotingIt() {
        assertEquals("table.header 1", refusal("A-1,B-1\nA-2,B-2\n"));
        assertEquals("table.malformed 3", refusal("key\nA-1\n\"A-2\"x\n"));
        var bytes = new byte[] {'k', 'e', 'y', '\n', (byte) 0xc3, (byte) 0x28};
        var coding = assertThrows(KeyTable.Unreadable.class, () -> new KeyTable(
                        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder()))
                .next(10));
        assertEquals("table.utf-8", coding.reason());
    }

    @Test
    public void readsOnWhereItStopped() throws Exception {
        var table = new KeyTable(new StringReader("key\nA-1\nA-2\nA-3\n"));
        assertEquals(2, table.next(2).size());
        assertEquals("A-3", table.next(2).get(0).key().map(Secret::reveal).orElse(""));
        assertEquals(List.of(), table.next(2));
    }

    @Test
    public void statesAreKeptInShort() {
        var states = new RowStates(List.of(
                new RowStates.Row(2, State.IMPORTED, ""),
                new RowStates.Row(3, State.IMPORTED, ""),
                new RowStates.Row(5, State.IMPORTED, ""),
                new RowStates.Row(6, State.DUPLICATE, ""),
                new RowStates.Row(7, State.INVALID, "key.too-long"),
                new RowStates.Row(8, State.INVALID, "key.empty")));
        assertEquals("I:2-3 I:5-5 D:6-6 Ikey.too-long:7-7 Ikey.empty:8-8", states.text());
        assertEquals(states, RowStates.of(states.text()));
        assertEquals(new RowStates(List.of()), RowStates.of(""));
    }

    private static List<String> rows(String text) throws KeyTable.Unreadable {
        return new KeyTable(new StringReader(text))
                .next(100).stream()
                        .map(row -> row.number() + " "
                                + row.key().map(Secret::reveal).orElse(row.fault()))
                        .toList();
    }

    private static String refusal(String text) {
        var refusal = assertThrows(KeyTable.Unreadable.class, () -> rows(text));
        assertFalse(String.valueOf(refusal), String.valueOf(refusal).contains("A-"));
        return refusal.reason() + " " + refusal.line();
    }
}
