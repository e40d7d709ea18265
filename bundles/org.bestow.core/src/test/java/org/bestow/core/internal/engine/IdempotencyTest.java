package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.caller;
import static org.bestow.core.internal.engine.Platform.dry;
import static org.bestow.core.internal.engine.Platform.on;
import static org.bestow.core.internal.engine.Platform.twin;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** A request that comes twice is done once and answered twice (DESIGN rule 4). */
@RunWith(Parameterized.class)
public class IdempotencyTest {

    private static final int PAIRS = 1_000;
    private static final int THREADS = 32;

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Platform platform;

    public IdempotencyTest(Dialect dialect) {
        platform = new Platform(dialect);
    }

    @After
    public void close() {
        platform.close();
    }

    private record Pair(BenefitRow benefit, Benefits.Call call) {}

    /** Of each kind of action: many on one hot benefit, and on benefits where a second time would be refused. */
    @Test
    public void aThousandConcurrentTwinsHaveOneEffectAndEqualAnswers() throws Exception {
        var hot = platform.product("hot", KeyKind.RETAIL, 10_000, Unit.KEYS, "");
        var counted = platform.product("counted", KeyKind.MULTIPLE_ACTIVATION, 10_000, Unit.ACTIVATIONS, "");
        platform.pool("hot", KeyKind.RETAIL, 1_000);
        platform.pool("counted", KeyKind.MULTIPLE_ACTIVATION, 1);
        platform.pool("shared", KeyKind.STATIC, 1);
        platform.pool("last", KeyKind.RETAIL, 500);
        var shared = platform.product("shared", KeyKind.STATIC, 5, Unit.LICENSES, "");
        var last = platform.product("last", KeyKind.RETAIL, 1, Unit.KEYS, "");
        var key = given(platform.perform(counted, call(counted, "get-keys", "{}")))
                .keys()
                .get(0)
                .id()
                .orElseThrow();
        var pairs = new ArrayList<Pair>();
        for (var number = 0; number < PAIRS / 5; number++) {
            pairs.add(new Pair(hot, call(hot, "get-keys", "{\"count\":2,\"note\":\"" + number + "\"}")));
            pairs.add(new Pair(counted, on(key, call(counted, "show-key", "{}"))));
            var machine = "{\"occasion\":\"NEW_MACHINE\",\"machine\":\"m" + number + "\"}";
            pairs.add(new Pair(counted, on(key, call(counted, "record-activation", machine))));
            for (var single : List.of(shared, last)) {
                var another = another(single);
                pairs.add(new Pair(another, call(another, "get-keys", "{}")));
            }
        }
        var before = platform.world.count("select count(*) from history where member_id > 0");
        var answers = inPairs(pairs);

        for (var number = 0; number < pairs.size(); number++) {
            var what = pairs.get(number).call() + ": ";
            var first = answers.get(2 * number);
            var second = answers.get(2 * number + 1);
            assertEquals(what, "done, done", word(first) + ", " + word(second));
            assertTrue(
                    what + "one of them is a replay",
                    given(first).replayed() ^ given(second).replayed());
            assertSame(what, given(first), given(second));
        }
        assertEquals(PAIRS, platform.world.count("select count(*) from history where member_id > 0") - before);
        assertEquals(PAIRS, platform.world.count("select count(*) from idempotency where member_id > 0"));
        assertEquals(2 * PAIRS / 5, platform.used(hot));
        assertEquals(PAIRS / 5, platform.used(counted));
    }

    @Test
    public void aReplaySaysWhatTheFirstAnswerSaid() {
        var product = platform.product("counted", KeyKind.MULTIPLE_ACTIVATION, 5, Unit.ACTIVATIONS, "");
        platform.pool("counted", KeyKind.MULTIPLE_ACTIVATION, 1);
        var get = twin("get", call(product, "get-keys", "{}"));
        var got = given(platform.perform(product, get));
        assertEquals(
                List.of("shows-key", "ends-refund"),
                got.consequences().stream().map(Benefits.Effect::kind).toList());
        var key = got.keys().get(0).id().orElseThrow();
        var record = twin("record", on(key, call(product, "record-activation", "{\"occasion\":\"NEW_MACHINE\"}")));
        var recorded = given(platform.perform(product, record));
        assertEquals("withdraw-activation", recorded.undo().orElseThrow().action());
        platform.clock.move(Duration.ofHours(3));
        given(platform.perform(product, on(key, call(product, "record-activation", "{\"occasion\":\"NEW_MACHINE\"}"))));

        for (var restarts = 0; restarts < 2; restarts++) {
            assertSame("get", got, replayed(product, get));
            assertSame("record", recorded, replayed(product, record));
            platform.restart();
        }
        assertEquals(2, platform.used(product));
    }

    @Test
    public void theSameKeyWithAnotherBodyTargetOrActionIsAMismatch() {
        var product = platform.product("office", KeyKind.RETAIL, 9, Unit.KEYS, "");
        platform.pool("office", KeyKind.RETAIL, 9);
        var first = given(platform.perform(product, twin("k", call(product, "get-keys", "{\"count\":2}"))));
        var other = on(first.keys().get(0).id().orElseThrow(), call(product, "show-key", "{}"));

        assertMismatch(product, twin("k", call(product, "get-keys", "{\"count\":3}")));
        assertMismatch(product, twin("k", call(product, "get-keys", "{}")));
        assertMismatch(product, twin("k", other));
        assertTrue(
                "only the form differs",
                given(platform.perform(product, twin("k", call(product, "get-keys", " { \"count\" : 2 } "))))
                        .replayed());
        assertEquals(2, platform.used(product));
    }

    @Test
    public void anotherActorsKeyIsAnotherRequest() {
        var product = platform.product("office", KeyKind.RETAIL, 9, Unit.KEYS, "");
        platform.pool("office", KeyKind.RETAIL, 9);
        var call = twin("k", call(product, "get-keys", "{}"));
        var first = given(platform.perform(product, call));
        var second = given(platform.benefits().perform(caller(product, 4, Role.PARTNER_ADMIN), call));

        assertFalse(second.replayed());
        assertNotEquals(Platform.values(first), Platform.values(second));
    }

    @Test
    public void whoLostTheRoleGetsNoReplay() {
        var product = platform.product("office", KeyKind.RETAIL, 9, Unit.KEYS, "");
        platform.pool("office", KeyKind.RETAIL, 9);
        var call = twin("k", call(product, "get-keys", "{}"));
        given(platform.perform(product, call));
        var denied = denied(platform.benefits().perform(caller(product, Role.USER), call));

        assertEquals(Problem.Kind.FORBIDDEN, denied.kind());
        assertFalse(denied.toString(), denied.toString().contains("office-1"));
    }

    @Test
    public void afterADayItIsANewRequest() {
        var product = platform.product("office", KeyKind.RETAIL, 9, Unit.KEYS, "");
        platform.pool("office", KeyKind.RETAIL, 9);
        var call = twin("k", call(product, "get-keys", "{}"));
        var first = given(platform.perform(product, call));
        platform.clock.move(Duration.ofHours(24));
        assertTrue("to the second", given(platform.perform(product, call)).replayed());
        platform.clock.move(Duration.ofSeconds(1));
        var later = given(platform.perform(product, call));

        assertFalse(later.replayed());
        assertNotEquals(Platform.values(first), Platform.values(later));
        assertEquals(2, platform.used(product));
        assertSame("the new one is kept now", later, replayed(product, call));
    }

    @Test
    public void aPreviewNeitherKeepsNorLooksForATwin() {
        var product = platform.product("office", KeyKind.RETAIL, 9, Unit.KEYS, "");
        platform.pool("office", KeyKind.RETAIL, 9);
        var call = twin("k", call(product, "get-keys", "{}"));
        given(platform.perform(product, dry(call)));
        var done = given(platform.perform(product, call));
        assertFalse(done.replayed());
        var preview = given(platform.perform(product, dry(twin("k", call(product, "get-keys", "{\"count\":3}")))));

        assertTrue(preview.dryRun() && !preview.replayed());
        assertEquals(1, platform.used(product));
    }

    @Test
    public void aRefusedRequestKeepsNothingAndMayBeRepeated() {
        var product = platform.product("office", KeyKind.RETAIL, 9, Unit.KEYS, "");
        platform.pool("office", KeyKind.RETAIL, 0);
        var call = twin("k", call(product, "get-keys", "{}"));
        assertEquals("pool-empty", denied(platform.perform(product, call)).rule());
        assertEquals(0, platform.world.count("select count(*) from idempotency where member_id > 0"));
    }

    private void assertMismatch(BenefitRow product, Benefits.Call call) {
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(platform.perform(product, call)).kind());
    }

    private Benefits.Done replayed(BenefitRow product, Benefits.Call call) {
        var done = given(platform.perform(product, call));
        assertTrue("a replay", done.replayed());
        return done;
    }

    /** Everything but the mark. */
    private static void assertSame(String what, Benefits.Done first, Benefits.Done second) {
        assertEquals(what, Platform.values(first), Platform.values(second));
        assertEquals(what, unmarked(first), unmarked(second));
    }

    private static Benefits.Done unmarked(Benefits.Done done) {
        var keys = done.keys().stream()
                .map(key -> new Benefits.ShownKey(key.id(), key.kind(), Optional.empty()))
                .toList();
        return new Benefits.Done(
                done.dryRun(),
                false,
                keys,
                done.assignment(),
                done.texts(),
                done.consequences(),
                done.benefit(),
                done.undo());
    }

    private static String word(Answer<Benefits.Done> answer) {
        return answer.fold(done -> "done", Problem::toString);
    }

    /** Another benefit of the same item. */
    private BenefitRow another(BenefitRow like) {
        return platform.world.benefit(
                like.memberId(), like.purchaseId(), like.itemId(), "software", like.quantity(), like.unit());
    }

    /** Answers of the two of each pair, one after the other; both start at the same moment, and so do many pairs. */
    private List<Answer<Benefits.Done>> inPairs(List<Pair> pairs) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var answers = new ArrayList<Future<Answer<Benefits.Done>>>();
            for (var number = 0; number < pairs.size(); number++) {
                var pair = pairs.get(number);
                var call = twin("pair-" + number, pair.call());
                var start = new CyclicBarrier(
                        2); // both are in the queue one after the other, so that neither waits for long
                for (var each = 0; each < 2; each++) {
                    answers.add(threads.submit(() -> {
                        await(start);
                        return platform.perform(pair.benefit(), call);
                    }));
                }
            }
            var done = new ArrayList<Answer<Benefits.Done>>();
            for (var answer : answers) {
                done.add(answer.get());
            }
            return done;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }
}
