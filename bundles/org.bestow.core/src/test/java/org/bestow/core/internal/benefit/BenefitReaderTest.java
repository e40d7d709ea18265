package org.bestow.core.internal.benefit;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.benefit.ReaderFixture.BENEFITS;
import static org.bestow.core.internal.benefit.ReaderFixture.ids;
import static org.bestow.core.internal.benefit.ReaderFixture.query;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.bestow.api.Benefits.Query;
import org.bestow.api.Benefits.Sort;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.Status;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class BenefitReaderTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final ReaderFixture fixture;

    public BenefitReaderTest(Dialect dialect) {
        fixture = new ReaderFixture(dialect);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void pagesThroughEveryOrderInEveryLanguage() {
        for (var language : Language.values()) {
            for (var sort : Sort.values()) {
                for (var descending : List.of(false, true)) {
                    var expected = fixture.expected(row -> true, fixture.order(sort, descending, language));
                    assertEquals(BENEFITS, expected.size());
                    var what = sort + (descending ? " down " : " up ") + language;
                    assertEquals(what, expected, ids(fixture.all(query(sort, descending), language, 7)));
                    assertEquals(what, expected, ids(fixture.all(query(sort, descending), language, 200)));
                }
            }
        }
    }

    @Test
    public void rowsSayTitleSourceAndStatusInTheAskedLanguage() {
        for (var listed : fixture.all(Query.all(), Language.ZH_TW, 50)) {
            var row = listed.benefit();
            assertEquals(fixture.rows.get((int) row.id() - 1_000), row);
            assertEquals(fixture.shelf.items.get(row.itemId()).tw(), listed.title());
            assertEquals(fixture.source(row).tw(), listed.source());
            assertEquals(row.status(World.NOW, World.TODAY), listed.status());
        }
    }

    @Test
    public void filtersByTypeStatusAndDay() {
        var order = fixture.order(Sort.ACTIVATE_BY, false, Language.EN);
        for (var status : Status.values()) {
            var query = new Query(
                    Optional.empty(), Set.of(status), Optional.empty(), Optional.empty(), Sort.ACTIVATE_BY, false);
            assertEquals(
                    fixture.expected(row -> row.status(World.NOW, World.TODAY) == status, order),
                    ids(fixture.all(query, Language.EN, 5)));
        }
        var before = World.TODAY.plusDays(3);
        var both = new Query(
                Optional.of("cloud"),
                Set.of(Status.ACTIVE, Status.AVAILABLE),
                Optional.empty(),
                Optional.of(before),
                Sort.ACTIVATE_BY,
                false);
        var expected = fixture.expected(
                row -> row.type().equals("cloud")
                        && Set.of(Status.ACTIVE, Status.AVAILABLE).contains(row.status(World.NOW, World.TODAY))
                        && row.expires().isBefore(before),
                order);
        assertTrue(expected.size() > 2);
        assertEquals(expected, ids(fixture.all(both, Language.EN, 2)));
    }

    @Test
    public void filtersByTheDayOfActivation() {
        var order = fixture.order(Sort.ACTIVATE_BY, false, Language.EN);
        var days = fixture.expected(row -> row.activateBy().isPresent(), order).stream()
                .map(id -> fixture.rows.get(id.intValue() - 1_000).activateBy().orElseThrow())
                .toList();
        var before = days.get(days.size() / 2);
        assertTrue(days.get(0).isBefore(before));
        var query = new Query(
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(before),
                Optional.empty(),
                Sort.ACTIVATE_BY,
                false);
        assertEquals(
                fixture.expected(row -> row.activateBy().filter(before::isAfter).isPresent(), order),
                ids(fixture.all(query, Language.EN, 3)));
    }

    private List<Long> search(String text, Language language) {
        return ids(fixture.all(
                new Query(Optional.empty(), Set.of(), Optional.of(text), Optional.empty(), Sort.EXPIRES, false),
                language,
                4));
    }

    @Test
    public void searchesTitleSourceAndHolder() {
        var order = fixture.order(Sort.EXPIRES, false, Language.EN);
        Predicate<BenefitRow> windows = row -> row.itemId() == 11 || row.itemId() == 21;
        assertEquals(fixture.expected(windows, order), search(" WINDOWS ", Language.EN));
        assertEquals(fixture.expected(windows, order), search("窗口", Language.ZH_CN));
        assertEquals(List.of(), search("窗口", Language.EN));
        assertEquals(
                fixture.expected(row -> row.itemId() == 21 || row.itemId() == 22, order),
                search("Action", Language.EN));
        assertEquals(fixture.expected(row -> (row.id() - 1_000) % 7 == 0, order), search("Hopper", Language.EN));
        assertEquals(List.of(), search("%", Language.EN));
        assertEquals(fixture.expected(row -> true, order), search("  ", Language.EN));
    }

    @Test
    public void theNumberOfStatementsDoesNotDependOnTheRows() {
        given(fixture.reader.list(
                fixture.member, OptionalLong.empty(), Language.EN, Query.all(), Page.Request.first(1)));
        fixture.database.statements().clear();
        given(fixture.reader.list(
                fixture.member, OptionalLong.empty(), Language.EN, Query.all(), Page.Request.first(1)));
        var few = fixture.database.statements().count();
        fixture.database.statements().clear();
        given(fixture.reader.list(
                fixture.member, OptionalLong.empty(), Language.EN, Query.all(), Page.Request.first(200)));
        assertEquals(few, fixture.database.statements().count());
        assertEquals(1, few);
    }
}
