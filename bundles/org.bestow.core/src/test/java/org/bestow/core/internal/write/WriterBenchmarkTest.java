package org.bestow.core.internal.write;

import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.bestow.api.Users;
import org.bestow.api.testing.Crowd;
import org.bestow.api.testing.NoUsers;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.keys.TestKeyring;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/**
 * Prints actions and views a second, one by one against grouped, in turn. Says nothing about what is fast enough; for figures, let a
 * turn take {@code -Dbestow.benchmark.turn=1500} milliseconds.
 */
@RunWith(Parameterized.class)
public class WriterBenchmarkTest {

    private static final int CLIENTS = 32;
    private static final Duration TURN = Duration.ofMillis(Long.getLong("bestow.benchmark.turn", 100));

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Dialect dialect;

    public WriterBenchmarkTest(Dialect dialect) {
        this.dialect = dialect;
    }

    @Test
    public void printsActionsAndViewsASecond() {
        try (var fixture = new WriteFixture(dialect)) {
            fixture.writer.close();
            fixture.database.statements().record(false);
            var hot = fixture.seats("hot", 10_000_000);
            var spread = new ArrayList<BenefitRow>();
            for (var number = 0; number < 200; number++) {
                spread.add(fixture.world.benefit(
                        hot.memberId(), hot.purchaseId(), hot.itemId(), hot.type(), hot.quantity(), hot.unit()));
            }
            var users = new AtomicLong(1);
            for (var turn = 1; turn <= 2; turn++) {
                for (var grouped : new boolean[] {false, true}) {
                    try (var writer = writer(fixture, grouped)) {
                        report(
                                "actions, spread",
                                grouped,
                                client -> index -> writer.write(
                                        WriteFixture.assign(
                                                spread.get((int) (index % spread.size())), users.incrementAndGet()),
                                        WriteFixture.PATIENCE));
                        report(
                                "actions, one benefit",
                                grouped,
                                client -> index -> writer.write(
                                        WriteFixture.assign(hot, users.incrementAndGet()), WriteFixture.PATIENCE));
                    }
                    views(fixture, grouped, spread);
                }
            }
            fixture.world.requireConsistency();
            fixture.writer = writer(fixture, true);
        }
    }

    private static Writer writer(WriteFixture fixture, boolean grouped) {
        return new Writer(
                fixture.plainStore(),
                fixture.journal,
                fixture.messages,
                World.CLOCK,
                grouped ? 2 : 8,
                new Queue(4096, grouped ? Queue.GROUP_ACTIONS : 1, System::nanoTime),
                Duration.ofSeconds(20));
    }

    private void views(WriteFixture fixture, boolean grouped, List<BenefitRow> spread) {
        Users users = new NoUsers();
        var queries = new ViewQueries(
                fixture.plainStore(), fixture.journal, users, World.CLOCK, TestKeyring.seal(fixture.plainStore()));
        try (var loader = new ViewLoader(
                fixture.plainStore(), fixture.journal, users, World.CLOCK, TestKeyring.seal(fixture.plainStore()))) {
            report("views", grouped, client -> index -> {
                var benefit = spread.get((int) ((index + client * 7) % spread.size()));
                var request = ViewRequest.page(benefit.memberId(), benefit.id(), 1);
                var loaded = grouped
                        ? loader.load(request)
                        : queries.load(List.of(request)).get(0);
                assertTrue(loaded.snapshot().isPresent());
                return loaded;
            });
        }
    }

    private void report(String what, boolean grouped, IntFunction<LongFunction<Object>> client) {
        var end = System.nanoTime() + TURN.toNanos();
        var calls = new ArrayList<Callable<Long>>();
        for (var number = 0; number < CLIENTS; number++) {
            var call = client.apply(number);
            calls.add(() -> {
                var done = 0L;
                for (; System.nanoTime() - end < 0; done++) {
                    call.apply(done);
                }
                return done;
            });
        }
        var start = System.nanoTime();
        var done = Crowd.together(calls).stream().mapToLong(Long::longValue).sum();
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-10s %-22s %-10s %,9.0f a second (%d clients)%n",
                dialect,
                what,
                grouped ? "grouped" : "one by one",
                done / seconds,
                CLIENTS);
        assertTrue(done > 0);
    }
}
