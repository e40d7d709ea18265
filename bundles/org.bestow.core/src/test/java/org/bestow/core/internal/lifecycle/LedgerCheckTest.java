package org.bestow.core.internal.lifecycle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.OptionalLong;
import org.bestow.api.Check;
import org.bestow.api.PublicId;
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
public class LedgerCheckTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final LedgerCheck check;
    private final long member;
    private final long seats;
    private final long keys;

    public LedgerCheckTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        var world = new World(database.store());
        check = new LedgerCheck(new Schema(database.store()));
        member = world.member("Member");
        var pack = world.pack("silver");
        var purchase = world.purchase(member, pack);
        var seatItem = world.item(pack, "vs", "visual-studio", OptionalLong.of(5), Unit.SEATS, "{}");
        var keyItem = world.item(pack, "win", "software", OptionalLong.of(5), Unit.KEYS, "{}");
        seats = world.benefit(member, purchase, seatItem, "visual-studio", OptionalLong.of(5), Unit.SEATS)
                .id();
        keys = world.benefit(member, purchase, keyItem, "software", OptionalLong.of(5), Unit.KEYS)
                .id();
        // two seats taken and one given back; two keys taken from a pool of three
        run("insert into assignment (id, member_id, benefit_id, user_id, data, data_version, since, version)"
                + " values (1, " + member + ", " + seats + ", 9, '{}', 1, current_timestamp, 1)");
        history(1, seats, 2, 2, 0);
        history(2, seats, -1, -1, 0);
        run("update benefit set used = 1 where id = " + seats + " and member_id = " + member);
        run("insert into key_pool (id, code, kind, available, claimed) values (1, 'win', 'RETAIL', 1, 2)");
        run("insert into pool_key (id, pool_id, mac, sealed, masked) values (3, 1, '03', '00', '')");
        claimed(1, "01", "RETAIL");
        claimed(2, "02", "RETAIL");
        history(3, keys, 2, 0, 2);
        run("update benefit set used = 2 where id = " + keys + " and member_id = " + member);
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void agreesWithAHealthyLedger() {
        assertEquals(check.run().message(), Check.Level.OK, check.run().level());
    }

    @Test
    public void findsUsedUnitsThatHistoryDoesNotHave() {
        history(4, keys, 1, 0, 0);
        found("1 benefits whose used units are not the sum", id(keys));
    }

    @Test
    public void findsALostSeat() {
        run("delete from assignment where member_id = " + member);
        found("1 benefits whose seats are not the sum", id(seats));
    }

    @Test
    public void findsSeatsThatAreNotCounted() {
        run("insert into assignment (id, member_id, benefit_id, user_id, data, data_version, since, version)"
                + " values (2, " + member + ", " + seats + ", 10, '{}', 1, current_timestamp, 1)");
        history(5, seats, 0, 1, 0);
        found("1 benefits whose seats are not the sum", id(seats));
    }

    @Test
    public void findsKeysThatAreNotCounted() {
        claimed(4, "04", "RETAIL");
        run("update key_pool set claimed = 3");
        found("1 benefits whose keys are not the sum", id(keys));
    }

    @Test
    public void findsPoolsThatCountWrong() {
        run("update key_pool set available = 2");
        found("1 pools whose counters", "l0-1");
        run("update key_pool set available = 1, claimed = 1");
        found("1 pools whose counters", "l0-1");
    }

    @Test
    public void findsAKeyGivenAwayTwice() {
        claimed(5, "01", "RETAIL");
        found("1 keys that were given away twice", PublicId.of(PublicId.Kind.KEY, member, 5));
        run("delete from claimed_key where id = 5 and member_id = " + member);
        run("insert into pool_key (id, pool_id, mac, sealed, masked) values (6, 1, '02', '00', '')");
        found("1 keys that were given away twice", PublicId.of(PublicId.Kind.KEY, member, 2));
    }

    @Test
    public void sharedValuesMayBeGivenAwayOften() {
        run("insert into key_pool (id, code, kind, available, claimed) values (2, 'static', 'STATIC', 1, 2)");
        run("insert into pool_key (id, pool_id, mac, sealed, masked) values (7, 2, '07', '00', '')");
        run("update claimed_key set kind = 'STATIC', pool_id = 2, mac = '07' where member_id = " + member);
        run("update key_pool set claimed = 0 where id = 1");
        run("update benefit set used = 0, unit = 'LICENSES' where id = " + keys + " and member_id = " + member);
        run("update history set used_delta = 0 where benefit_id = " + keys + " and member_id = " + member);
        assertEquals(check.run().message(), Check.Level.OK, check.run().level());
    }

    private String id(long benefit) {
        return PublicId.of(PublicId.Kind.BENEFIT, member, benefit);
    }

    private void found(String words, String id) {
        var result = check.run();
        assertEquals(Check.Level.CRITICAL, result.level());
        assertTrue(
                result.message(),
                result.message().contains(words) && result.message().contains(id));
    }

    private void claimed(long id, String mac, String kind) {
        run(
                "insert into claimed_key (id, member_id, benefit_id, pool_id, sealed_as, mac, sealed, masked, kind, claimed_at, claimed_by)"
                        + " values (" + id + ", " + member + ", " + keys + ", 1, " + id + ", '" + mac + "', '00', '', '"
                        + kind
                        + "', current_timestamp, 9)");
    }

    private void history(long id, long benefit, long used, long seat, long key) {
        run(
                "insert into history (id, member_id, benefit_id, purchase_id, type, action, actor_id, actor_name, at, used_delta,"
                        + " seat_delta, key_delta, effects, result) values (" + id + ", " + member + ", " + benefit
                        + ", 1, 't', 'a', 1, 'A', current_timestamp, " + used + ", " + seat + ", " + key
                        + ", '[]', '{}')");
    }

    private void run(String statement) {
        database.store().global().transact(sql -> sql.update(statement).execute());
    }
}
