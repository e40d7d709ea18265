package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.console.Session;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.KeyPools;
import org.bestow.api.Secret;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class KeyImportCommandTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakePools pools = new FakePools();
    private final FakeServices services = new FakeServices().with(KeyPools.class, pools);
    private final KeyImportCommand command = new KeyImportCommand();

    @Before
    public void prepare() {
        command.session = sessionIn(folder.getRoot().toPath());
        command.pool = "harbour";
        command.file = "keys.txt";
    }

    @Test
    public void importsLinesAndReportsTheirNumbersWithoutValues() throws Exception {
        write("\uFEFFKEY-ONE\n\n  KEY-TWO  \r\nKEY-ONE\n");

        var printed = Printed.by(command, services);

        assertEquals(List.of("KEY-ONE", "KEY-TWO", "KEY-ONE"), pools.imported);
        assertTrue(printed, printed.startsWith("2 imported into harbour, 1 there already, 0 invalid."));
        assertTrue(printed, printed.matches("(?s).*\\b4 +\\| duplicate.*"));
        assertFalse(printed, printed.contains("KEY-"));
    }

    @Test
    public void jsonCountsLinesOfTheFile() throws Exception {
        write("KEY-ONE\n\nKEY-ONE\n");

        var json = Printed.jsonBy(command, services);

        assertEquals(1, json.get("imported").asInt());
        assertEquals(3, json.get("rows").get(1).get("row").asInt());
        assertEquals("duplicate", json.get("rows").get(1).get("state").asText());
        assertTrue(json.get("rows").get(0).get("message").isNull());
    }

    @Test
    public void longFilesGoInParts() throws Exception {
        var lines = new StringBuilder();
        for (int key = 0; key < 20_001; key++) {
            lines.append("KEY-").append(key).append('\n');
        }
        write(lines.append("KEY-0\n").toString());

        var printed = Printed.by(command, services);

        assertEquals(List.of(10_000, 10_000, 2), pools.sizes);
        assertTrue(printed, printed.startsWith("20001 imported into harbour, 1 there already, 0 invalid."));
        assertTrue(printed, printed.contains("20002 | duplicate"));
    }

    @Test
    public void unreadableFilesSayWhatIsWrong() throws Exception {
        assertTrue(Printed.errorOf(command, services).contains("Cannot read keys.txt"));
        write("\n \n");
        assertTrue(Printed.errorOf(command, services).contains("no key in keys.txt"));
        Files.write(folder.getRoot().toPath().resolve("keys.txt"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertTrue(Printed.errorOf(command, services).contains("not UTF-8"));
        assertEquals(List.of(), pools.imported);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.getRoot().toPath().resolve("keys.txt"), text);
    }

    /** A session of which nothing but its directory is known. */
    static Session sessionIn(Path directory) {
        return (Session) Proxy.newProxyInstance(
                KeyImportCommandTest.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, values) -> {
                    if (method.getName().equals("currentDir")) {
                        return directory;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Takes every key once. */
    private static final class FakePools implements KeyPools {
        final List<String> imported = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        final List<Integer> sizes = new ArrayList<>();

        @Override
        public Answer<List<Pool>> list(Caller caller) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Answer<Report> importKeys(Caller caller, String pool, List<Secret> keys) {
            sizes.add(keys.size());
            var rows = new ArrayList<RowReport>();
            int fresh = 0;
            for (var key : keys) {
                boolean known = !seen.add(key.reveal());
                imported.add(key.reveal());
                fresh += known ? 0 : 1;
                rows.add(new RowReport(rows.size() + 1, known ? "duplicate" : "imported", known ? "there" : ""));
            }
            return Answer.of(new Report(fresh, keys.size() - fresh, 0, rows));
        }
    }
}
