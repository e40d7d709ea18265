package org.bestow.health.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.bestow.api.Check;
import org.bestow.api.Doctor.Finding;
import org.junit.After;
import org.junit.Test;

public class CheckRunnerTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT =
            Duration.ofSeconds(2); // in which the good one answers, also on a busy machine

    private final CheckRunner runner = new CheckRunner(System::nanoTime);

    @After
    public void stop() {
        runner.close();
    }

    @Test
    public void reportsEveryCheckSortedByName() {
        var findings = runner.run(
                List.of(
                        FakeCheck.quick("store", () -> Check.Result.ok("fine")),
                        FakeCheck.quick("keys", () -> Check.Result.warn("few left"))),
                LONG);

        assertEquals(
                List.of("keys", "store"), findings.stream().map(Finding::name).toList());
        assertEquals(Check.Result.warn("few left"), findings.get(0).result());
    }

    @Test
    public void failureOfOneCheckIsItsOwnFindingWithoutItsMessage() {
        var findings = runner.run(
                List.of(
                        FakeCheck.quick("bad", () -> {
                            throw new IllegalStateException("the secret is 42");
                        }),
                        FakeCheck.quick("good", () -> Check.Result.ok("fine"))),
                LONG);

        assertEquals(Check.Level.CRITICAL, findings.get(0).result().level());
        assertTrue(findings.get(0).result().message().contains("IllegalStateException"));
        assertFalse(findings.get(0).result().message().contains("42"));
        assertEquals(Check.Level.OK, findings.get(1).result().level());
    }

    @Test
    public void bundleThatFallsApartIsAFinding() {
        var broken = FakeCheck.quick("broken", () -> {
            throw new NoClassDefFoundError("gone");
        });

        var finding = runner.run(List.of(broken), LONG).get(0);

        assertEquals(Check.Level.CRITICAL, finding.result().level());
    }

    @Test
    public void whatFailsForWantOfTheDatabaseSaysSo() {
        var failing = FakeCheck.quick("mail", () -> {
            throw new IllegalStateException("busy", new SQLTransientConnectionException("none free"));
        });
        var found = runner.run(List.of(failing), LONG).get(0);
        assertEquals(Check.Result.critical("The database did not answer: see the check database."), found.result());
    }

    @Test
    public void hangingCheckIsCriticalIsNotStartedTwiceAndIsNotInterrupted() throws Exception {
        var release = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var ended = new CompletableFuture<Void>();
        var hanging = FakeCheck.quick("hanging", () -> {
            try {
                release.await();
            } catch (InterruptedException stop) {
                interrupted.set(true);
            }
            ended.complete(null);
            return Check.Result.ok("at last");
        });
        var good = FakeCheck.quick("good", () -> Check.Result.ok("fine"));

        for (int probe = 0; probe < 2; probe++) {
            var findings = runner.run(List.of(hanging, good), SHORT);
            assertEquals(Check.Level.OK, findings.get(0).result().level());
            assertEquals(Check.Level.CRITICAL, findings.get(1).result().level());
        }
        assertEquals(1, hanging.runs().get());

        release.countDown();
        ended.get(1, TimeUnit.MINUTES);
        assertFalse(interrupted.get());
        assertEquals(
                Check.Result.ok("at last"),
                runner.run(List.of(hanging), LONG).get(0).result());
    }

    @Test
    public void checksRunSideBySide() {
        var both = new CountDownLatch(2);
        Supplier<Check.Result> meet = () -> {
            both.countDown();
            try {
                return both.await(1, TimeUnit.MINUTES) ? Check.Result.ok("met") : Check.Result.warn("alone");
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        };

        var findings = runner.run(List.of(FakeCheck.quick("one", meet), FakeCheck.quick("two", meet)), LONG);

        assertEquals(
                List.of("met", "met"),
                findings.stream().map(finding -> finding.result().message()).toList());
    }
}
