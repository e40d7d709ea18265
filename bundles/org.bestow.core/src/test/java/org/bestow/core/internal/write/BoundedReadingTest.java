package org.bestow.core.internal.write;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.testing.NoUsers;
import org.bestow.core.internal.benefit.BenefitPages;
import org.bestow.core.internal.benefit.EndedSeats;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.keys.TestKeyring;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Part;
import org.bestow.store.Dialect;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/**
 * Of a long list only its first rows are read. H2 goes along an index only when the whole of it is in {@code order by}, also what is
 * compared with one value; else it reads all rows and sorts them: with 100,000 keys in a pool, an action took 66 ms.
 */
public class BoundedReadingTest {

    private WriteFixture fixture;
    private BenefitRow benefit;

    @Before
    public void open() {
        fixture = new WriteFixture(Dialect.H2);
        benefit = fixture.keys("somebody", 50);
    }

    @After
    public void close() {
        fixture.close();
    }

    @Test
    public void takesKeysWithoutReadingThePool() throws SQLException {
        var pool = fixture.world.pool("large", KeyKind.RETAIL, 20);
        fixture.database.statements().clear();
        fixture.write(WriteFixture.takeKeys(benefit, pool, 2));
        assertGoAlongAnIndex(Set.of("pool_key"));
    }

    @Test
    public void viewsReadTheNewestKeysAndEndedSeats() throws SQLException {
        fixture.database.statements().clear();
        var queries = new ViewQueries(
                fixture.store, fixture.journal, new NoUsers(), World.CLOCK, TestKeyring.seal(fixture.store));
        queries.load(List.of(
                WriteFixture.asking(benefit, Set.of(Part.KEYS, Part.ENDED_ASSIGNMENTS), item -> Optional.empty())));
        assertGoAlongAnIndex(Set.of("claimed_key", "ended_assignment"));
    }

    @Test
    public void pagesReadTheNewestOfABenefit() throws SQLException {
        var pages = new BenefitPages(fixture.store, new NoUsers());
        var member = benefit.memberId();
        var first = Page.Request.first(20);
        fixture.database.statements().clear();
        pages.keys(member, Language.EN, benefit.id(), first);
        pages.history(member, Language.EN, benefit.id(), first);
        new EndedSeats(fixture.store, new NoUsers()).page(member, Language.EN, benefit.id(), first);
        assertGoAlongAnIndex(Set.of("claimed_key", "history", "ended_assignment"));
    }

    /** Of the bounded statements since the last clearing; there must be one of each table, and none of others. */
    private void assertGoAlongAnIndex(Set<String> tables) throws SQLException {
        var bounded = fixture.database.statements().texts().stream()
                .filter(text -> text.contains("fetch first"))
                .collect(Collectors.toSet());
        assertEquals(
                tables,
                bounded.stream()
                        .map(text -> tables.stream()
                                .filter(table -> text.contains(" from " + table + " "))
                                .findFirst()
                                .orElse(text))
                        .collect(Collectors.toSet()));
        for (var text : bounded) {
            var plan = plan(text);
            assertTrue(plan, plan.contains("/* index sorted */")); // and not "1 of 2 columns"
        }
    }

    private String plan(String text) throws SQLException {
        try (var connection = fixture.database.raw();
                var statement = connection.prepareStatement("explain " + text)) {
            var parameters = statement.getParameterMetaData();
            for (var position = 1; position <= parameters.getParameterCount(); position++) {
                var moment = parameters.getParameterClassName(position).equals(OffsetDateTime.class.getName());
                statement.setObject(position, moment ? World.NOW.atZone(World.ZONE) : 1L);
            }
            try (var rows = statement.executeQuery()) {
                assertTrue(rows.next());
                return Optional.ofNullable(rows.getString(1)).orElseThrow();
            }
        }
    }
}
