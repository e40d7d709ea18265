package org.bestow.core.internal.write;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bestow.api.testing.Crowd;
import org.bestow.api.testing.NoUsers;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.keys.TestKeyring;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.Part;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class ViewLoaderTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Dialect dialect;
    private WriteFixture fixture;
    private ViewQueries queries;

    public ViewLoaderTest(Dialect dialect) {
        this.dialect = dialect;
    }

    @Before
    public void open() {
        fixture = new WriteFixture(dialect);
        queries = new ViewQueries(
                fixture.store, fixture.journal, new NoUsers(), World.CLOCK, TestKeyring.seal(fixture.store));
    }

    @After
    public void close() {
        fixture.close();
    }

    private static ViewRequest page(BenefitRow benefit) {
        return ViewRequest.page(benefit.memberId(), benefit.id(), 1);
    }

    @Test
    public void statementsOfAGroupDoNotGrowWithItsSize() {
        var benefits = new ArrayList<BenefitRow>();
        for (var number = 0; number < 40; number++) {
            benefits.add(fixture.seats("m" + number, 5));
        }
        var requests = benefits.stream().map(ViewLoaderTest::page).toList();
        queries.load(requests);
        fixture.database.statements().clear();
        queries.load(requests.subList(0, 1));
        var one = fixture.database.statements().count();
        fixture.database.statements().clear();
        assertEquals(40, queries.load(requests).size());
        assertEquals(one, fixture.database.statements().count());
    }

    @Test
    public void showsSeatsNewestFirstOnlyWhenAskedFor() {
        var benefit = fixture.seats("one", 5);
        fixture.write(WriteFixture.assign(benefit, 1));
        fixture.write(WriteFixture.assign(benefit, 2));
        var seats = queries.load(List.of(page(benefit)))
                .get(0)
                .snapshot()
                .orElseThrow()
                .seats();
        assertEquals(List.of(2L, 1L), seats.stream().map(seat -> seat.userId()).toList());
        var bare = WriteFixture.asking(benefit, Set.<Part>of(), item -> Optional.empty());
        assertTrue(queries.load(List.of(bare))
                .get(0)
                .snapshot()
                .orElseThrow()
                .seats()
                .isEmpty());
    }

    @Test
    public void leavesOutWhatTheItemMakesUnnecessary() {
        var benefit = fixture.seats("one", 5);
        fixture.write(WriteFixture.assign(benefit, 1));
        var all = WriteFixture.asking(benefit, Set.of(Part.ASSIGNMENTS), item -> Optional.empty());
        var none = WriteFixture.asking(benefit, Set.of(Part.ASSIGNMENTS), item -> Optional.of(Set.<Part>of())
                .filter(parts -> item.id() == benefit.itemId()));
        var views = queries.load(List.of(none, all));
        assertEquals(List.of(), views.get(0).snapshot().orElseThrow().seats());
        assertEquals(1, views.get(1).snapshot().orElseThrow().seats().size());
    }

    @Test
    public void opensSealedSettingsOnceForEachRevision() {
        var benefit = fixture.seats("one", 5);
        var ring = TestKeyring.create();
        var seal = new SettingsSeal(new Schema(fixture.store), ring, World.CLOCK);
        var loader = new ViewQueries(fixture.store, fixture.journal, new NoUsers(), World.CLOCK, seal);
        store(
                "{\"product\":\"Iron\"}",
                seal.seal(benefit.itemId(), "{\"token\":\"hush\",\"product\":\"Iron\"}"),
                benefit);
        assertEquals("{\"token\":\"hush\",\"product\":\"Iron\"}", settings(loader, benefit));
        // nobody could open this: so it is not read again
        store("{}", new byte[] {1}, benefit);
        assertEquals("{\"token\":\"hush\",\"product\":\"Iron\"}", settings(loader, benefit));
    }

    @Test
    public void settingsThatCannotBeOpenedHurtOnlyTheirOwnItem() {
        var broken = fixture.seats("broken", 5);
        var whole = fixture.seats("whole", 5);
        store("{}", new byte[40], broken);
        var views = queries.load(List.of(page(broken), page(whole)));
        assertEquals("", views.get(0).snapshot().orElseThrow().item().settings());
        assertEquals("{}", views.get(1).snapshot().orElseThrow().item().settings());
    }

    private void store(String visible, byte[] sealed, BenefitRow benefit) {
        fixture.store.global().transact(sql -> sql.update(
                        "update package_item set settings = :visible, sealed = :sealed where id = :id")
                .bind("visible", visible)
                .bind("sealed", sealed)
                .bind("id", benefit.itemId())
                .execute());
    }

    private static String settings(ViewQueries loader, BenefitRow benefit) {
        return loader.load(List.of(page(benefit)))
                .get(0)
                .snapshot()
                .orElseThrow()
                .item()
                .settings();
    }

    @Test
    public void showsNothingOfAnotherMember() {
        var mine = fixture.seats("mine", 5);
        var theirs = fixture.seats("theirs", 5);
        var forged = ViewRequest.page(mine.memberId(), theirs.id(), 1);
        assertTrue(queries.load(List.of(forged)).get(0).snapshot().isEmpty());
    }

    @Test
    public void manyClientsGetTheirOwnViews() {
        var calls = new ArrayList<Callable<Boolean>>();
        try (var loader = new ViewLoader(
                fixture.store, fixture.journal, new NoUsers(), World.CLOCK, TestKeyring.seal(fixture.store))) {
            for (var client = 0; client < 32; client++) {
                var benefit = fixture.seats("m" + client, 5);
                calls.add(() -> {
                    var mine = true;
                    for (var round = 0; round < 50; round++) {
                        mine &= loader.load(page(benefit))
                                        .snapshot()
                                        .orElseThrow()
                                        .benefit()
                                        .id()
                                == benefit.id();
                    }
                    return mine;
                });
            }
            assertTrue(Crowd.together(calls).stream().allMatch(Boolean::booleanValue));
        }
    }
}
