package org.bestow.core.internal.keys;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.bestow.api.Answer;
import org.bestow.api.KeyPools;
import org.bestow.api.KeyringRotation;
import org.bestow.api.Secret;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.effect.TakeKeys;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.KeptUsers;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.write.Submission;
import org.bestow.core.internal.write.Told;
import org.bestow.core.internal.write.Writer;
import org.bestow.core.internal.write.Written;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.Await;
import org.bestow.store.fixture.TestDatabase;

/** Keys sealed on a test's database, by a keyring in a file of its own, and what seals them anew. */
final class RotationFixture implements AutoCloseable {

    final TestDatabase database;
    final World world;
    final Schema schema;
    private final Access access = new Access(new SeedPolicy(), new KeptUsers());
    final KeptJournal journal = new KeptJournal();
    final Path path = Operators.temporaryFolder().resolve("keyring.json");
    Keyring ring;
    private KeyPools pools;
    KeyringRotation rotor;

    RotationFixture(Dialect dialect) {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        schema = new Schema(database.store());
        start();
    }

    /** Also as after a restart. */
    void start() {
        ring = KeyringStart.open(schema, path).ring().orElseThrow();
        pools = new KeyPoolService(schema, ring, access, new Pools(schema), journal, World.CLOCK);
        rotor = new KeyringRotor(schema, ring, access, journal, World.CLOCK);
    }

    /** As the first steps of a rotation do. */
    String secondKey() {
        var newer = ring.file().add(ring);
        new KeyringUse(database.store()).record(newer, World.NOW);
        ring.become(newer);
        return newer.newest();
    }

    long pool(String code, int count) {
        var id = world.pool(code, KeyKind.RETAIL, 0);
        var values = IntStream.range(0, count)
                .mapToObj(number -> Secret.of(code + "-" + number))
                .toList();
        var order = KeyPools.Import.of(values);
        assertEquals(count, given(pools.importKeys(OPERATOR, code, order)).imported());
        return id;
    }

    Answer<KeyPools.Report> importKeys(String pool, String value) {
        return pools.importKeys(OPERATOR, pool, KeyPools.Import.of(List.of(Secret.of(value))));
    }

    /** One key after the other for a benefit of its own; their values as they are shown. */
    List<String> take(Writer writer, long pool, int count) {
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

    void finish() {
        Await.until("the rotation ends", () -> !given(rotor.progress(OPERATOR)).running());
        assertEquals(Optional.empty(), given(rotor.progress(OPERATOR)).failure());
    }

    /** A row of either table. */
    public record Row(long poolId, long sealedAs, byte[] sealed) {}

    List<String> values() {
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

    @Override
    public void close() {
        var untenanted = database.untenanted();
        database.close();
        assertEquals(Set.of(), untenanted);
    }
}
