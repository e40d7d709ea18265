package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.catalog.CatalogFixture.document;
import static org.bestow.core.internal.catalog.CatalogFixture.item;
import static org.bestow.core.internal.catalog.CatalogFixture.pack;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.bestow.api.Catalog;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** How many benefits and members a difference reaches. */
@RunWith(Parameterized.class)
public class CatalogReachTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final CatalogFixture fixture;

    public CatalogReachTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        fixture = new CatalogFixture(database.store());
    }

    @After
    public void close() {
        database.close();
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
        fixture.run("update benefit set cancelled_on = date '2026-05-01' where member_id > 0 and id = " + gone);
        var over = buy(world, north, "silver", "sql");
        fixture.run("update benefit set expires = date '2026-05-01' where member_id > 0 and id = " + over);

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

    private long buy(World world, long member, String pack, String item) {
        var owner = fixture.number("select id from package where code = '" + pack + "'");
        var id = fixture.number("select id from package_item where code = '" + item + "' and package_id = " + owner);
        var purchase = world.purchase(member, owner);
        return world.benefit(member, purchase, id, "software", OptionalLong.of(5), Unit.KEYS)
                .id();
    }

    private static List<String> counted(Catalog.Difference difference) {
        var lines = CatalogFixture.lines(difference);
        return IntStream.range(0, lines.size())
                .mapToObj(index -> {
                    var entry = difference.entries().get(index);
                    return lines.get(index) + " " + entry.benefits() + " " + entry.members();
                })
                .toList();
    }
}
