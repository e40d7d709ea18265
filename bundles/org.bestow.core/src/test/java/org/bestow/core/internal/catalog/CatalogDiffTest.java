package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.catalog.CatalogFixture.document;
import static org.bestow.core.internal.catalog.CatalogFixture.item;
import static org.bestow.core.internal.catalog.CatalogFixture.pack;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bestow.api.Catalog;
import org.bestow.api.Catalog.Change;
import org.bestow.api.Language;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class CatalogDiffTest {

    private static final String LINKED = document(pack("silver"))
            .replace(
                    "\"items\"",
                    "\"links\":[{\"label\":{\"en\":\"Details\",\"zh-TW\":\"詳細資料\"},\"href\":\"https://a.example/1\"}],\"items\"")
            .replace(
                    "\"packages\"",
                    "\"categories\":[{\"type\":\"software\",\"links\":[{\"label\":{\"en\":\"Guide\"},\"href\":\"https://a.example/2\"}]}],"
                            + "\"packages\"");

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final CatalogFixture fixture;

    public CatalogDiffTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        fixture = new CatalogFixture(database.store());
    }

    @After
    public void close() {
        database.close();
    }

    /** Everything may be set, and one thing is secret. */
    private static final class Open implements SettingsCheck {
        @Override
        public Verdict check(String type, String settings, int version) {
            return type.equals("software") ? Verdict.checked() : Verdict.unchecked();
        }

        @Override
        public Optional<String> schema(String type, Language language) {
            return type.equals("software")
                    ? Optional.of("{\"properties\":{\"product\":{},\"password\":{\"writeOnly\":true},"
                            + "\"list\":{\"items\":{\"properties\":{\"a\":{}}}}}}")
                    : Optional.empty();
        }
    }

    @Test
    public void tellsFieldByFieldWhatIsDifferent() {
        fixture.types.set(new Open());
        given(fixture.put(
                OPERATOR,
                document(
                        pack(
                                "silver",
                                item(
                                        "win",
                                        "software",
                                        "{\"product\":\"W\",\"password\":\"hush\",\"list\":[{\"a\":1}],\"x\":1}"),
                                item("sql", "software", "{}"),
                                item("old", "software", "{}")),
                        pack("bronze", item("win", "software", "{}")))));
        var win = item("win", "software", "{\"product\":\"X\",\"password\":\"psst\",\"list\":[{\"a\":2},{}],\"x\":2}")
                .replace("\"quantity\":5", "\"quantity\":null")
                .replace("Title of win", "Windows");
        var difference = given(fixture.dryRun(document(
                                pack("silver", item("sql", "software", "{}"), win, item("new", "cloud", "{}")),
                                pack("gold"))
                        .replace("\"retail\"}", "\"retail\"},{\"code\":\"more\",\"kind\":\"static\"}")))
                .difference();
        assertEquals(
                List.of(
                        "/keyPools/1 - - ADDED",
                        "/packages/0 silver - CHANGED",
                        "/packages/0/items/1 silver win CHANGED",
                        "/packages/0/items/2 silver new ADDED",
                        "/packages/1 gold - ADDED",
                        "/packages bronze - REMOVED",
                        "/packages bronze win REMOVED",
                        "/packages/0/items silver old REMOVED"),
                CatalogFixture.lines(difference));
        assertEquals(List.of(3, 2, 3), List.of(difference.added(), difference.changed(), difference.removed()));
        assertEquals(
                List.of(new Catalog.Field("order", "[\"win\",\"sql\"]", "[\"sql\",\"win\"]")),
                difference.entries().get(1).fields());
        assertEquals(
                List.of(
                        new Catalog.Field("title/en", "\"Title of win\"", "\"Windows\""),
                        new Catalog.Field("settings/list/0/a", "1", "2"),
                        new Catalog.Field("settings/list/1", "null", "{}"),
                        new Catalog.Field("settings/password", "\"•••••\"", "\"•••••\""),
                        new Catalog.Field("settings/product", "\"W\"", "\"X\""),
                        new Catalog.Field("settings/x", "\"•••••\"", "\"•••••\""),
                        new Catalog.Field("quantity", "5", "null")),
                difference.entries().get(2).fields());
    }

    @Test
    public void settingsOfATypeThatIsNotThereAreNotShown() {
        given(fixture.put(OPERATOR, document(pack("silver", item("win", "cloud", "{\"token\":\"hush\"}")))));
        var fields = fixture.changedFields(document(pack("silver", item("win", "cloud", "{\"token\":{\"a\":[]}}"))));
        assertEquals(
                List.of(
                        new Catalog.Field("settings/token", "\"•••••\"", "null"),
                        new Catalog.Field("settings/token/a", "null", "\"•••••\"")),
                fields);
    }

    @Test
    public void linksAreToldImportedAndTakenAwayAgain() {
        given(fixture.put(OPERATOR, document(pack("silver"))));
        var plain = document(pack("silver").replace("\"items\"", "\"links\":[],\"items\""))
                .replace("\"packages\"", "\"categories\":[{\"type\":\"software\"}],\"packages\"");
        assertTrue("nothing to read is as before", given(fixture.dryRun(plain)).unchanged());

        var added = given(fixture.put(OPERATOR, LINKED)).difference().entries();
        assertEquals("/categories/0", added.get(0).path());
        assertEquals(Optional.of("software"), added.get(0).item());
        assertEquals(Change.ADDED, added.get(0).change());
        assertEquals("/packages/0", added.get(1).path());
        assertEquals(
                List.of(
                        "links/0/href null \"https://a.example/1\"",
                        "links/0/label/en null \"Details\"",
                        "links/0/label/zh-TW null \"詳細資料\""),
                added.get(1).fields().stream()
                        .map(field -> field.name() + " " + field.before() + " " + field.after())
                        .toList());
        assertTrue(given(fixture.put(OPERATOR, LINKED)).unchanged());
        var shown = given(fixture.service.packages(OPERATOR.withLanguage(Language.ZH_TW)))
                .get(0)
                .links();
        assertEquals(List.of(new Catalog.Link("詳細資料", URI.create("https://a.example/1"))), shown);
        var seeAlso = database.store().global().read(sql -> Links.ofCategories(sql, Language.ZH_CN));
        assertEquals(
                Map.of("software", List.of(new Catalog.Link("Guide", URI.create("https://a.example/2")))), seeAlso);

        var moved = given(fixture.put(OPERATOR, LINKED.replace("a.example/2", "b.example/2")))
                .difference();
        assertEquals(
                List.of(Change.CHANGED),
                moved.entries().stream().map(Catalog.Entry::change).toList());
        var gone = given(fixture.put(OPERATOR, document(pack("silver"))))
                .difference()
                .entries();
        assertEquals(
                List.of("/categories", "/packages/0"),
                gone.stream().map(Catalog.Entry::path).toList());
        assertEquals(Change.REMOVED, gone.get(0).change());
        assertEquals(List.of(), given(fixture.service.packages(OPERATOR)).get(0).links());
        assertEquals(Map.of(), database.store().global().read(sql -> Links.ofCategories(sql, Language.EN)));
    }
}
