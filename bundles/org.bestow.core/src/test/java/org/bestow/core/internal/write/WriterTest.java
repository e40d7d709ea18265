package org.bestow.core.internal.write;

import static org.bestow.core.internal.write.WriteFixture.assign;
import static org.bestow.core.internal.write.WriteFixture.count;
import static org.bestow.core.internal.write.WriteFixture.poison;
import static org.bestow.core.internal.write.WriteFixture.submission;
import static org.bestow.core.internal.write.WriteFixture.takeKeys;
import static org.bestow.core.internal.write.WriteFixture.withKey;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.effect.Assign;
import org.bestow.core.internal.effect.ClaimUnique;
import org.bestow.core.internal.effect.Release;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.KeyKind;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.Await;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The rules of the writer, one after the other; their numbers are those of the design's page on the writer. */
@RunWith(Parameterized.class)
public class WriterTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Dialect dialect;
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private WriteFixture fixture;

    public WriterTest(Dialect dialect) {
        this.dialect = dialect;
    }

    @Before
    public void open() {
        fixture = new WriteFixture(dialect);
    }

    @After
    public void close() {
        clients.shutdown();
        fixture.world.requireConsistency();
        fixture.close();
    }

    @Test
    public void rule1AnswersNobodyBeforeTheCommit() throws Exception {
        fixture.singleWriter();
        var benefit = fixture.seats("one", 1);
        var permits = fixture.store.holdCommits();
        var blocked = CompletableFuture.supplyAsync(() -> fixture.write(assign(fixture.seats("other", 1), 1)), clients);
        await(() -> fixture.store.commits() == 1);
        var answers = List.of(1L, 2L).stream()
                .map(user -> CompletableFuture.supplyAsync(() -> fixture.write(assign(benefit, user)), clients))
                .toList();
        await(() -> fixture.writer.waiting() == 2);
        permits.release();
        await(() -> fixture.store.commits() == 2);
        assertTrue(blocked.get() instanceof Written.Applied);
        assertTrue(
                "neither the one applied nor the one too late is told before the commit",
                answers.stream().noneMatch(CompletableFuture::isDone));
        permits.release(10);
        var told = new ArrayList<Written>();
        for (var answer : answers) {
            told.add(answer.get());
        }
        assertEquals(1, count(told, Written.Applied.class));
        assertEquals(1, count(told, Written.Stale.class));
    }

    @Test
    public void rule2StatementsOfAGroupDoNotGrowWithItsSize() {
        fixture.singleWriter();
        var pool = fixture.world.pool("pool", KeyKind.RETAIL, 200);
        var one = statementsFor(pool, 1);
        var some = statementsFor(pool, 10);
        var many = statementsFor(pool, 32);
        assertTrue("a group of 64 was not one group: " + many, many.size() > 5);
        assertEquals(some.size(), many.size());
        // of a few rows PostgreSQL gets several statements at once
        assertTrue(one.toString(), one.size() <= some.size());
    }

    /** Texts of the statements run for a group of so many actions of three kinds, each with an idempotency key. */
    private List<String> statementsFor(long pool, int actions) {
        var submissions = new ArrayList<Submission>();
        for (var number = 0; number < actions; number++) {
            var name = "group-" + actions + "-" + number;
            var keys = fixture.keys("k" + name, 10);
            submissions.add(withKey(takeKeys(keys, pool, 1), name, "h"));
            var seats = fixture.seats("s" + name, 10);
            var claim = new ClaimUnique("credit", "user", -1);
            submissions.add(withKey(submission(seats, new Assign(-1, 5, "{}", 1), claim), name, "h"));
        }
        var permits = fixture.store.holdCommits();
        var blocked = CompletableFuture.supplyAsync(
                () -> fixture.write(assign(fixture.seats("blocker-" + actions, 1), 1)), clients);
        var before = fixture.store.commits();
        await(() -> fixture.store.commits() > before);
        var batch = submissions.subList(0, Math.min(submissions.size(), Queue.GROUP_ACTIONS));
        var answers = CompletableFuture.supplyAsync(() -> fixture.writeTogether(batch), clients);
        await(() -> fixture.writer.waiting() == batch.size());
        fixture.database.statements().clear();
        permits.release(100);
        blocked.join();
        assertEquals(batch.size(), count(answers.join(), Written.Applied.class));
        fixture.store.calm();
        return fixture.database.statements().texts();
    }

    @Test
    public void rule3ChecksPreconditionsNotVersions() {
        var benefit = fixture.seats("one", 10);
        assertTrue(fixture.write(assign(benefit, 1)) instanceof Written.Applied);
        assertTrue("an older view is no reason to leave", fixture.write(assign(benefit, 2)) instanceof Written.Applied);
    }

    @Test
    public void rule3AStaleActionChangesNothing() {
        var benefit = fixture.seats("one", 1);
        assertTrue(fixture.write(assign(benefit, 1)) instanceof Written.Applied);
        assertTrue(fixture.write(assign(benefit, 2)) instanceof Written.Stale);
        assertEquals(1, fixture.rows("assignment", benefit));
        assertEquals(1, fixture.rows("history", benefit));
    }

    @Test
    public void rule4NetsWhatAGroupDoesToOneRow() {
        fixture.singleWriter();
        var benefit = fixture.seats("one", 1);
        var first = (Written.Applied) fixture.write(assign(benefit, 1));
        var seat = first.seats().get(0);
        var answers = inOneGroup(List.of(submission(benefit, new Release(seat, "{}")), assign(benefit, 1)));
        assertEquals(2, count(answers, Written.Applied.class));
        assertEquals(1, fixture.rows("assignment", benefit));
        assertEquals(3, fixture.rows("history", benefit));
        assertEquals(1, fixture.world.count("select used from benefit where member_id > 0 and id = ?", benefit.id()));
    }

    @Test
    public void rule4ATwinWaitsForTheCommitAndIsAnsweredFromHistory() {
        fixture.singleWriter();
        var benefit = fixture.seats("one", 5);
        var submission = withKey(assign(benefit, 1), "key", "hash");
        var other = withKey(assign(benefit, 2), "key", "another hash");
        var answers = inOneGroup(List.of(submission, submission, other));
        assertEquals(1, count(answers, Written.Applied.class));
        assertEquals(1, count(answers, Written.Replayed.class));
        assertEquals(1, count(answers, Written.Mismatch.class));
        assertEquals(1, fixture.rows("assignment", benefit));
    }

    @Test
    public void rule5CrossingClaimsAndReleasesNeverDeadlock() {
        var benefit = fixture.seats("one", 1000);
        var other = fixture.world.benefit(
                benefit.memberId(),
                benefit.purchaseId(),
                benefit.itemId(),
                "cloud",
                OptionalLong.of(1000),
                benefit.unit());
        var calls = new ArrayList<Callable<Integer>>();
        for (var client = 0; client < 16; client++) {
            var user = (long) client % 4;
            var mine = client % 2 == 0 ? benefit : other;
            calls.add(() -> claimAndRelease(mine, user));
        }
        var applied = Crowd.together(calls).stream().mapToInt(Integer::intValue).sum();
        assertTrue("some got the claim", applied > 0);
        assertEquals(0, fixture.world.count("select count(*) from unique_claim where member_id > 0"));
    }

    private int claimAndRelease(BenefitRow benefit, long user) {
        var applied = 0;
        for (var round = 0; round < 20; round++) {
            var answer = fixture.write(submission(
                    benefit, new Assign(-1, user, "{}", 1), new ClaimUnique("credit", Long.toString(user), -1)));
            if (answer instanceof Written.Applied held) {
                applied++;
                var released = fixture.write(
                        submission(benefit, new Release(held.seats().get(0), "{}")));
                assertTrue(released.toString(), released instanceof Written.Applied);
            } else {
                assertTrue(answer.toString(), answer instanceof Written.Refused || answer instanceof Written.Stale);
            }
        }
        return applied;
    }

    @Test
    public void rule6SixtyFourThreadsTakeExactlyThePoolsKeys() {
        var pool = fixture.world.pool("pool", KeyKind.RETAIL, 40);
        var submissions = new ArrayList<Submission>();
        for (var client = 0; client < 64; client++) {
            submissions.add(takeKeys(fixture.keys("client-" + client, 5), pool, 1));
        }
        var answers = fixture.writeTogether(submissions);
        assertEquals(40, count(answers, Written.Applied.class));
        assertEquals(24, count(answers, Written.Refused.class));
        assertEquals(0, fixture.world.count("select available from key_pool where id = ?", pool));
    }

    @Test
    public void rule6ClaimsBesidePreviewsAllSucceedAndPreviewTouchesNothing() {
        var pool = fixture.world.pool("pool", KeyKind.RETAIL, 32);
        var preview = new Preview(fixture.store, World.CLOCK);
        var calls = new ArrayList<Callable<Boolean>>();
        for (var client = 0; client < 32; client++) {
            var submission = takeKeys(fixture.keys("client-" + client, 5), pool, 1);
            calls.add(() -> fixture.write(submission) instanceof Written.Applied);
            calls.add(() -> {
                preview.check(submission);
                return true;
            });
        }
        assertTrue(Crowd.together(calls).stream().allMatch(Boolean::booleanValue));
        var late = takeKeys(fixture.keys("late", 5), pool, 1);
        fixture.database.statements().clear();
        assertTrue(preview.check(late).isPresent());
        var previewed = fixture.database.statements().texts();
        assertFalse(previewed.isEmpty());
        assertTrue(
                previewed.toString(),
                previewed.stream()
                        .noneMatch(text -> text.contains("for update")
                                || text.contains("pool_key")
                                || text.contains("nextval")
                                || text.contains("next value")));
    }

    @Test
    public void rule7AFaultHurtsItsOwnerOnly() {
        fixture.singleWriter();
        var benefit = fixture.seats("one", 100);
        var submissions = new ArrayList<Submission>();
        LongStream.range(0, 20).forEach(user -> submissions.add(assign(benefit, user)));
        submissions.add(7, poison(benefit, 99));
        var answers = inOneGroup(submissions);
        assertEquals(20, count(answers, Written.Applied.class));
        assertTrue(answers.get(7).toString(), answers.get(7) instanceof Written.Failed);
        assertEquals(20, fixture.rows("assignment", benefit));
    }

    @Test
    public void rule7AConnectionLostBeforeTheCommitIsNobodysFault() {
        var benefit = fixture.seats("one", 5);
        fixture.store.cutAtNext("insert into history");
        assertTrue(fixture.write(assign(benefit, 1)) instanceof Written.Applied);
        assertTrue("the cut happened", fixture.store.wasCut());
        assertEquals(1, fixture.rows("assignment", benefit));
    }

    @Test
    public void rule8ACommitThatWasCutAfterItHappenedIsAnsweredAsDone() {
        var benefit = fixture.seats("one", 5);
        fixture.store.atNextCommit(connection -> {
            connection.commit();
            throw ShakyStore.cut();
        });
        assertTrue(fixture.write(assign(benefit, 1)) instanceof Written.Applied);
        assertEquals(1, fixture.rows("history", benefit));
    }

    @Test
    public void rule8ACommitThatWasCutBeforeItHappenedIsWrittenAgain() {
        var benefit = fixture.seats("one", 5);
        fixture.store.atNextCommit(connection -> {
            connection.rollback();
            throw ShakyStore.cut();
        });
        assertTrue(fixture.write(assign(benefit, 1)) instanceof Written.Applied);
        assertEquals(1, fixture.rows("history", benefit));
    }

    @Test
    public void rule8AnEndlesslyUnknownOutcomeIsSaidToBeUnknown() {
        var benefit = fixture.seats("one", 5);
        fixture.writer.close();
        fixture.writer = new Writer(
                fixture.store,
                fixture.journal,
                fixture.messages,
                World.CLOCK,
                1,
                new Queue(16),
                Duration.ofMillis(300));
        fixture.store.atEachCommit(connection -> {
            connection.rollback();
            throw ShakyStore.cut();
        });
        assertTrue(fixture.write(assign(benefit, 1)) instanceof Written.Unknown);
        fixture.store.calm();
    }

    @Test
    public void rule10AnInterruptedClientHurtsNobody() throws Exception {
        var benefit = fixture.seats("one", 5);
        var permits = fixture.store.holdCommits();
        var answer = new CompletableFuture<Written>();
        var client = new Thread(() -> answer.complete(fixture.write(assign(benefit, 1))));
        client.start();
        await(() -> fixture.store.commits() == 1);
        client.interrupt();
        permits.release(10);
        assertTrue(answer.get() instanceof Written.Applied);
        client.join();
        fixture.store.calm();
        assertTrue(fixture.write(assign(benefit, 2)) instanceof Written.Applied);
    }

    @Test
    public void rule11LeavingRefusesNewWorkAndFinishesWhatWaits() {
        fixture.singleWriter();
        var benefit = fixture.seats("one", 50);
        var permits = fixture.store.holdCommits();
        var first = CompletableFuture.supplyAsync(() -> fixture.write(assign(benefit, 0)), clients);
        await(() -> fixture.store.commits() == 1);
        var answers = LongStream.range(1, 20)
                .mapToObj(user -> CompletableFuture.supplyAsync(() -> fixture.write(assign(benefit, user)), clients))
                .toList();
        await(() -> fixture.writer.waiting() == 19);
        var closing = CompletableFuture.runAsync(fixture.writer::close, clients);
        await(() -> fixture.writer.closed());
        assertTrue(fixture.write(assign(benefit, 99)) instanceof Written.Busy);
        permits.release(100);
        closing.join();
        var told = answers.stream().map(CompletableFuture::join).toList();
        assertTrue(first.join() instanceof Written.Applied);
        assertEquals(19, count(told, Written.Applied.class));
        assertEquals(20, fixture.rows("assignment", benefit));
    }

    @Test
    public void rule11AClientsDeadlineWithdrawsWhatStillWaits() {
        fixture.singleWriter();
        var benefit = fixture.seats("one", 5);
        var permits = fixture.store.holdCommits();
        var taken = CompletableFuture.supplyAsync(() -> fixture.write(assign(benefit, 1)), clients);
        await(() -> fixture.store.commits() == 1);
        assertTrue(fixture.writer.write(assign(benefit, 2), Duration.ofMillis(20)) instanceof Written.Busy);
        permits.release(10);
        assertTrue(taken.join() instanceof Written.Applied);
        fixture.writer.close();
        assertEquals(1, fixture.rows("assignment", benefit));
    }

    @Test
    public void refusesAnotherMembersBenefit() {
        var mine = fixture.seats("mine", 5);
        var theirs = fixture.seats("theirs", 5);
        var forged = new BenefitRow(
                theirs.id(),
                mine.memberId(),
                theirs.purchaseId(),
                theirs.itemId(),
                theirs.type(),
                theirs.quantity(),
                0,
                0,
                theirs.unit(),
                theirs.purchasedOn(),
                theirs.availableFrom(),
                Optional.empty(),
                theirs.expires(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1);
        assertTrue(fixture.write(assign(forged, 1)) instanceof Written.Gone);
    }

    /** Writes while the only writer is held at another commit, so that all of them are one group, in this order. */
    private List<Written> inOneGroup(List<Submission> submissions) {
        var before = fixture.store.commits();
        var permits = fixture.store.holdCommits();
        var blocked = CompletableFuture.supplyAsync(
                () -> fixture.write(assign(fixture.seats("blocker-" + before, 1), 1)), clients);
        await(() -> fixture.store.commits() > before);
        var answers = new ArrayList<CompletableFuture<Written>>();
        for (var submission : submissions) {
            var waiting = fixture.writer.waiting();
            answers.add(CompletableFuture.supplyAsync(() -> fixture.write(submission), clients));
            await(() -> fixture.writer.waiting() == waiting + 1);
        }
        permits.release(1000);
        blocked.join();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void await(Callable<Boolean> condition) {
        Await.until("what the writer does next", condition);
    }
}
