package org.bestow.core.internal.benefit;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.benefit.ReaderFixture.asOf;
import static org.bestow.core.internal.benefit.ReaderFixture.query;
import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Benefits.Sort;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.core.internal.fixture.World;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Where a list goes on, and nowhere else. */
@RunWith(Parameterized.class)
public class ListCursorTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final ReaderFixture fixture;

    public ListCursorTest(Dialect dialect) {
        fixture = new ReaderFixture(dialect);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void aCursorIsOfItsDay() {
        var tomorrow = World.TODAY.plusDays(1);
        var query = asOf(tomorrow, Set.of(), Optional.empty());
        var next = given(fixture.reader.list(
                        fixture.member, OptionalLong.empty(), Language.EN, query, Page.Request.first(3)))
                .next();
        var page = new Page.Request(next, 3);
        assertEquals(
                3,
                given(fixture.reader.list(fixture.member, OptionalLong.empty(), Language.EN, query, page))
                        .items()
                        .size());
        for (var other : List.of(asOf(tomorrow.plusDays(1), Set.of(), Optional.empty()), query(Sort.EXPIRES, false))) {
            var problem = denied(fixture.reader.list(fixture.member, OptionalLong.empty(), Language.EN, other, page));
            assertEquals(Problem.Kind.INVALID, problem.kind());
            assertEquals("after", problem.errors().get(0).path());
        }
    }

    @Test
    public void aCursorThatIsNoneNamesItsField() {
        var page = given(fixture.reader.list(
                fixture.member, OptionalLong.empty(), Language.EN, query(Sort.USED, false), Page.Request.first(3)));
        var ofUsed = page.next().orElseThrow();
        var forged = Base64.getUrlEncoder()
                .encodeToString("TITLE|a|EN|2026-05-04T10:00:00Z||=' or 1=1|5".getBytes(StandardCharsets.US_ASCII));
        var bads = new ArrayList<>(List.of("", "!", "bm90aGluZw", ofUsed, forged));
        for (var moment : List.of(Instant.MIN, Instant.MAX, Instant.parse("+294277-01-01T00:00:00Z"))) {
            bads.add(new ListCursor(Sort.TITLE, false, Language.EN, moment, Optional.empty(), Optional.of("0041"), 5)
                    .text());
        }
        for (var bad : bads) {
            var answer = fixture.reader.list(
                    fixture.member,
                    OptionalLong.empty(),
                    Language.ZH_CN,
                    query(Sort.TITLE, false),
                    new Page.Request(Optional.of(bad), 3));
            var problem = denied(answer);
            assertEquals(Problem.Kind.INVALID, problem.kind());
            assertEquals("after", problem.errors().get(0).path());
        }
    }

    @Test
    public void aDayThatNoDatabaseTakesIsNoPlaceToGoOn() {
        for (var day : List.of(LocalDate.MIN, LocalDate.MAX, LocalDate.of(-5000, 1, 1))) {
            var cursor = new ListCursor(
                    Sort.EXPIRES, false, Language.EN, Instant.EPOCH, Optional.empty(), Optional.of(day.toString()), 5);
            assertEquals(Optional.empty(), ListCursor.parse(cursor.text()));
        }
    }
}
