package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.catalog.CatalogFixture.document;
import static org.bestow.core.internal.catalog.CatalogFixture.item;
import static org.bestow.core.internal.catalog.CatalogFixture.pack;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bestow.api.Catalog.ItemInfo;
import org.bestow.api.Catalog.PackageInfo;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.SortedCursor;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class PackageListTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final CatalogFixture fixture;

    public PackageListTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        fixture = new CatalogFixture(database.store());
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void pagesAreTheListInParts() {
        importPackages(7);
        importPackages("e", "c", "a", "d"); // others are off sale, and the order is another
        assertEquals(List.of("e", "c", "a", "d"), codes(given(fixture.service.packages(OPERATOR))));
        for (var limit = 1; limit <= 5; limit++) {
            assertEquals(List.of("e", "c", "a", "d"), codes(all(limit)));
        }
    }

    @Test
    public void aPageTellsTheSameOfAPackage() {
        importPackages(3);
        var member = new World(database.store()).member("Owner");
        new World(database.store()).purchase(member, database.store().global().read(sql -> sql.query(
                        "select id from package where code = 'b'")
                .mapTo(Long.class)
                .one()));
        var reader = Operators.of(member, Role.USER, Language.ZH_CN);
        var whole = given(fixture.service.packages(reader));
        assertTrue(whole.get(1).owned());
        assertEquals(
                List.of("one", "two"),
                whole.get(1).items().stream().map(ItemInfo::code).toList());
        var first = given(fixture.service.packages(reader, Page.Request.first(1)));
        assertEquals(whole.subList(0, 1), first.items());
        var rest = given(fixture.service.packages(reader, new Page.Request(first.next(), 2)));
        assertEquals(whole.subList(1, 3), rest.items());
        assertEquals("as many as fit", Optional.empty(), rest.next());
    }

    @Test
    public void refusesACursorOfAnotherList() {
        for (var text : List.of("nonsense", new SortedCursor("m", "00000001", 1).toString())) {
            var problem = denied(fixture.service.packages(OPERATOR, new Page.Request(Optional.of(text), 9)));
            assertEquals(Problem.Kind.INVALID, problem.kind());
            assertEquals("/after", problem.errors().get(0).path());
        }
    }

    @Test
    public void tellsWhichDocumentIsInForceWithoutReadingIt() {
        assertEquals(Optional.empty(), given(fixture.service.inForce(OPERATOR)));
        importPackages(1);
        importPackages(2);
        database.statements().clear();
        var current = given(fixture.service.inForce(OPERATOR)).orElseThrow();
        assertEquals(2, current.version());
        assertEquals(World.NOW, current.importedAt());
        assertTrue(database.statements().texts().stream().noneMatch(text -> text.contains("document")));
        var admin = Operators.of(1, Role.GLOBAL_ADMIN, Language.EN);
        assertEquals(
                Problem.Kind.FORBIDDEN, denied(fixture.service.inForce(admin)).kind());
    }

    @Test
    public void readsNoMoreThanThePage() throws SQLException {
        importPackages(20);
        database.statements().clear();
        var first = given(fixture.service.packages(OPERATOR, Page.Request.first(2)));
        given(fixture.service.packages(OPERATOR, new Page.Request(first.next(), 2)));
        var texts = database.statements().texts();
        assertEquals("packages and their items, twice: " + texts, 4, texts.size());
        assertTrue(texts.get(0), texts.get(0).endsWith("fetch first 3 rows only"));
        assertTrue(texts.get(1), texts.get(1).contains("package_id = any("));
        assumeTrue(database.dialect() == Dialect.H2);
        try (var connection = database.raw();
                var statement = connection.prepareStatement("explain " + texts.get(0))) {
            statement.setInt(1, 1);
            statement.setInt(2, 1);
            statement.setLong(3, 1);
            var rows = statement.executeQuery();
            assertTrue(rows.next());
            var plan = rows.getString(1);
            assertTrue(plan, plan.contains("ON_SALE = TRUE") && plan.contains("/* index sorted */"));
        }
    }

    private List<PackageInfo> all(int limit) {
        var all = new ArrayList<PackageInfo>();
        var page = given(fixture.service.packages(OPERATOR, Page.Request.first(limit)));
        all.addAll(page.items());
        while (page.next().isPresent()) {
            page = given(fixture.service.packages(OPERATOR, new Page.Request(page.next(), limit)));
            all.addAll(page.items());
        }
        return all;
    }

    private static List<String> codes(List<PackageInfo> packages) {
        return packages.stream().map(PackageInfo::code).toList();
    }

    private void importPackages(int count) {
        importPackages(IntStream.range(0, count)
                .mapToObj(index -> String.valueOf((char) ('a' + index)))
                .toArray(String[]::new));
    }

    private void importPackages(String... codes) {
        var packages = new String[codes.length];
        for (var index = 0; index < codes.length; index++) {
            packages[index] = pack(codes[index], item("one", "software", "{}"), item("two", "software", "{}"));
        }
        given(fixture.put(OPERATOR, document(packages)));
    }
}
