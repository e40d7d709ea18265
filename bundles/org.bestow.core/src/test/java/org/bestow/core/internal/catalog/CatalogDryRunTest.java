package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.catalog.CatalogFixture.document;
import static org.bestow.core.internal.catalog.CatalogFixture.item;
import static org.bestow.core.internal.catalog.CatalogFixture.pack;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bestow.api.Catalog;
import org.bestow.api.Catalog.Change;
import org.bestow.api.Problem;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What a dry run tells is what the import does. */
@RunWith(Parameterized.class)
public class CatalogDryRunTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final CatalogFixture fixture;

    public CatalogDryRunTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        fixture = new CatalogFixture(database.store());
    }

    @After
    public void close() {
        database.close();
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
                fixture.number("select count(*) from package")
                        + fixture.number("select count(*) from key_pool")
                        + fixture.number("select count(*) from catalog_version"));
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

    /** Their next numbers; taking one is itself a step, so two in a row differ by one. */
    private long numbers() {
        return Stream.of("package_seq", "package_item_seq", "key_pool_seq")
                .mapToLong(name -> database.store().ids(name).next())
                .sum();
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
        var stored = database.store().global().read(sql -> StoredCatalog.read(sql, fixture.seal));
        var codes = new HashMap<Long, String>();
        stored.packages().values().forEach(row -> {
            codes.put(row.id(), row.code());
            rows.put(
                    row.code() + "/",
                    List.of(row.title(), row.description(), row.validityDays(), row.onSale())
                            .toString());
        });
        stored.items()
                .values()
                .forEach(row -> rows.put(
                        codes.get(row.packageId()) + "/" + row.code(),
                        Arrays.asList(
                                        row.title(),
                                        row.settings(),
                                        row.settingsVersion(),
                                        row.unit(),
                                        row.quantity(),
                                        row.onSale())
                                .toString()));
        return rows;
    }

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
}
