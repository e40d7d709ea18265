package org.bestow.core.internal.lifecycle;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.testing.NoUsers;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class MovedClockTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final KeptJournal journal = new KeptJournal();
    private final PlatformClock clock = new PlatformClock(World.CLOCK);
    private final MovedClock moved;

    public MovedClockTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        var access = new Access(new SeedPolicy(), new NoUsers());
        moved = new MovedClock(clock, new Schema(database.store()), access, journal);
    }

    @After
    public void close() {
        database.close();
    }

    private void demonstrate() {
        database.store().global().transact(sql -> {
            FirstStart.mark(sql, DemoData.ALL, World.NOW);
            return null;
        });
    }

    @Test
    public void standsStillWithoutADemonstration() {
        assertEquals(
                "urn:bestow:refusal:clock-demo",
                denied(moved.move(OPERATOR, Duration.ofDays(1))).type());
        assertEquals(World.NOW, clock.instant());
        assertFalse(moved.read().moved());
        assertEquals(0, journal.audit.size());
    }

    @Test
    public void movesForwardStepByStepAndBackAtOnce() {
        demonstrate();
        var shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));
        given(moved.move(OPERATOR, Duration.ofDays(31)));
        var reading = given(moved.move(OPERATOR, Duration.ofHours(12)));
        assertEquals(Duration.ofDays(31).plusHours(12), reading.ahead());
        assertTrue(reading.moved());
        assertEquals(World.NOW.plus(reading.ahead()), clock.instant());
        assertEquals("a clock that somebody holds moves too", clock.instant(), shanghai.instant());
        assertEquals(World.NOW, given(moved.reset(OPERATOR)).now());
        assertEquals(
                List.of("clock", "clock", "clock"),
                journal.audit.stream().map(row -> row.action()).toList());
        assertEquals("{\"ahead\":\"PT744H\"}", journal.audit.get(1).before());
    }

    @Test
    public void movesNeitherBackNorBeyondTenYears() {
        demonstrate();
        for (var by : List.of(Duration.ofDays(-1), Duration.ofDays(4_000))) {
            assertEquals(
                    "urn:bestow:refusal:clock-range",
                    denied(moved.move(OPERATOR, by)).type());
        }
        assertEquals(World.NOW, clock.instant());
    }

    @Test
    public void isMovedByOperatorsOnly() {
        demonstrate();
        var admin = Operators.of(1, Role.GLOBAL_ADMIN, Language.EN);
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(moved.move(admin, Duration.ofDays(1))).kind());
        assertEquals(Problem.Kind.FORBIDDEN, denied(moved.reset(admin)).kind());
    }
}
