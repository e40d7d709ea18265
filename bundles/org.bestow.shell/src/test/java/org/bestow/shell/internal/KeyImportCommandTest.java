package org.bestow.shell.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.Session;
import org.bestow.api.KeyPools;
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
    public void handsTheFileOnAndReportsLinesWithoutValues() throws Exception {
        write("KEY-ONE\n\nKEY-TWO\n");
        pools.parts = List.of(part(row(1, KeyPools.State.IMPORTED), row(3, KeyPools.State.DUPLICATE)));

        var printed = Printed.by(command, services);

        assertEquals("KEY-ONE\n\nKEY-TWO\n", pools.read);
        assertFalse(pools.dryRun);
        assertTrue(printed, printed.startsWith("1 imported into harbour, 1 there already, 0 invalid.\n"));
        assertTrue(printed, printed.contains("not read: 2"));
        assertTrue(printed, printed.matches("(?s).*\\b3 +\\| duplicate.*"));
        assertFalse(printed, printed.contains("KEY-"));
    }

    @Test
    public void aDryRunSaysThatNothingWasChanged() throws Exception {
        write("KEY-ONE\n");
        command.dryRun = true;
        pools.parts = List.of(part(row(1, KeyPools.State.IMPORTED)));

        var printed = Printed.by(command, services);

        assertTrue(pools.dryRun);
        assertTrue(printed, printed.startsWith("1 would be imported into harbour"));
        assertTrue(printed, printed.contains("Nothing was changed."));
    }

    @Test
    public void jsonHasEveryRowAndNothingBesideIt() throws Exception {
        write("KEY-ONE\n");
        pools.parts = List.of(
                part(IntStream.rangeClosed(1, 1_000)
                        .mapToObj(line -> row(line, KeyPools.State.IMPORTED))
                        .toArray(KeyPools.RowReport[]::new)),
                part(row(1_003, KeyPools.State.INVALID)));

        var json = Printed.jsonBy(command, services);

        assertEquals(1_000, json.get("imported").asInt());
        assertEquals(1_003, json.get("rows").get(1_000).get("row").asInt());
        assertEquals("invalid", json.get("rows").get(1_000).get("state").asText());
        assertTrue(json.get("rows").get(0).get("message").isNull());
        assertEquals(2, json.get("ignoredColumns").asInt());
    }

    @Test
    public void aLongFileTellsHowFarItIs() throws Exception {
        write("KEY-ONE\n");
        var lines = IntStream.rangeClosed(1, 1_500)
                .mapToObj(line -> row(line, KeyPools.State.DUPLICATE))
                .toArray(KeyPools.RowReport[]::new);
        pools.parts = List.of(part(lines), part(row(1_501, KeyPools.State.IMPORTED)));

        var printed = Printed.by(command, services);

        assertTrue(printed, printed.startsWith("1500 rows done.\n1501 rows done.\n"));
        assertTrue(printed, printed.contains("1000 | duplicate"));
        assertTrue(printed, printed.endsWith("And 500 more.\n"));
    }

    @Test
    public void unreadableFilesSayWhatIsWrong() throws Exception {
        assertTrue(Printed.errorOf(command, services).contains("Cannot read keys.txt"));
        Files.write(folder.getRoot().toPath().resolve("keys.txt"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertTrue(Printed.errorOf(command, services).contains("not UTF-8"));
    }

    private static KeyPools.RowReport row(long line, KeyPools.State state) {
        return new KeyPools.RowReport(line, state, state == KeyPools.State.IMPORTED ? "" : "there");
    }

    private static KeyPools.Report part(KeyPools.RowReport... rows) {
        return new KeyPools.Report(
                count(rows, KeyPools.State.IMPORTED),
                count(rows, KeyPools.State.DUPLICATE),
                count(rows, KeyPools.State.INVALID),
                false,
                2,
                false,
                List.of(rows));
    }

    private static int count(KeyPools.RowReport[] rows, KeyPools.State state) {
        return (int) Stream.of(rows).filter(row -> row.state() == state).count();
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
}
