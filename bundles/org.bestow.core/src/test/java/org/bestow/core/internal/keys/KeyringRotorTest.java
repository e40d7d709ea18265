package org.bestow.core.internal.keys;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bestow.api.KeyringRotation;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.core.internal.fixture.KeptMessages;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.write.TestJournal;
import org.bestow.core.internal.write.Writer;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class KeyringRotorTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final RotationFixture fixture;

    public KeyringRotorTest(Dialect dialect) {
        fixture = new RotationFixture(dialect);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void sealsEverythingAnewWithANewKey() {
        var pool = fixture.pool("windows", 450);
        try (var writer = new Writer(
                fixture.database.store(), TestJournal.on(fixture.database.store()), new KeptMessages(), World.CLOCK)) {
            assertEquals(30, fixture.take(writer, pool, 30).size());
        }
        var values = fixture.values();
        var old = fixture.ring.newest();

        var started = given(fixture.rotor.start(OPERATOR));
        assertEquals(450, started.total());
        assertNotEquals(old, started.key());
        fixture.finish();

        assertEquals(450, given(fixture.rotor.progress(OPERATOR)).done());
        assertEquals(
                List.of(
                        new KeyringRotation.Key(old, false, 0),
                        new KeyringRotation.Key(fixture.ring.newest(), true, 450)),
                given(fixture.rotor.keys(OPERATOR)));
        assertEquals("the same values", values, fixture.values());
        assertEquals(
                List.of("key-import", "keyring-rotate", "keyring-rotated"),
                fixture.journal.audit.stream().map(row -> row.action()).toList());
        assertEquals(
                "the file has both",
                Set.of(old, fixture.ring.newest()),
                KeyringStart.open(fixture.schema, fixture.path)
                        .ring()
                        .orElseThrow()
                        .ids());
        assertEquals(1, given(fixture.importKeys("windows", "another")).imported());
        assertEquals(
                "what was there is found again",
                1,
                given(fixture.importKeys("windows", "windows-7")).duplicates());
    }

    @Test
    public void sealsSettingsAnew() {
        var seal = new SettingsSeal(fixture.schema, fixture.ring, World.CLOCK);
        var pack = fixture.world.pack("gold");
        var numbers = new ArrayList<Long>();
        for (var count = 0; count < 450; count++) {
            numbers.add(fixture.world.item(pack, "i" + count, "gym", OptionalLong.of(1), Unit.KEYS, "{}"));
        }
        seal.whileSealing(() -> fixture.database.store().global().transact(sql -> {
            var rows = sql.batch("update package_item set sealed = :sealed where id = :id");
            for (var number : numbers.subList(0, 440)) {
                rows.bind("sealed", seal.seal(number, "{\"token\":\"hush-" + number + "\"}"))
                        .bind("id", number)
                        .add();
            }
            return rows.execute();
        }));
        var old = fixture.ring.newest();
        assertEquals(440, given(fixture.rotor.start(OPERATOR)).total());
        fixture.finish();
        assertEquals(
                List.of(
                        new KeyringRotation.Key(old, false, 0),
                        new KeyringRotation.Key(fixture.ring.newest(), true, 440)),
                given(fixture.rotor.keys(OPERATOR)));
        given(fixture.rotor.retire(OPERATOR, old));
        var left = new SettingsSeal(
                fixture.schema,
                KeyringStart.open(fixture.schema, fixture.path).ring().orElseThrow(),
                World.CLOCK);
        var sealed = fixture.database.store().global().read(sql -> sql.query(
                        "select id, sealed from package_item where sealed is not null order by id")
                .mapTo(SettingsResealing.Row.class)
                .list());
        assertEquals(440, sealed.size());
        sealed.forEach(row -> assertEquals("{\"token\":\"hush-" + row.id() + "\"}", left.open(row.id(), row.sealed())));
    }

    @Test
    public void goesOnAfterAKill() {
        fixture.pool("windows", 900);
        var old = fixture.ring.newest();
        var newer = fixture.secondKey();
        var stopped = new AtomicBoolean();
        assertFalse(
                new Resealing(fixture.database.store(), fixture.ring, stopped::get, done -> stopped.set(true)).pass());
        var sealed = new KeyringUse(fixture.database.store()).sealed();
        assertTrue("in the middle: " + sealed, sealed.get(old) > 0 && sealed.get(newer) > 0);
        var values = fixture.values();

        fixture.start(); // as after a restart
        assertEquals(newer, fixture.ring.newest());
        var progress = given(fixture.rotor.start(OPERATOR));
        assertEquals("no other key", newer, progress.key());
        assertEquals((long) sealed.get(old), progress.total());
        fixture.finish();
        assertEquals(values, fixture.values());
        assertEquals(0, given(fixture.rotor.keys(OPERATOR)).get(0).sealed());

        assertNotEquals(
                "nothing to go on with",
                newer,
                given(fixture.rotor.start(OPERATOR)).key());
        fixture.finish();
    }

    @Test
    public void aKeyGoesOnlyWhenItSealsNothing() throws IOException {
        fixture.pool("windows", 10);
        var old = fixture.ring.newest();
        var first = Files.readAllBytes(fixture.path);
        var newer = fixture.secondKey();
        var used = denied(fixture.rotor.retire(OPERATOR, old));
        assertEquals(Problem.Kind.INVALID, used.kind());
        assertTrue(used.detail(), used.detail().contains("10"));
        assertEquals(
                Problem.Kind.INVALID,
                denied(fixture.rotor.retire(OPERATOR, newer)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(fixture.rotor.retire(OPERATOR, "00000000")).kind());

        given(fixture.rotor.start(OPERATOR));
        fixture.finish();
        var rotated = Files.readAllBytes(fixture.path);
        Files.write(fixture.path, first);
        assertTrue(
                "the new key is missed",
                KeyringStart.open(fixture.schema, fixture.path).ring().isEmpty());
        var refused = denied(fixture.rotor.retire(OPERATOR, old)).detail();
        assertTrue("nothing is written into another file: " + refused, refused.contains("not the one"));
        Files.write(fixture.path, rotated);

        assertEquals(List.of(new KeyringRotation.Key(newer, true, 10)), given(fixture.rotor.retire(OPERATOR, old)));
        assertEquals(
                Set.of(newer),
                KeyringStart.open(fixture.schema, fixture.path)
                        .ring()
                        .orElseThrow()
                        .ids());
        assertEquals(10, fixture.values().size());
        assertEquals(
                "keyring-retire",
                fixture.journal.audit.get(fixture.journal.audit.size() - 1).action());
        Files.write(fixture.path, first);
        assertTrue(
                "the old file opens nothing",
                KeyringStart.open(fixture.schema, fixture.path).ring().isEmpty());
    }

    @Test
    public void onlyOperatorsMay() {
        var admin = Operators.of(5, Role.GLOBAL_ADMIN, Language.EN);
        for (var answer : List.of(
                fixture.rotor.keys(admin),
                fixture.rotor.start(admin),
                fixture.rotor.progress(admin),
                fixture.rotor.retire(admin, fixture.ring.newest()))) {
            assertEquals(Problem.Kind.FORBIDDEN, denied(answer).kind());
        }
    }

    @Test
    public void claimsAndImportsGoOnMeanwhile() throws Exception {
        var windows = fixture.pool("windows", 1_500);
        var office = fixture.pool("office", 1_500);
        var all = new HashSet<>(fixture.values());
        var threads = Executors.newFixedThreadPool(8);
        var imported = new AtomicInteger();
        try (var writer = new Writer(
                fixture.database.store(), TestJournal.on(fixture.database.store()), new KeptMessages(), World.CLOCK)) {
            var calls = new ArrayList<Callable<List<String>>>();
            for (var thread = 0; thread < 6; thread++) {
                var pool = thread % 2 == 0 ? windows : office;
                calls.add(() -> fixture.take(writer, pool, 150));
            }
            calls.add(() -> {
                for (var round = 0; round < 20; round++) {
                    imported.addAndGet(given(fixture.importKeys("windows", "more-" + round))
                            .imported());
                }
                return List.of();
            });
            calls.add(() -> {
                for (var round = 0; round < 3; round++) {
                    given(fixture.rotor.start(OPERATOR));
                    fixture.finish();
                }
                return List.of();
            });
            var taken = new ArrayList<String>();
            for (var result : threads.invokeAll(calls)) {
                taken.addAll(result.get());
            }
            assertEquals("each claim was answered with a key", 900, taken.size());
            assertEquals("and with another one", 900, new HashSet<>(taken).size());
        } finally {
            threads.shutdown();
        }
        assertEquals(20, imported.get());
        IntStream.range(0, 20).forEach(round -> all.add("more-" + round));
        assertEquals("none is lost", all, new HashSet<>(fixture.values()));
        var keys = given(fixture.rotor.keys(OPERATOR));
        assertEquals(4, keys.size());
        assertEquals(3_020, keys.get(3).sealed());
        keys.subList(0, 3).forEach(key -> assertEquals(0, key.sealed()));
        fixture.world.requireConsistency();
    }
}
