package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.catalog.CatalogFixture.document;
import static org.bestow.core.internal.catalog.CatalogFixture.item;
import static org.bestow.core.internal.catalog.CatalogFixture.pack;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.bestow.api.Answer;
import org.bestow.api.Catalog;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.Store;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class CatalogServiceTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final CatalogFixture fixture;

    public CatalogServiceTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        fixture = new CatalogFixture(database.store());
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void importsAndShowsWhatIsOnSale() {
        var text =
                document(pack("silver", item("win", "software", "{}"), item("help", "technical", "{}")), pack("gold"));
        var imported = given(fixture.put(OPERATOR, text));
        assertEquals(List.of(1L, 2, 2), List.of(imported.version(), imported.packages(), imported.items()));
        assertEquals(List.of("/packages/0/items/0", "/packages/0/items/1"), imported.unchecked());
        assertFalse(imported.unchanged());
        assertEquals(
                List.of("silver/win software Title of win", "silver/help technical Title of help"),
                given(fixture.service.current(OPERATOR)).orElseThrow().unchecked().stream()
                        .map(one -> one.packageCode() + "/" + one.item() + " " + one.type() + " " + one.title())
                        .toList());
        assertEquals(
                text, given(fixture.service.current(OPERATOR)).orElseThrow().document());

        var reader = Operators.of(5, Role.USER, Language.ZH_TW);
        var packages = given(fixture.service.packages(reader));
        assertEquals(
                List.of("silver", "gold"),
                packages.stream().map(found -> found.code()).toList());
        assertEquals("套件", packages.get(0).title());
        assertEquals("All of it", packages.get(0).description());
        assertEquals("Title of win", packages.get(0).items().get(0).title());
        assertEquals(5, packages.get(0).items().get(0).quantity().getAsLong());
        assertEquals("catalog-import", fixture.journal.audit.get(0).action());
    }

    @Test
    public void theSameContentAgainChangesNothing() {
        given(fixture.put(OPERATOR, document(pack("silver", item("win", "software", "{\"a\":1,\"b\":2}")))));
        var again = given(fixture.put(
                OPERATOR, document(pack("silver", item("win", "software", "{ \"b\":2, \"a\":1 }"))) + "\n"));
        assertTrue(again.unchanged());
        assertEquals(1, again.version());
        assertEquals(List.of("/packages/0/items/0"), again.unchecked());
        assertEquals(1, fixture.journal.audit.size());
    }

    @Test
    public void whatVanishesGoesOffSaleAndComesBackAsItself() {
        given(fixture.put(
                OPERATOR,
                document(pack("silver", item("win", "software", "{}"), item("sql", "software", "{}")), pack("gold"))));
        var id = fixture.number("select id from package_item where code = 'sql'");
        given(fixture.put(OPERATOR, document(pack("silver", item("win", "software", "{}")))));
        assertEquals(
                "gone for buyers", 1, given(fixture.service.packages(OPERATOR)).size());
        assertEquals(1, given(fixture.service.packages(OPERATOR)).get(0).items().size());
        assertEquals(
                "kept for owners",
                id,
                fixture.number("select id from package_item where code = 'sql' and not on_sale"));
        given(fixture.put(OPERATOR, document(pack("silver", item("sql", "software", "{}")), pack("gold"))));
        assertEquals(id, fixture.number("select id from package_item where code = 'sql' and on_sale"));
        assertEquals(2, given(fixture.service.packages(OPERATOR)).size());
    }

    @Test
    public void aChangeIsARevisionOfItsItemsAlone() {
        given(fixture.put(
                OPERATOR,
                document(
                        pack("silver", item("win", "software", "{}"), item("sql", "software", "{}")),
                        pack("gold", item("win", "software", "{}")))));
        given(fixture.put(
                OPERATOR,
                document(
                        pack("silver", item("win", "software", "{\"a\":1}"), item("sql", "software", "{}")),
                        pack("gold", item("win", "software", "{}")))));
        assertEquals(1, fixture.number("select count(*) from package_item where revision = 2"));
        var renamed = pack("gold", item("win", "software", "{}")).replace("Pack gold", "Gold Core");
        given(fixture.put(
                OPERATOR,
                document(
                        pack("silver", item("win", "software", "{\"a\":1}"), item("sql", "software", "{}")), renamed)));
        assertEquals(
                "their package's title is kept with them",
                1,
                fixture.number("select count(*) from package_item where revision = 3"));
    }

    @Test
    public void onlyOperatorsMayImport() {
        var admin = Operators.of(5, Role.GLOBAL_ADMIN, Language.EN);
        assertEquals(
                Problem.Kind.FORBIDDEN, denied(fixture.put(admin, document())).kind());
        assertEquals(
                Problem.Kind.FORBIDDEN, denied(fixture.service.current(admin)).kind());
    }

    @Test
    public void aTypeThatArrivesChecksWhatWaited() {
        given(fixture.put(
                OPERATOR,
                document(pack(
                        "silver", item("good", "software", "{\"product\":\"A\"}"), item("bad", "software", "{}")))));
        assertEquals(2, fixture.number("select count(*) from package_item where check_state = 'unchecked'"));
        assertEquals("nobody there yet", 0, fixture.checks.recheck("software"));
        fixture.types.set(CatalogFixture.SOFTWARE);
        assertEquals(2, fixture.checks.recheck("software"));
        assertEquals(
                1, fixture.number("select count(*) from package_item where code = 'good' and check_state = 'checked'"));
        assertEquals(
                1,
                fixture.number(
                        "select count(*) from package_item where code = 'bad' and check_state = 'faulty' and check_message = '/product: is required'"));
        assertEquals(0, fixture.checks.recheck("software"));

        fixture.types.set(CatalogFixture.NOTHING);
        given(fixture.put(OPERATOR, document(pack("silver", item("good", "software", "{\"product\":\"A\"}")))));
        assertEquals(
                "still what the type said",
                1,
                fixture.number("select count(*) from package_item where code = 'good' and check_state = 'checked'"));
    }

    @Test
    public void whatSaysTheSameIsTheSame() {
        var one = document(pack("silver", item("win", "software", "{\"a\":{\"x\":1,\"y\":2}}")))
                .replace("\"retail\"}", "\"retail\"},{\"code\":\"office\",\"kind\":\"static\"}");
        given(fixture.put(OPERATOR, one));
        for (var same : List.of(
                one.replace("{\"x\":1,\"y\":2}", "{ \"y\" : 2, \"x\" : 1 }"),
                one.replace("\"validityDays\":365", "\"validityDays\":3.65e2"),
                one.replace("\"unit\":\"keys\"", "\"unit\":\"keys\",\"activateWithinDays\":null"),
                one.replace(
                        "[{\"code\":\"windows\",\"kind\":\"retail\"},{\"code\":\"office\",\"kind\":\"static\"}]",
                        "[{\"kind\":\"static\",\"code\":\"office\"},{\"kind\":\"retail\",\"code\":\"windows\"}]"))) {
            assertNotEquals(one, same);
            var again =
                    given(fixture.service.put(OPERATOR, Catalog.Import.of(same).expecting(0)));
            assertTrue(same, again.unchanged());
            assertEquals(Catalog.Difference.NONE, again.difference());
        }
        assertEquals(1, fixture.number("select count(*) from catalog_version"));
        assertEquals(1, fixture.journal.audit.size());
        var other = one.replace("\"y\":2", "\"y\":3");
        assertFalse(given(fixture.put(OPERATOR, other)).unchanged());
    }

    @Test
    public void ofTwoImportsAtOnceOneWins() throws Exception {
        given(fixture.put(OPERATOR, document()));
        var nodes = new ArrayList<>(List.of(fixture.service, fixture.service));
        var second = Optional.<Store>empty();
        if (database.dialect() == Dialect.POSTGRESQL) { // another process on the same database
            second = Optional.of(database.another());
            nodes.set(1, new CatalogFixture(second.get(), fixture.seal).service);
        }
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (var round = 1; round <= 5; round++) {
                var expected = round;
                var calls = new ArrayList<Callable<Answer<Catalog.Imported>>>();
                for (var node = 0; node < 2; node++) {
                    var service = nodes.get(node);
                    var text = document(pack("silver", item("win", "software", "{\"a\":" + (10 * round + node) + "}")));
                    calls.add(
                            () -> service.put(OPERATOR, Catalog.Import.of(text).expecting(expected)));
                }
                var versions = new ArrayList<Long>();
                var problems = new ArrayList<Problem.Kind>();
                for (var result : threads.invokeAll(calls)) {
                    result.get().fold(done -> versions.add(done.version()), problem -> problems.add(problem.kind()));
                }
                assertEquals(List.of(round + 1L), versions);
                assertEquals(List.of(Problem.Kind.PRECONDITION_FAILED), problems);
            }
        } finally {
            threads.shutdown();
            second.ifPresent(TestDatabase::close);
        }
        assertEquals(6, fixture.number("select max(version) from catalog_version"));
        assertEquals(1, fixture.number("select count(*) from package_item where revision = 6"));
    }

    @Test
    public void sortKeysOrderAsReadersExpect() {
        var titles = """
                {"en":"%s","zh-CN":"%s"}""";
        given(fixture.put(
                OPERATOR,
                document(pack(
                        "silver",
                        item("a", "t", "{}").replace("{\"en\":\"Title of a\"}", titles.formatted("écran", "张")),
                        item("b", "t", "{}").replace("{\"en\":\"Title of b\"}", titles.formatted("Zebra", "阿")),
                        item("c", "t", "{}").replace("{\"en\":\"Title of c\"}", titles.formatted("eagle", "李"))))));
        assertEquals(List.of("c", "a", "b"), codes("title_key_en"));
        assertEquals("by sound", List.of("b", "c", "a"), codes("title_key_zh_cn"));
    }

    @Test
    public void ownedIsWhatTheMemberHasToday() {
        given(fixture.put(OPERATOR, document(pack("silver"), pack("gold"))));
        var world = new World(database.store());
        var member = world.member("Owner");
        world.purchase(member, fixture.number("select id from package where code = 'gold'"));
        var owned = given(fixture.service.packages(Operators.of(member, Role.USER, Language.EN))).stream()
                .filter(found -> found.owned())
                .map(found -> found.code())
                .toList();
        assertEquals(List.of("gold"), owned);
    }

    private List<String> codes(String order) {
        return database.store().global().read(sql -> sql.query("select code from package_item order by " + order)
                .mapTo(String.class)
                .list());
    }
}
