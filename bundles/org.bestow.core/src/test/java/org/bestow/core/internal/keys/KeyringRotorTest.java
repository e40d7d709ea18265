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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bestow.api.Answer;
import org.bestow.api.KeyPools;
import org.bestow.api.KeyringRotation;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.effect.TakeKeys;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.KeptMessages;
import org.bestow.core.internal.fixture.KeptUsers;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.write.Submission;
import org.bestow.core.internal.write.TestJournal;
import org.bestow.core.internal.write.Told;
import org.bestow.core.internal.write.Writer;
import org.bestow.core.internal.write.Written;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.Await;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class KeyringRotorTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final World world;
    private final Schema schema;
    private final Access access = new Access(new SeedPolicy(), new KeptUsers());
    private final KeptJournal journal = new KeptJournal();
    private final Path path = Operators.temporaryFolder().resolve("keyring.json");
    private Keyring ring;
    private KeyPools pools;
    private KeyringRotation rotor;

    public KeyringRotorTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        schema = new Schema(database.store());
    }

    @Before
    public void start() {
        ring = KeyringStart.open(schema, path).ring().orElseThrow();
        pools = new KeyPoolService(schema, ring, access, new Pools(schema), journal, World.CLOCK);
        rotor = new KeyringRotor(schema, ring, access, journal, World.CLOCK);
    }

    @After
    public void close() {
        var untenanted = database.untenanted();
        database.close();
        assertEquals(Set.of(), untenanted);
    }

    @Test
    public void sealsEverythingAnewWithANewKey() {
        var pool = pool("windows", 450);
        try (var writer =
                new Writer(database.store(), TestJournal.on(database.store()), new KeptMessages(), World.CLOCK)) {
            assertEquals(30, take(writer, pool, 30).size());
        }
        var values = values();
        var old = ring.newest();

        var started = given(rotor.start(OPERATOR));
        assertEquals(450, started.total());
        assertNotEquals(old, started.key());
        finish();

        assertEquals(450, given(rotor.progress(OPERATOR)).done());
        assertEquals(
                List.of(new KeyringRotation.Key(old, false, 0), new KeyringRotation.Key(ring.newest(), true, 450)),
                given(rotor.keys(OPERATOR)));
        assertEquals("the same values", values, values());
        assertEquals(
                List.of("key-import", "keyring-rotate", "keyring-rotated"),
                journal.audit.stream().map(row -> row.action()).toList());
        assertEquals(
                "the file has both",
                Set.of(old, ring.newest()),
                KeyringStart.open(schema, path).ring().orElseThrow().ids());
        assertEquals(1, given(importKeys("windows", "another")).imported());
        assertEquals(
                "what was there is found again",
                1,
                given(importKeys("windows", "windows-7")).duplicates());
    }

    @Test
    public void goesOnAfterAKill() {
        pool("windows", 900);
        var old = ring.newest();
        var newer = secondKey();
        var stopped = new AtomicBoolean();
        assertFalse(new Resealing(database.store(), ring, stopped::get, done -> stopped.set(true)).pass());
        var sealed = new KeyringUse(database.store()).sealed();
        assertTrue("in the middle: " + sealed, sealed.get(old) > 0 && sealed.get(newer) > 0);
        var values = values();

        start(); // as after a restart
        assertEquals(newer, ring.newest());
        var progress = given(rotor.start(OPERATOR));
        assertEquals("no other key", newer, progress.key());
        assertEquals((long) sealed.get(old), progress.total());
        finish();
        assertEquals(values, values());
        assertEquals(0, given(rotor.keys(OPERATOR)).get(0).sealed());

        assertNotEquals(
                "nothing to go on with", newer, given(rotor.start(OPERATOR)).key());
        finish();
    }

    @Test
    public void aKeyGoesOnlyWhenItSealsNothing() throws IOException {
        pool("windows", 10);
        var old = ring.newest();
        var first = Files.readAllBytes(path);
        var newer = secondKey();
        var used = denied(rotor.retire(OPERATOR, old));
        assertEquals(Problem.Kind.INVALID, used.kind());
        assertTrue(used.detail(), used.detail().contains("10"));
        assertEquals(Problem.Kind.INVALID, denied(rotor.retire(OPERATOR, newer)).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(rotor.retire(OPERATOR, "00000000")).kind());

        given(rotor.start(OPERATOR));
        finish();
        var rotated = Files.readAllBytes(path);
        Files.write(path, first);
        assertTrue(
                "the new key is missed", KeyringStart.open(schema, path).ring().isEmpty());
        var refused = denied(rotor.retire(OPERATOR, old)).detail();
        assertTrue("nothing is written into another file: " + refused, refused.contains("not the one"));
        Files.write(path, rotated);

        assertEquals(List.of(new KeyringRotation.Key(newer, true, 10)), given(rotor.retire(OPERATOR, old)));
        assertEquals(
                Set.of(newer),
                KeyringStart.open(schema, path).ring().orElseThrow().ids());
        assertEquals(10, values().size());
        assertEquals(
                "keyring-retire", journal.audit.get(journal.audit.size() - 1).action());
        Files.write(path, first);
        assertTrue(
                "the old file opens nothing",
                KeyringStart.open(schema, path).ring().isEmpty());
    }

    @Test
    public void onlyOperatorsMay() {
        var admin = Operators.of(5, Role.GLOBAL_ADMIN, Language.EN);
        for (var answer : List.of(
                rotor.keys(admin), rotor.start(admin), rotor.progress(admin), rotor.retire(admin, ring.newest()))) {
            assertEquals(Problem.Kind.FORBIDDEN, denied(answer).kind());
        }
    }

    @Test
    public void claimsAndImportsGoOnMeanwhile() throws Exception {
        var windows = pool("windows", 1_500);
        var office = pool("office", 1_500);
        var all = new HashSet<>(values());
        var threads = Executors.newFixedThreadPool(8);
        var imported = new AtomicInteger();
        try (var writer =
                new Writer(database.store(), TestJournal.on(database.store()), new KeptMessages(), World.CLOCK)) {
            var calls = new ArrayList<Callable<List<String>>>();
            for (var thread = 0; thread < 6; thread++) {
                var pool = thread % 2 == 0 ? windows : office;
                calls.add(() -> take(writer, pool, 150));
            }
            calls.add(() -> {
                for (var round = 0; round < 20; round++) {
                    imported.addAndGet(
                            given(importKeys("windows", "more-" + round)).imported());
                }
                return List.of();
            });
            calls.add(() -> {
                for (var round = 0; round < 3; round++) {
                    given(rotor.start(OPERATOR));
                    finish();
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
        assertEquals("none is lost", all, new HashSet<>(values()));
        var keys = given(rotor.keys(OPERATOR));
        assertEquals(4, keys.size());
        assertEquals(3_020, keys.get(3).sealed());
        keys.subList(0, 3).forEach(key -> assertEquals(0, key.sealed()));
        world.requireConsistency();
    }

    /** As the first steps of a rotation do. */
    private String secondKey() {
        var newer = ring.file().add(ring);
        new KeyringUse(database.store()).record(newer, World.NOW);
        ring.become(newer);
        return newer.newest();
    }

    private long pool(String code, int count) {
        var id = world.pool(code, KeyKind.RETAIL, 0);
        var values = IntStream.range(0, count)
                .mapToObj(number -> Secret.of(code + "-" + number))
                .toList();
        var order = KeyPools.Import.of(values);
        assertEquals(count, given(pools.importKeys(OPERATOR, code, order)).imported());
        return id;
    }

    private Answer<KeyPools.Report> importKeys(String pool, String value) {
        return pools.importKeys(OPERATOR, pool, KeyPools.Import.of(List.of(Secret.of(value))));
    }

    /** One key after the other for a benefit of its own; their values as they are shown. */
    private List<String> take(Writer writer, long pool, int count) {
        var shown = new ArrayList<String>();
        var name = "Member " + Thread.currentThread().getId();
        var benefit = ownBenefit(name, count);
        for (var number = 0; number < count; number++) {
            var submission = new Submission(
                    benefit,
                    World.ZONE,
                    "get-keys",
                    List.of(new TakeKeys(pool, "pool", KeyKind.RETAIL, 1, "")),
                    new Submission.By(7, "Ada", Optional.empty(), "test"),
                    "test",
                    Told.NOTHING,
                    Optional.empty(),
                    false);
            var written = (Written.Applied) writer.write(submission, Duration.ofMinutes(1));
            for (var key : written.taken()) {
                var from = key.from();
                shown.add(ring.open(from.poolId(), from.id(), from.sealed()).reveal());
            }
        }
        return shown;
    }

    private synchronized BenefitRow ownBenefit(String name, int count) {
        return world.simple(name, "software", OptionalLong.of(count), Unit.KEYS);
    }

    private void finish() {
        Await.until("the rotation ends", () -> !given(rotor.progress(OPERATOR)).running());
        assertEquals(Optional.empty(), given(rotor.progress(OPERATOR)).failure());
    }

    /** A row of either table. */
    public record Row(long poolId, long sealedAs, byte[] sealed) {}

    private List<String> values() {
        return database
                .store()
                .global()
                .read(sql -> sql.query("select pool_id, id as sealed_as, sealed from pool_key"
                                + " union all select pool_id, sealed_as, sealed from claimed_key where member_id > 0")
                        .mapTo(Row.class)
                        .list())
                .stream()
                .map(row ->
                        ring.open(row.poolId(), row.sealedAs(), row.sealed()).reveal())
                .sorted()
                .toList();
    }
}
