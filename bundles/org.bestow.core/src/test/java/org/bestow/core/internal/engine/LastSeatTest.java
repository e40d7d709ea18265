package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.caller;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Two admins at the same moment want what only one of them can get, a thousand times. */
@RunWith(Parameterized.class)
public class LastSeatTest {

    private static final int ROUNDS = 1_000;

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Platform platform;

    public LastSeatTest(Dialect dialect) {
        platform = new Platform(dialect);
    }

    @After
    public void close() {
        platform.close();
    }

    /** What an admin asks for in a round. */
    private record Wish(BenefitRow benefit, String action, String user) {}

    /** Each of two admins goes through the wishes, both at the same pace; their answers, round by round. */
    private List<List<Answer<Benefits.Done>>> race(List<Wish> ada, List<Wish> bea) {
        var barrier = new CyclicBarrier(2);
        return Crowd.together(List.of(admin(3, ada, barrier), admin(4, bea, barrier)));
    }

    private Callable<List<Answer<Benefits.Done>>> admin(long number, List<Wish> wishes, CyclicBarrier barrier) {
        return () -> {
            var answers = new ArrayList<Answer<Benefits.Done>>();
            for (var wish : wishes) {
                meet(barrier);
                answers.add(platform.benefits()
                        .perform(
                                caller(wish.benefit(), number, Role.GLOBAL_ADMIN),
                                call(wish.benefit(), wish.action(), "{\"user\":\"" + wish.user() + "\"}")));
            }
            return answers;
        };
    }

    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException("the other admin is gone", e);
        }
    }

    /** Exactly one of each round got it; the other one's refusal. */
    private static String refusal(List<List<Answer<Benefits.Done>>> answers, int round, String rule) {
        var both = List.of(answers.get(0).get(round), answers.get(1).get(round));
        var refused = both.stream().filter(Answer.Denied.class::isInstance).toList();
        assertEquals("round " + round + ": " + both, 1, refused.size());
        var problem = denied(refused.get(0));
        assertEquals("round " + round, rule, problem.rule());
        return problem.detail();
    }

    @Test
    public void oneOfTwoGetsTheLastSeat() {
        var first = platform.world.simple("one", "lounge", OptionalLong.of(1), Unit.SEATS);
        var benefits = platform.world.copies(first, ROUNDS);
        var bo = platform.staff.hire(12, first.memberId(), "Bo", Language.EN).id();
        var cy = platform.staff.hire(13, first.memberId(), "Cy", Language.EN).id();

        var answers = race(
                benefits.stream()
                        .map(benefit -> new Wish(benefit, "let-in", bo))
                        .toList(),
                benefits.stream()
                        .map(benefit -> new Wish(benefit, "let-in", cy))
                        .toList());

        for (var round = 0; round < ROUNDS; round++) {
            var holder = answers.get(0).get(round) instanceof Answer.Given ? "Bo" : "Cy";
            var why = refusal(answers, round, "no-unit-left");
            assertTrue(why, why.endsWith("Assigned to " + holder + "."));
        }
        assertEquals(ROUNDS, platform.world.count("select count(*) from assignment where member_id > 0"));
    }

    @Test
    public void nobodyGetsTwoCreditsAtOnce() {
        var here = platform.world.simple("one", "lounge", OptionalLong.of(ROUNDS), Unit.SEATS);
        var there = platform.world.copies(here, 1).get(0);
        var users = new ArrayList<String>();
        for (var number = 100L; number < 100 + ROUNDS; number++) {
            users.add(platform.staff
                    .hire(number, here.memberId(), "User " + number, Language.EN)
                    .id());
        }

        var answers = race(
                users.stream().map(user -> new Wish(here, "credit", user)).toList(),
                users.stream().map(user -> new Wish(there, "credit", user)).toList());

        for (var round = 0; round < ROUNDS; round++) {
            assertEquals(
                    "This is held by User " + (100 + round) + " already, for “one-item”.",
                    refusal(answers, round, "claimed"));
        }
        assertEquals(ROUNDS, platform.world.count("select count(*) from assignment where member_id > 0"));
        assertEquals(ROUNDS, platform.world.count("select count(*) from unique_claim where member_id > 0"));
    }
}
