package org.bestow.core.internal.keys;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bestow.api.KeyPools.Level;
import org.bestow.api.KeyPools.Pool;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.SortedCursor;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class PoolListTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final KeyPoolService service;
    private int made;

    public PoolListTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        service = KeyPoolFixture.service(database.store(), TestKeyring.create(), new KeptJournal());
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void pagesAreTheListInParts() {
        for (var code : List.of("d", "a", "c-1", "b", "c")) {
            pool(code, KeyKind.RETAIL, 1, 0, null);
        }
        var whole = given(service.list(OPERATOR));
        for (var limit = 1; limit <= 6; limit++) {
            assertEquals(whole, all(false, limit));
        }
    }

    @Test
    public void lowOnesAreThoseWhoseLevelSaysSo() {
        for (var kind : KeyKind.values()) {
            for (var low : new Long[] {null, 0L, 3L}) {
                for (var available : new long[] {0, 1, 2, 3, 4, 9}) {
                    pool("p" + made, kind, available, 11, low);
                }
            }
        }
        var low = given(service.list(OPERATOR)).stream()
                .filter(pool -> pool.level() != Level.OK)
                .toList();
        assertTrue(low.size() > 10 && low.size() < made - 10);
        assertEquals(low, all(true, 7));
    }

    @Test
    public void refusesACursorOfAnotherListAndOthersThanOperators() {
        pool("a", KeyKind.RETAIL, 1, 0, null);
        for (var text :
                List.of("a", new SortedCursor("m", "", 1).toString(), new SortedCursor("l", "", 9).toString())) {
            var problem = denied(service.list(OPERATOR, false, new Page.Request(Optional.of(text), 9)));
            assertEquals(Problem.Kind.INVALID, problem.kind());
            assertEquals("/after", problem.errors().get(0).path());
        }
        var admin = Operators.of(1, Role.GLOBAL_ADMIN, Language.EN);
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(service.list(admin, false, Page.Request.first(9))).kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(service.items(admin, Set.of("a"))).kind());
    }

    @Test
    public void namesWhatUsesThePoolsOfAPage() {
        item("first", "{\"pool\":\"a\",\"more\":[{\"pool\":\"b\"}]}", true);
        item("second", "{\"pool\":\"b\"}", true);
        item("third", "{\"pool\":\"a-1\",\"title\":\"a\"}", true);
        item("gone", "{\"pool\":\"a\"}", false);
        assertEquals(Map.of("a", List.of("p/first")), given(service.items(OPERATOR, Set.of("a"))));
        assertEquals(
                Map.of("a-1", List.of("p/third"), "b", List.of("p/first", "p/second")),
                given(service.items(OPERATOR, Set.of("a-1", "b", "c"))));
        assertEquals(Map.of(), given(service.items(OPERATOR, Set.of())));
    }

    @Test
    public void readsNoMoreThanThePage() throws SQLException {
        for (var pool = 0; pool < 20; pool++) {
            pool("p" + pool, KeyKind.RETAIL, 1, 0, null);
        }
        database.statements().clear();
        var first = given(service.list(OPERATOR, false, Page.Request.first(2)));
        given(service.list(OPERATOR, false, new Page.Request(first.next(), 2)));
        given(service.list(OPERATOR, true, Page.Request.first(2)));
        var bounded = database.statements().texts().stream()
                .filter(text -> text.contains("fetch first 3 rows only"))
                .toList();
        assertEquals(3, bounded.size());
        assumeTrue(database.dialect() == Dialect.H2);
        try (var connection = database.raw()) {
            for (var text : bounded) {
                try (var statement = connection.prepareStatement("explain " + text)) {
                    statement.setString(1, "p");
                    var rows = statement.executeQuery();
                    assertTrue(rows.next());
                    assertTrue(rows.getString(1), rows.getString(1).contains("/* index sorted */"));
                }
            }
        }
    }

    private List<Pool> all(boolean lowOnly, int limit) {
        var page = given(service.list(OPERATOR, lowOnly, Page.Request.first(limit)));
        var all = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            page = given(service.list(OPERATOR, lowOnly, new Page.Request(page.next(), limit)));
            all.addAll(page.items());
        }
        return all;
    }

    private void pool(String code, KeyKind kind, long available, long claimed, Long low) {
        made++;
        database.store().global().transact(sql -> sql.update(
                        "insert into key_pool (id, code, kind, available, claimed, low_at)"
                                + " values (:id, :code, :kind, :available, :claimed, :low)")
                .bind("id", made)
                .bind("code", code)
                .bind("kind", kind)
                .bind("available", available)
                .bind("claimed", claimed)
                .bind("low", low)
                .execute());
    }

    private void item(String code, String settings, boolean onSale) {
        made++;
        database.store().global().transact(sql -> {
            if (made == 1) {
                sql.update("insert into package (id, code, title, description, position, validity_days, on_sale)"
                                + " values (1, 'p', '{}', '{}', 1, 1, true)")
                        .execute();
            }
            return sql.update("insert into package_item (id, package_id, code, type, title, title_key_en,"
                            + " title_key_zh_cn, title_key_zh_tw, unit, settings, settings_version, check_state, check_message,"
                            + " position, on_sale) values (:id, 1, :code, 't', '{}', '', '', '', 'KEYS', :settings, 1, 'checked',"
                            + " '', :id, :sale)")
                    .bind("id", made)
                    .bind("code", code)
                    .bind("settings", settings)
                    .bind("sale", onSale)
                    .execute();
        });
    }
}
