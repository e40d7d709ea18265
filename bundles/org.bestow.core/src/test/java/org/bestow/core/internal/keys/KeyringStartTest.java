package org.bestow.core.internal.keys;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import org.bestow.api.Check;
import org.bestow.api.Secret;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class KeyringStartTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final Schema schema;
    private final Path path = Operators.temporaryFolder().resolve("deep").resolve("keyring.json");

    public KeyringStartTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        schema = new Schema(database.store());
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void makesAFileOfItsOwnerAlone() throws IOException {
        var first = KeyringStart.open(schema, path).ring().orElseThrow();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertFalse(Files.exists(path.resolveSibling("keyring.json.new")));
        var second = KeyringStart.open(schema, path);
        assertEquals(Check.Level.OK, second.result().level());
        var sealed = first.seal(1, 2, Secret.of("value"));
        assertEquals("value", second.ring().orElseThrow().open(1, 2, sealed).reveal());
    }

    @Test
    public void refusesToStartWithoutTheFileThatTheDatabaseNeeds() throws IOException {
        sealOne(KeyringStart.open(schema, path).ring().orElseThrow());
        var kept = Files.readAllBytes(path);
        Files.delete(path);
        refused("is missing");
        assertFalse("no new one in its place", Files.exists(path));

        var other = path.resolveSibling("other.json");
        new KeyringFile(other).create();
        Files.copy(other, path);
        refused("is not the one");

        Files.write(path, new byte[] {'{'});
        refused("is damaged");

        Files.write(path, kept);
        assertTrue(KeyringStart.open(schema, path).ring().isPresent());
    }

    @Test
    public void startsAfreshWhenNothingIsSealed() throws IOException {
        var ring = KeyringStart.open(schema, path).ring().orElseThrow();
        new KeyringUse(schema.store()).record(ring, World.NOW);
        Files.delete(path);
        assertTrue(KeyringStart.open(schema, path).ring().isPresent());
    }

    @Test
    public void refusesToStartWithoutTheFileThatSettingsNeed() throws IOException {
        var ring = KeyringStart.open(schema, path).ring().orElseThrow();
        var seal = new SettingsSeal(schema, ring, World.CLOCK);
        var world = new World(schema.store());
        var item = world.item(world.pack("gold"), "gym", "gym", OptionalLong.of(1), Unit.KEYS, "{}");
        seal.whileSealing(
                () -> schema.store().global().transact(sql -> sql.update("update package_item set sealed = :sealed")
                        .bind("sealed", seal.seal(item, "{}"))
                        .execute()));
        Files.delete(path);
        refused("is missing");
    }

    @Test
    public void saysWhenOthersCanReadTheFile() throws IOException {
        KeyringStart.open(schema, path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(Check.Level.WARN, KeyringStart.open(schema, path).result().level());
    }

    @Test
    public void takesThePlaceFromTheEnvironmentFirst() {
        assertEquals(Path.of("there"), KeyringStart.place("data", " there "));
        assertEquals(Path.of("data", "keyring.json"), KeyringStart.place("data", " "));
    }

    private void refused(String words) {
        var opened = KeyringStart.open(schema, path);
        assertTrue(opened.ring().isEmpty());
        assertEquals(Check.Level.CRITICAL, opened.result().level());
        var sentence = opened.result().message();
        assertTrue(sentence, sentence.contains(words) && sentence.contains(path.toString()));
    }

    private void sealOne(Keyring ring) {
        new KeyringUse(schema.store()).record(ring, World.NOW);
        schema.store().global().transact(sql -> {
            sql.update("insert into key_pool (id, code, kind, available, claimed) values (1, 'p', 'RETAIL', 1, 0)")
                    .execute();
            return sql.update(
                            "insert into pool_key (id, pool_id, mac, sealed, masked) values (2, 1, :mac, :sealed, '')")
                    .bind("mac", ring.mac(1, Secret.of("value")))
                    .bind("sealed", ring.seal(1, 2, Secret.of("value")))
                    .execute();
        });
    }
}
