package org.bestow.core.internal.write;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bestow.api.Journal;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.effect.Assign;
import org.bestow.core.internal.effect.Effect;
import org.bestow.core.internal.effect.TakeKeys;
import org.bestow.core.internal.fixture.KeptMessages;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Part;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.Store;
import org.bestow.store.fixture.TestDatabase;

/** A database with a writer on it, and short words for submissions. */
final class WriteFixture implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    final TestDatabase database;
    final World world;
    final ShakyStore store;
    final Journal journal;
    final KeptMessages messages = new KeptMessages();
    Writer writer;

    WriteFixture(Dialect dialect) {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        store = new ShakyStore(database.store());
        journal = TestJournal.on(database.store());
        writer = new Writer(store, journal, messages, World.CLOCK);
    }

    /** One writer, so that everything that waits goes into one group. */
    void singleWriter() {
        writer.close();
        writer = new Writer(store, journal, messages, World.CLOCK, 1, 4096);
    }

    static Submission submission(BenefitRow seen, List<Effect> effects, Optional<Submission.Twin> twin) {
        return new Submission(
                seen,
                World.ZONE,
                "test-action",
                effects,
                new Submission.By(7, "Ada", Optional.empty(), "127.0.0.1"),
                "test",
                Told.NOTHING,
                twin,
                false);
    }

    static Submission submission(BenefitRow seen, Effect... effects) {
        return submission(seen, List.of(effects), Optional.empty());
    }

    static Submission assign(BenefitRow seen, long user) {
        return submission(seen, new Assign(-1, user, "{}", 1));
    }

    static Submission takeKeys(BenefitRow seen, long pool, int count) {
        return submission(seen, new TakeKeys(pool, "pool", KeyKind.RETAIL, count, ""));
    }

    static Submission withKey(Submission submission, String key, String hash) {
        var twin = new Submission.Twin(new Journal.IdempotencyScope(submission.member(), 7, key), hash);
        return submission(submission.seen(), submission.effects(), Optional.of(twin));
    }

    /** A data fault: longer than the column. */
    static Submission poison(BenefitRow seen, long user) {
        return submission(seen, new Assign(-1, user, "{\"x\":\"" + "y".repeat(30_000) + "\"}", 1));
    }

    BenefitRow seats(String name, long quantity) {
        return world.simple(name, "cloud", OptionalLong.of(quantity), Unit.SEATS);
    }

    BenefitRow keys(String name, long quantity) {
        return world.simple(name, "software", OptionalLong.of(quantity), Unit.KEYS);
    }

    /** Wants parts of a benefit, and nothing else. */
    static ViewRequest asking(BenefitRow benefit, Set<Part> parts, ViewRequest.Narrower narrower) {
        return new ViewRequest(
                benefit.memberId(),
                benefit.id(),
                parts,
                narrower,
                false,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Set.of(),
                OptionalLong.empty(),
                Optional.empty());
    }

    Written write(Submission submission) {
        return writer.write(submission, PATIENCE);
    }

    List<Written> writeTogether(List<Submission> submissions) {
        return Crowd.together(submissions.stream()
                .<Callable<Written>>map(submission -> () -> write(submission))
                .toList());
    }

    static long count(List<? extends Written> answers, Class<? extends Written> kind) {
        return answers.stream().filter(kind::isInstance).count();
    }

    long rows(String table, BenefitRow benefit) {
        return world.count("select count(*) from " + table + " where member_id > 0 and benefit_id = ?", benefit.id());
    }

    Store plainStore() {
        return database.store();
    }

    @Override
    public void close() {
        store.calm();
        writer.close();
        var untenanted = database.untenanted();
        database.close();
        if (!untenanted.isEmpty()) {
            throw new AssertionError("statements that do not name their member: " + untenanted);
        }
    }
}
