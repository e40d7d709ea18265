package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.catalog.CatalogFixture.document;
import static org.bestow.core.internal.catalog.CatalogFixture.item;
import static org.bestow.core.internal.catalog.CatalogFixture.pack;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bestow.api.Catalog;
import org.bestow.api.Catalog.Change;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.core.internal.catalog.SettingsCheck.Verdict;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class CatalogDiffTest {

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
                lines(difference));
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
        var fields = given(fixture.dryRun(document(pack("silver", item("win", "cloud", "{\"token\":{\"a\":[]}}")))))
                .difference()
                .entries()
                .get(0)
                .fields();
        assertEquals(
                List.of(
                        new Catalog.Field("settings/token", "\"•••••\"", "null"),
                        new Catalog.Field("settings/token/a", "null", "\"•••••\"")),
                fields);
    }

    @Test
    public void countsWhoSeesWhat() {
        given(fixture.put(
                OPERATOR,
                document(
                        pack("silver", item("win", "software", "{}"), item("sql", "software", "{}")),
                        pack("gold", item("win", "software", "{}")))));
        var world = new World(database.store());
        var north = world.member("North");
        var south = world.member("South");
        buy(world, north, "silver", "win");
        buy(world, north, "silver", "win");
        buy(world, south, "silver", "win");
        buy(world, south, "silver", "sql");
        var gone = buy(world, south, "silver", "sql");
        run("update benefit set cancelled_on = date '2026-05-01' where member_id > 0 and id = " + gone);
        var over = buy(world, north, "silver", "sql");
        run("update benefit set expires = date '2026-05-01' where member_id > 0 and id = " + over);

        var titles = document(
                        pack(
                                "silver",
                                item("win", "software", "{}").replace("Title of win", "Windows"),
                                item("sql", "software", "{\"a\":1}")),
                        pack("gold", item("win", "software", "{\"a\":1}")))
                .replace("Pack silver", "Silver Core");
        var seen = given(fixture.dryRun(titles)).difference();
        assertEquals(
                List.of(
                        "/packages/0 silver - CHANGED 4 2",
                        "/packages/0/items/0 silver win CHANGED 3 2",
                        "/packages/0/items/1 silver sql CHANGED 1 1",
                        "/packages/1/items/0 gold win CHANGED 0 0"),
                counted(seen));

        var copied = document(
                        pack(
                                "silver",
                                item("win", "software", "{}").replace("\"quantity\":5", "\"quantity\":6"),
                                item("sql", "software", "{}")),
                        pack("gold", item("win", "software", "{}")))
                .replace("\"validityDays\":365", "\"validityDays\":30");
        assertEquals(
                "what was bought keeps what was copied",
                List.of(
                        "/packages/0 silver - CHANGED 0 0",
                        "/packages/0/items/0 silver win CHANGED 0 0",
                        "/packages/1 gold - CHANGED 0 0"),
                counted(given(fixture.dryRun(copied)).difference()));
        assertEquals(counted(seen), counted(given(fixture.put(OPERATOR, titles)).difference()));
    }

    @Test
    public void aDryRunChecksTheSameAndLeavesNoTrace() {
        fixture.types.set(CatalogFixture.SOFTWARE);
        var first = document(pack("silver", item("win", "software", "{\"product\":\"W\"}")));
        var before = numbers();
        var tried = given(fixture.dryRun(first));
        assertEquals(List.of(0L, 1, 1), List.of(tried.version(), tried.packages(), tried.items()));
        assertTrue(tried.dryRun() && !tried.unchanged());
        assertEquals(List.of(), fixture.journal.audit);
        assertEquals(
                0,
                number("select count(*) from package")
                        + number("select count(*) from key_pool")
                        + number("select count(*) from catalog_version"));
        assertEquals("no number was taken", before + 3, numbers());

        given(fixture.put(OPERATOR, first));
        var same = given(fixture.dryRun(first + " "));
        assertTrue(same.unchanged() && same.dryRun());
        assertEquals(Catalog.Difference.NONE, same.difference());
        for (var wrong : List.of(
                "{",
                "{\"format\":2}",
                document(pack("silver", item("win", "software", "{}"))),
                document(pack("silver", item("win", "cloud", "{}"))).replace("retail", "static"))) {
            assertEquals(denied(fixture.put(OPERATOR, wrong)), denied(fixture.dryRun(wrong)));
        }
        var elsewhere = Catalog.Import.of(document()).asDryRun();
        assertEquals(
                Problem.Kind.PRECONDITION_FAILED,
                denied(fixture.service.put(OPERATOR, elsewhere.expecting(7))).kind());
    }

    @Test
    public void isMadeWithAConstantNumberOfStatements() {
        var few = statements(3);
        var many = statements(900);
        assertEquals(few, many);
        assertTrue("dry run: " + many, many <= 9);
    }

    /** That a dry run of as many changed items needs. */
    private long statements(int items) {
        given(fixture.put(OPERATOR, many(items, "{}")));
        database.statements().clear();
        var difference = given(fixture.dryRun(many(items, "{\"a\":1}"))).difference();
        assertEquals(items, difference.changed());
        assertEquals(Math.min(items, 200), difference.entries().size());
        assertEquals(items - difference.entries().size(), difference.more());
        return database.statements().count();
    }

    private static String many(int items, String settings) {
        return document(pack(
                "silver",
                IntStream.range(0, items)
                        .mapToObj(item -> item("i" + item, "software", settings))
                        .toArray(String[]::new)));
    }

    @Test
    public void theDifferenceIsWhatAnImportWrites() {
        var random = new Random(20261125);
        for (var round = 0; round < 60; round++) {
            var text = someDocument(random);
            var before = rows();
            var tried = given(fixture.dryRun(text));
            var done = given(fixture.put(OPERATOR, text));
            assertEquals(text, tried.difference(), done.difference());
            var changed = new HashSet<String>();
            var after = rows();
            var all = new HashSet<>(before.keySet());
            all.addAll(after.keySet());
            all.forEach(key -> {
                if (!Optional.ofNullable(after.get(key)).equals(Optional.ofNullable(before.get(key)))) {
                    changed.add(key);
                }
            });
            var told = new HashSet<String>();
            done.difference().entries().stream()
                    .filter(entry -> entry.packageCode().isPresent()
                                    && !entry.fields().stream()
                                            .allMatch(field -> field.name().equals("order"))
                            || entry.change() != Change.CHANGED)
                    .filter(entry -> entry.packageCode().isPresent())
                    .forEach(entry -> told.add(entry.packageCode().orElseThrow() + "/"
                            + entry.item().orElse("")));
            assertEquals(text, changed, told);
        }
    }

    /** What is compared, by package and item; places are not, they are told as the order. */
    private Map<String, String> rows() {
        var rows = new HashMap<String, String>();
        database.store()
                .global()
                .read(sql -> sql.query(
                                "select p.code || '/' as id, p.title || p.description || p.validity_days || p.on_sale as said from package p"
                                        + " union all select p.code || '/' || i.code, i.title || i.settings || i.settings_version"
                                        + " || i.unit || coalesce(i.quantity, 0) || i.on_sale"
                                        + " from package_item i join package p on p.id = i.package_id")
                        .mapTo(Said.class)
                        .list())
                .forEach(row -> rows.put(row.id(), row.said()));
        return rows;
    }

    /** A row of both tables. */
    public record Said(String id, String said) {}

    private static String someDocument(Random random) {
        var packages = new ArrayList<String>();
        for (var code : List.of("silver", "gold", "iron")) {
            if (random.nextInt(4) > 0) {
                var items = new ArrayList<String>();
                for (var name : List.of("a", "b", "c")) {
                    if (random.nextInt(4) > 0) {
                        items.add(item(name, "software", "{\"v\":" + random.nextInt(2) + "}")
                                .replace("\"quantity\":5", "\"quantity\":" + (1 + random.nextInt(2)))
                                .replace("Title of", random.nextInt(3) == 0 ? "Titel" : "Title of"));
                    }
                }
                Collections.shuffle(items, random);
                packages.add(pack(code, items.toArray(String[]::new))
                        .replace("Pack", random.nextInt(3) == 0 ? "Paket" : "Pack"));
            }
        }
        Collections.shuffle(packages, random);
        return document(packages.toArray(String[]::new));
    }

    private long buy(World world, long member, String pack, String item) {
        var owner = number("select id from package where code = '" + pack + "'");
        var id = number("select id from package_item where code = '" + item + "' and package_id = " + owner);
        var purchase = world.purchase(member, owner);
        return world.benefit(member, purchase, id, "software", OptionalLong.of(5), Unit.KEYS)
                .id();
    }

    /** Their next numbers; taking one is itself a step, so two in a row differ by one. */
    private long numbers() {
        return Stream.of("package_seq", "package_item_seq", "key_pool_seq")
                .mapToLong(name -> database.store().ids(name).next())
                .sum();
    }

    private static List<String> lines(Catalog.Difference difference) {
        return difference.entries().stream()
                .map(entry -> String.join(
                        " ",
                        entry.path(),
                        entry.packageCode().orElse("-"),
                        entry.item().orElse("-"),
                        entry.change().name()))
                .toList();
    }

    private static List<String> counted(Catalog.Difference difference) {
        var lines = lines(difference);
        return IntStream.range(0, lines.size())
                .mapToObj(index -> {
                    var entry = difference.entries().get(index);
                    return lines.get(index) + " " + entry.benefits() + " " + entry.members();
                })
                .toList();
    }

    private void run(String statement) {
        database.store().global().transact(sql -> sql.update(statement).execute());
    }

    private long number(String query) {
        return database.store()
                .global()
                .read(sql -> sql.query(query).mapTo(Long.class).one());
    }

    private static final String LINKED = document(pack("silver"))
            .replace(
                    "\"items\"",
                    "\"links\":[{\"label\":{\"en\":\"Details\",\"zh-TW\":\"詳細資料\"},\"href\":\"https://a.example/1\"}],\"items\"")
            .replace(
                    "\"packages\"",
                    "\"categories\":[{\"type\":\"software\",\"links\":[{\"label\":{\"en\":\"Guide\"},\"href\":\"https://a.example/2\"}]}],"
                            + "\"packages\"");

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
