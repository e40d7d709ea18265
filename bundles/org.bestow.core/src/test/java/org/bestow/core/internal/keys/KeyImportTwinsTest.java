package org.bestow.core.internal.keys;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.bestow.core.internal.keys.KeyPoolFixture.table;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.bestow.api.Answer;
import org.bestow.api.KeyPools;
import org.bestow.api.Problem;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.fixture.World;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** An import that is sent again happens once. */
@RunWith(Parameterized.class)
public class KeyImportTwinsTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final KeyPoolFixture fixture;

    public KeyImportTwinsTest(Dialect dialect) {
        fixture = new KeyPoolFixture(dialect);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void anIdempotencyKeyMakesItHappenOnce() {
        var real = fixture.withJournal();
        var text = "key,more\nKEY-1,a\nKEY-1,b\n,c\nKEY-2,d\n";
        var first = given(real.importKeys(OPERATOR, "windows", table(text, false, "once")));
        assertEquals(List.of(2, 1, 1), List.of(first.imported(), first.duplicates(), first.invalid()));
        assertFalse(first.replayed());
        var again = given(real.importKeys(OPERATOR, "windows", table(text, false, "once")));
        assertTrue(again.replayed());
        assertEquals("as it was, not as it would be now", first.rows(), again.rows());
        assertNotEquals(
                first.rows(),
                given(real.importKeys(OPERATOR, "windows", table(text, false, "other")))
                        .rows());
        assertEquals(2, fixture.pool("windows").available());
        for (var other : List.of("key,more\nKEY-1,a\nKEY-1,b\n,c\nKEY-3,d\n", "key\nKEY-1\n")) {
            assertEquals(
                    Problem.Kind.IDEMPOTENCY_MISMATCH,
                    denied(real.importKeys(OPERATOR, "windows", table(other, false, "once")))
                            .kind());
        }
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(real.importKeys(OPERATOR, "office", table(text, false, "once")))
                        .kind());
        assertEquals(
                "no value is kept",
                0,
                new World(fixture.database.store())
                        .count("select count(*) from key_import where states like '%KEY-%'"));
    }

    @Test
    public void concurrentTwinsImportOnceAndAnswerTheSame() {
        var real = fixture.withJournal();
        for (var round = 0; round < 20; round++) {
            var key = "twin-" + round;
            var text = "A-" + round + "\nB-" + round + "\n";
            Callable<KeyPools.Report> call = () -> given(real.importKeys(OPERATOR, "windows", table(text, false, key)));
            var rows = new HashSet<List<KeyPools.RowReport>>();
            var replays = 0;
            for (var report : Crowd.together(List.of(call, call, call, call))) {
                rows.add(report.rows());
                replays += report.replayed() ? 1 : 0;
            }
            assertEquals(1, rows.size());
            assertEquals(3, replays);
        }
        assertEquals(40, fixture.pool("windows").available());
    }

    @Test
    public void oneKeyForTwoPoolsAtOnceIsAMismatchForOneOfThem() {
        var real = fixture.withJournal();
        for (var round = 0; round < 20; round++) {
            var order = table("A-" + round + "\n", false, "key-" + round);
            var kinds = new ArrayList<Problem.Kind>();
            for (var answer : Crowd.together(List.<Callable<Answer<KeyPools.Report>>>of(
                    () -> real.importKeys(OPERATOR, "windows", order),
                    () -> real.importKeys(OPERATOR, "office", order)))) {
                answer.fold(report -> true, problem -> kinds.add(problem.kind()));
            }
            assertEquals(List.of(Problem.Kind.IDEMPOTENCY_MISMATCH), kinds);
        }
        assertEquals(
                20, fixture.pool("windows").available() + fixture.pool("office").available());
    }
}
