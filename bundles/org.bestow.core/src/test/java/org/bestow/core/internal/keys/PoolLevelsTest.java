package org.bestow.core.internal.keys;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.bestow.core.internal.keys.KeyPoolFixture.secrets;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.bestow.api.Check;
import org.bestow.api.KeyPools;
import org.bestow.api.Problem;
import org.bestow.core.internal.schema.Schema;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** How much is left in a pool. */
@RunWith(Parameterized.class)
public class PoolLevelsTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final KeyPoolFixture fixture;

    public PoolLevelsTest(Dialect dialect) {
        fixture = new KeyPoolFixture(dialect);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void tellsHowMuchIsLeft() {
        assertEquals(KeyPools.Level.EMPTY, fixture.pool("windows").level());
        given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-1", "KEY-2")));
        assertEquals("a tenth, rounded up", 1, fixture.pool("windows").lowAt());
        assertEquals(KeyPools.Level.OK, fixture.pool("windows").level());
        given(fixture.importKeys(OPERATOR, "office", secrets("KEY-1")));
        assertEquals("one key serves many", 0, fixture.pool("office").lowAt());

        var set = given(fixture.service.lowAt(OPERATOR, "windows", OptionalLong.of(2), 1));
        assertEquals(List.of(2L, 2L), List.of(set.lowAt(), set.version()));
        assertEquals(KeyPools.Level.LOW, fixture.pool("windows").level());
        assertEquals(set, given(fixture.service.get(OPERATOR, "l0-1")));
        assertEquals(
                Problem.Kind.PRECONDITION_FAILED,
                denied(fixture.service.lowAt(OPERATOR, "windows", OptionalLong.of(3), 1))
                        .kind());
        assertEquals(
                "the same again is no change",
                set,
                given(fixture.service.lowAt(OPERATOR, "windows", OptionalLong.of(2), 2)));
        var audited = fixture.journal.audit.get(fixture.journal.audit.size() - 1);
        assertEquals("key-pool-changed", audited.action());
        assertEquals("{\"lowAt\":1}", audited.before());
        given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-3")));
        assertEquals(
                "imports do not change the version", 2, fixture.pool("windows").version());
        assertEquals(
                1,
                given(fixture.service.lowAt(OPERATOR, "windows", OptionalLong.empty(), 2))
                        .lowAt());
        assertEquals(
                "/lowAt",
                denied(fixture.service.lowAt(OPERATOR, "windows", OptionalLong.of(-1), 3))
                        .errors()
                        .get(0)
                        .path());
    }

    @Test
    public void theDoctorNamesPoolsThatRunOut() {
        var check = new PoolsCheck(new Schema(fixture.database.store()));
        given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-1")));
        var result = check.run();
        assertEquals(Check.Level.WARN, result.level());
        assertTrue(result.message(), result.message().startsWith("Empty: office. Low: windows. Import keys"));
        given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-2")));
        given(fixture.importKeys(OPERATOR, "office", secrets("KEY-1")));
        assertEquals(Check.Level.OK, check.run().level());
    }
}
