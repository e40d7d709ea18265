package org.bestow.core.internal.write;

import static org.bestow.core.internal.write.WriteFixture.assign;
import static org.bestow.core.internal.write.WriteFixture.poison;
import static org.bestow.core.internal.write.WriteFixture.submission;
import static org.bestow.core.internal.write.WriteFixture.takeKeys;
import static org.bestow.core.internal.write.WriteFixture.withKey;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.effect.Assign;
import org.bestow.core.internal.effect.ClaimUnique;
import org.bestow.core.internal.effect.Release;
import org.bestow.core.internal.fixture.KeptMessages;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.KeyKind;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** 32 clients with good, poisonous, stale and repeated actions, and connections that are cut; every answer must be true. */
@RunWith(Parameterized.class)
public class WriterChaosTest {

    private static final int CLIENTS = 32;
    private static final int ROUNDS = 12;

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Dialect dialect;
    private final Map<Long, Integer> promised = new ConcurrentHashMap<>();
    private final AtomicInteger unknown = new AtomicInteger();
    private WriteFixture fixture;

    public WriterChaosTest(Dialect dialect) {
        this.dialect = dialect;
    }

    @Before
    public void open() {
        fixture = new WriteFixture(dialect);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void everyAnswerIsTrueOnOneBenefit() {
        run(List.of(fixture.seats("hot", 100_000)), List.of(fixture.writer));
    }

    @Test
    public void everyAnswerIsTrueOnAThousandBenefits() {
        run(spread(), List.of(fixture.writer));
    }

    @Test
    public void everyAnswerIsTrueWhileCommitsAreCut() {
        var count = new AtomicInteger();
        fixture.store.atEachCommit(connection -> {
            switch (count.incrementAndGet() % 5) {
                case 0 -> {
                    connection.commit();
                    throw ShakyStore.cut();
                }
                case 1 -> {
                    connection.rollback();
                    throw ShakyStore.cut();
                }
                default -> connection.commit();
            }
        });
        run(spread().subList(0, 40), List.of(fixture.writer));
    }

    @Test
    public void everyAnswerIsTrueWhileBackendsAreEnded() throws InterruptedException {
        assumeTrue("only PostgreSQL has backends to end", dialect == Dialect.POSTGRESQL);
        var benefits = spread().subList(0, 40);
        var pool = pool();
        var stop = new AtomicBoolean();
        var killer = new Thread(() -> {
            while (!stop.get()) {
                var before = promised.size();
                fixture.database.killBackends();
                LockSupport.parkNanos(60_000_000);
                // on a busy machine, nothing is written in that time: then they are ended faster than they come up
                while (!stop.get() && promised.size() < before + 5) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
        });
        killer.start();
        try {
            work(benefits, List.of(fixture.writer), pool);
        } finally {
            stop.set(true);
            killer.join();
        }
        verify();
    }

    @Test
    public void twoSetsOfWritersOnOneDatabaseAgree() {
        assumeTrue("only PostgreSQL serves two nodes", dialect == Dialect.POSTGRESQL);
        var another = fixture.database.another();
        try (var second = new Writer(another, TestJournal.on(another), new KeptMessages(), World.CLOCK)) {
            var few = spread().subList(0, 20);
            run(few, List.of(fixture.writer, second));
        } finally {
            TestDatabase.close(another);
        }
    }

    private List<BenefitRow> spread() {
        var first = fixture.seats("spread", 100_000);
        var benefits = new ArrayList<BenefitRow>(List.of(first));
        var members = new ArrayList<BenefitRow>(List.of(first));
        for (var number = 1; number < 5; number++) {
            members.add(fixture.seats("spread-" + number, 100_000));
        }
        for (var number = 1; number < 1000; number++) {
            var like = members.get(number % members.size());
            benefits.add(fixture.world.benefit(
                    like.memberId(), like.purchaseId(), like.itemId(), like.type(), like.quantity(), like.unit()));
        }
        return benefits;
    }

    private void run(List<BenefitRow> benefits, List<Writer> writers) {
        work(benefits, writers, pool());
        fixture.store.calm();
        verify();
    }

    private long pool() {
        return fixture.world.pool("pool", KeyKind.RETAIL, 10_000);
    }

    private void work(List<BenefitRow> benefits, List<Writer> writers, long pool) {
        var calls = new ArrayList<Callable<Integer>>();
        for (var client = 0; client < CLIENTS; client++) {
            var number = client;
            calls.add(() -> client(number, benefits, writers, pool));
        }
        var answered =
                Crowd.together(calls).stream().mapToInt(Integer::intValue).sum();
        assertEquals("every client is answered", CLIENTS * ROUNDS, answered);
    }

    private void verify() {
        fixture.world.requireConsistency();
        var kept = fixture.world.count("select count(*) from history where member_id > 0");
        var told = promised.values().stream().mapToInt(Integer::intValue).sum();
        assertTrue(
                "applied is in history: " + kept + " of " + told + ", unknown " + unknown,
                kept >= told && kept <= told + unknown.get());
        assertTrue("most of it was applied: " + told, told > CLIENTS * ROUNDS / 3);
    }

    private static Submission released(Map.Entry<BenefitRow, Long> seat) {
        return submission(seat.getKey(), new Release(seat.getValue(), "{}"));
    }

    private int client(int client, List<BenefitRow> benefits, List<Writer> writers, long pool) {
        var random = new Random(client);
        var answered = 0;
        var held = new ArrayList<Map.Entry<BenefitRow, Long>>();
        for (var round = 0; round < ROUNDS; round++) {
            var benefit = benefits.get(random.nextInt(benefits.size()));
            var writer = writers.get(random.nextInt(writers.size()));
            var user = 1000L * client + round;
            var answer = writer.write(
                    switch (random.nextInt(12)) {
                        case 0 -> poison(benefit, user);
                        case 1, 2 -> takeKeys(benefit, pool, 1 + random.nextInt(3));
                        case 3 -> submission(
                                benefit,
                                new Assign(-1, user, "{}", 1),
                                new ClaimUnique("credit", Integer.toString(random.nextInt(8)), -1));
                            // a key that another client uses for the very same request
                        case 4 -> withKey(assign(benefits.get(0), client / 2), "twin-" + client / 2 + round, "hash");
                        case 5 -> held.isEmpty() ? assign(benefit, user) : released(held.remove(0));
                        default -> assign(benefit, user);
                    },
                    Duration.ofSeconds(60));
            answered++;
            if (answer instanceof Written.Applied applied) {
                promised.merge(applied.history(), 1, Integer::sum);
                applied.seats().forEach(seat -> held.add(Map.entry(applied.after(), seat)));
            } else if (answer instanceof Written.Unknown || answer instanceof Written.Busy) {
                unknown.incrementAndGet();
            }
        }
        return answered;
    }
}
