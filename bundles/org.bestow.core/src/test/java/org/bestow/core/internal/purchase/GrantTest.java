package org.bestow.core.internal.purchase;

import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class GrantTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final World world;
    private final KeptJournal journal = new KeptJournal();
    private final Grant grant;
    private final long member;

    public GrantTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        grant = new Grant(new Schema(database.store()), journal, World.CLOCK);
        member = world.member("Buyer");
        var pack = world.pack("silver");
        var counted = world.item(pack, "windows", "software", OptionalLong.of(10), Unit.KEYS, "{}");
        world.item(pack, "help", "technical", OptionalLong.empty(), Unit.HOURS, "{}");
        var gone = world.item(pack, "old", "software", OptionalLong.of(1), Unit.KEYS, "{}");
        database.store().global().transact(sql -> {
            sql.update("update package_item set on_sale = false where id = :id")
                    .bind("id", gone)
                    .execute();
            return sql.update("update package_item set activate_within_days = 90 where id = :id")
                    .bind("id", counted)
                    .execute();
        });
    }

    @After
    public void close() {
        database.close();
    }

    /** A row of the table. */
    public record Row(
            String type,
            Long quantity,
            long used,
            String unit,
            LocalDate purchasedOn,
            Instant availableFrom,
            LocalDate activateBy,
            LocalDate expires,
            long version) {}

    @Test
    public void copiesQuantityUnitAndDates() {
        var day = LocalDate.parse("2026-01-31");
        var granted =
                grant.buy(OPERATOR, new Grant.Order(member, "silver", day)).orElseThrow();
        assertEquals(2, granted.benefits().size());
        var expires = LocalDate.parse("2027-01-31");
        assertEquals(
                List.of(
                        new Row("software", 10L, 0, "KEYS", day, World.NOW, LocalDate.parse("2026-05-01"), expires, 1),
                        new Row("technical", null, 0, "HOURS", day, World.NOW, null, expires, 1)),
                rows());
        assertEquals(
                1,
                world.count("select count(*) from purchase where member_id = ? and refund_ended_on is null", member));

        assertEquals("purchase-create", journal.audit.get(0).action());
        assertEquals(member, journal.audit.get(0).member());
        assertEquals(2, journal.outbox.size());
        assertTrue(journal.outbox.get(0).payload().contains("\"version\":1"));
    }

    @Test
    public void aLaterCatalogueDoesNotChangeWhatWasGranted() {
        grant.buy(OPERATOR, new Grant.Order(member, "silver", World.TODAY));
        var before = rows();
        database.store().global().transact(sql -> sql.update(
                        "update package_item set quantity = 1, unit = 'SEATS', activate_within_days = 1")
                .execute());
        assertEquals(before, rows());
    }

    @Test
    public void whatIsNotOnSaleCannotBeBought() {
        assertEquals(Optional.empty(), grant.buy(OPERATOR, new Grant.Order(member, "platinum", World.TODAY)));
        database.store().global().transact(sql -> sql.update("update package set on_sale = false")
                .execute());
        assertEquals(Optional.empty(), grant.buy(OPERATOR, new Grant.Order(member, "silver", World.TODAY)));
        assertEquals(0, journal.audit.size());
    }

    private List<Row> rows() {
        return database.store().forMember(member).read(sql -> sql.query(
                        "select type, quantity, used, unit, purchased_on, available_from, activate_by, expires, version"
                                + " from benefit where member_id = :member order by id")
                .mapTo(Row.class)
                .list());
    }
}
