package org.bestow.core.internal.keys;

import static org.bestow.api.KeyPools.State.DUPLICATE;
import static org.bestow.api.KeyPools.State.IMPORTED;
import static org.bestow.api.KeyPools.State.INVALID;
import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.bestow.core.internal.keys.KeyPoolFixture.secrets;
import static org.bestow.core.internal.keys.KeyPoolFixture.table;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.bestow.api.KeyPools;
import org.bestow.api.Problem;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Keys from tables and files. */
@RunWith(Parameterized.class)
public class KeyFilesTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final KeyPoolFixture fixture;

    public KeyFilesTest(Dialect dialect) {
        fixture = new KeyPoolFixture(dialect);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void takesTheColumnOfKeysOutOfATable() {
        var text =
                "\ufeffProduct;Product key;Price\r\nWin;\"KEY-1\";1\r\n\r\nWin; KEY-2 ;2\r\nWin;KEY-1;3\r\nWin;;4\r\n";
        var report = given(fixture.service.importKeys(OPERATOR, "windows", table(text, false, "")));
        assertEquals(
                List.of("2 IMPORTED", "4 IMPORTED", "5 DUPLICATE", "6 INVALID"),
                report.rows().stream().map(row -> row.row() + " " + row.state()).toList());
        assertEquals(2, report.ignoredColumns());
        assertEquals(List.of("KEY-1", "KEY-2"), fixture.stored(1));
        var problem = denied(fixture.service.importKeys(OPERATOR, "windows", table("A,KEY-9\nB,KEY-8\n", false, "")));
        assertEquals("/csv", problem.errors().get(0).path());
        assertFalse(problem.toString(), problem.toString().contains("KEY-"));
    }

    @Test
    public void aDryRunReportsTheSameAndLeavesNoTrace() {
        given(fixture.importKeys(OPERATOR, "windows", secrets("KEY-1")));
        var before = fixture.pool("windows");
        var numbers = fixture.database.store().ids("pool_key_seq").next();
        var text = "KEY-1\nKEY-2\nKEY-2\n\u0007\n";
        var tried = given(fixture.service.importKeys(OPERATOR, "windows", table(text, true, "k")));
        assertTrue(tried.dryRun());
        assertEquals(before, fixture.pool("windows"));
        assertEquals(1, fixture.journal.audit.size());
        assertEquals(numbers + 1, fixture.database.store().ids("pool_key_seq").next());
        var done = given(fixture.service.importKeys(OPERATOR, "windows", table(text, false, "")));
        assertEquals(done.rows(), tried.rows());
        assertEquals(
                List.of(DUPLICATE, IMPORTED, DUPLICATE, INVALID),
                done.rows().stream().map(KeyPools.RowReport::state).toList());
    }

    @Test
    public void aFileOfAnyLengthGoesInParts() {
        var text = new StringBuilder();
        for (int key = 0; key < 20_001; key++) {
            text.append("KEY-").append(key).append('\n');
        }
        text.append("\nKEY-0\n");
        for (var dryRun : List.of(true, false)) {
            var parts = new ArrayList<KeyPools.Report>();
            var sum = given(fixture.service.importFile(
                    OPERATOR, "windows", new StringReader(text.toString()), dryRun, parts::add));
            assertEquals(List.of(20_001, 1, 0), List.of(sum.imported(), sum.duplicates(), sum.invalid()));
            assertEquals(
                    List.of(10_000, 10_000, 2),
                    parts.stream().map(part -> part.rows().size()).toList());
            assertEquals(20_003, parts.get(2).rows().get(1).row());
            assertEquals(DUPLICATE, parts.get(2).rows().get(1).state());
            assertEquals(dryRun ? 0 : 20_001, fixture.pool("windows").available());
        }
        for (var wrong : List.of("", "\n \n", "a,b\n", "key\n\"x\"y\n")) {
            var problem =
                    denied(fixture.service.importFile(OPERATOR, "windows", new StringReader(wrong), false, part -> {}));
            assertEquals(Problem.Kind.INVALID, problem.kind());
        }
    }
}
