package org.bestow.core.internal.catalog;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.catalog.CatalogFixture.document;
import static org.bestow.core.internal.catalog.CatalogFixture.item;
import static org.bestow.core.internal.catalog.CatalogFixture.pack;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bestow.api.Catalog;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** As many items as there may be, and titles as long as they may be. */
@RunWith(Parameterized.class)
public class LargeCatalogTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final CatalogFixture fixture;

    public LargeCatalogTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        fixture = new CatalogFixture(database.store());
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void importsTenThousandItemsInSecondsAndTellsHowFarItIs() {
        var packs = IntStream.range(0, 10)
                .mapToObj(pack -> pack(
                        "p" + pack,
                        IntStream.range(0, 1_000)
                                .mapToObj(item -> item("i" + item, "software", "{\"product\":\"" + item + "\"}"))
                                .toArray(String[]::new)))
                .toArray(String[]::new);
        var heard = new ArrayList<Catalog.Progress>();
        var seen = new ArrayList<Catalog.Progress>();
        database.statements().clear();
        var took = cpu(() -> assertEquals(
                10_000,
                given(fixture.service.put(
                                OPERATOR, Catalog.Import.of(document(packs)).telling(step -> {
                                    heard.add(step);
                                    seen.add(given(fixture.service.progress(OPERATOR)));
                                })))
                        .items()));
        assertTrue("took " + took, took.compareTo(Duration.ofSeconds(20)) < 0); // its own work, whatever else runs here
        assertTrue(
                "no statement a row: " + database.statements().count(),
                database.statements().count() < 100);
        assertEquals(10_000, fixture.number("select count(*) from package_item"));
        assertEquals("others see the same", heard, seen);
        assertEquals(
                List.of(Catalog.Step.READING, Catalog.Step.CHECKING, Catalog.Step.WRITING),
                heard.stream().map(Catalog.Progress::step).distinct().toList());
        assertEquals(new Catalog.Progress(Catalog.Step.WRITING, 10_000, 10_000), heard.get(heard.size() - 1));
        assertEquals(Catalog.Progress.IDLE, given(fixture.service.progress(OPERATOR)));

        var changed = document(packs).replace("Title of", "Titel");
        var again = cpu(() -> assertEquals(
                10_000, given(fixture.put(OPERATOR, changed)).difference().changed()));
        assertTrue("took " + again, again.compareTo(Duration.ofSeconds(20)) < 0);
    }

    private static Duration cpu(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }

    @Test
    public void titlesMayBeAsLongAsTheyMayBe() {
        var title = "\\\"".repeat(400);
        var texts = "{\"en\":\"%s\",\"zh-CN\":\"%s\",\"zh-TW\":\"%s\"}";
        var long400 = texts.formatted(title, title, title);
        var lines = "\\n".repeat(1_999) + "x";
        var text = document(pack("silver", item("win", "software", "{}")))
                .replace("{\"en\":\"Title of win\"}", long400)
                .replace("{\"en\":\"All of it\"}", texts.formatted(lines, lines, lines));
        given(fixture.put(OPERATOR, text));
        assertEquals(
                400,
                given(fixture.service.packages(OPERATOR))
                        .get(0)
                        .items()
                        .get(0)
                        .title()
                        .length());
    }
}
