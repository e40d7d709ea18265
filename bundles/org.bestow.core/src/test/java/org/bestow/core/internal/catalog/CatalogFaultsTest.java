package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.catalog.CatalogFixture.document;
import static org.bestow.core.internal.catalog.CatalogFixture.item;
import static org.bestow.core.internal.catalog.CatalogFixture.pack;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What an import refuses, and where in the document. */
@RunWith(Parameterized.class)
public class CatalogFaultsTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final CatalogFixture fixture;

    public CatalogFaultsTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        fixture = new CatalogFixture(database.store());
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void reportsAllErrorsWithTheirPlacesAndImportsNothing() {
        var wrong =
                """
                {"format":2,"keyPools":[{"code":"A b","kind":"none"},{"code":"x","kind":"static"},{"code":"x","kind":"static"}],
                 "extra":1,"packages":[
                 {"code":"silver","title":{"en":" ","de":"Titel"},"validityDays":0,"items":[
                   {"code":"win","type":"software","title":"Windows","quantity":0,"unit":"boxes","activateWithinDays":"7",
                    "settingsVersion":1.5,"settings":[],"colour":"red"},
                   {"code":"win","type":"software","title":{"zh-CN":"视窗"},"unit":"keys","settingsVersion":1,"settings":{}}]},
                 7]}""";
        var problem = denied(fixture.put(OPERATOR, wrong));
        assertEquals(Problem.Kind.INVALID, problem.kind());
        var paths = problem.errors().stream().map(Problem.FieldError::path).collect(Collectors.toSet());
        for (var path : List.of(
                "/format",
                "/extra",
                "/keyPools/0/code",
                "/keyPools/0/kind",
                "/keyPools/2/code",
                "/packages/0/title/en",
                "/packages/0/title/de",
                "/packages/0/description",
                "/packages/0/validityDays",
                "/packages/0/items/0/title",
                "/packages/0/items/0/quantity",
                "/packages/0/items/0/unit",
                "/packages/0/items/0/activateWithinDays",
                "/packages/0/items/0/settingsVersion",
                "/packages/0/items/0/settings",
                "/packages/0/items/0/colour",
                "/packages/0/items/1/code",
                "/packages/0/items/1/title/en",
                "/packages/0/items/1/quantity",
                "/packages/1")) {
            assertTrue(path + " in " + paths, paths.contains(path));
        }
        assertEquals(
                0, fixture.number("select count(*) from package") + fixture.number("select count(*) from key_pool"));
    }

    @Test
    public void saysWhereADocumentIsNoJsonAndStopsAtAHundredErrors() {
        var problem = denied(fixture.put(OPERATOR.withLanguage(Language.ZH_CN), "{\"format\":1,\n \"format\":1}"));
        assertEquals(Problem.Kind.MALFORMED, problem.kind());
        assertTrue(problem.detail(), problem.detail().contains("第 2 行"));
        assertEquals(
                Problem.Kind.MALFORMED,
                denied(fixture.put(OPERATOR, document() + " x")).kind());
        assertEquals(Problem.Kind.INVALID, denied(fixture.put(OPERATOR, "")).kind());
        var many = IntStream.range(0, 150).mapToObj(number -> "7").collect(Collectors.joining(","));
        assertEquals(100, denied(fixture.put(OPERATOR, document(many))).errors().size());
    }

    @Test
    public void settingsAreCheckedByTheirTypeAndNamePoolsThatExist() {
        fixture.types.set(CatalogFixture.SOFTWARE);
        var problem = denied(fixture.put(
                OPERATOR,
                document(pack(
                        "silver",
                        item("a", "software", "{}"),
                        item("b", "software", "{\"product\":\"B\",\"pool\":\"linux\"}"),
                        item("c", "software", "{\"product\":\"C\",\"pool\":\"windows\",\"keyKind\":\"STATIC\"}"),
                        item("d", "software", "{\"product\":\"D\",\"pool\":\"windows\",\"keyKind\":\"RETAIL\"}"),
                        item("e", "cloud", "{\"pool\":\"linux\"}"),
                        item("f", "software", "{\"product\":\"F\",\"editionKeys\":[{\"pool\":\"linux\"}]}")))));
        assertEquals(
                List.of(
                        "/packages/0/items/0/settings/product",
                        "/packages/0/items/1/settings/pool",
                        "/packages/0/items/2/settings/keyKind",
                        "/packages/0/items/5/settings/editionKeys/0/pool"),
                problem.errors().stream().map(Problem.FieldError::path).toList());
    }

    @Test
    public void whatCannotChangeIsRefused() {
        given(fixture.put(OPERATOR, document(pack("silver", item("win", "software", "{}")))));
        var text = document(pack("silver", item("win", "cloud", "{}"))).replace("retail", "static");
        assertEquals(
                List.of("/keyPools/0/kind", "/packages/0/items/0/type"),
                denied(fixture.put(OPERATOR, text)).errors().stream()
                        .map(Problem.FieldError::path)
                        .toList());
        assertEquals(1, fixture.number("select max(version) from catalog_version"));
    }
}
