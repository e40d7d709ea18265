package org.bestow.core.internal.write;

import static org.bestow.core.internal.write.WriteFixture.assign;
import static org.bestow.core.internal.write.WriteFixture.submission;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.bestow.api.Caller;
import org.bestow.api.Holders;
import org.bestow.api.Language;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.effect.Assign;
import org.bestow.core.internal.effect.ClaimUnique;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.member.Guard;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.BusyException;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What becomes of seats when their holder is deleted. */
@RunWith(Parameterized.class)
public class SeatHoldersTest {

    private static final long BO = 12;
    private static final long CY = 13;

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Dialect dialect;
    private WriteFixture fixture;
    private SeatHolders holders;

    public SeatHoldersTest(Dialect dialect) {
        this.dialect = dialect;
    }

    @Before
    public void open() {
        fixture = new WriteFixture(dialect);
        var schema = new Schema(fixture.plainStore());
        holders = new SeatHolders(schema, new Guard(schema), fixture.journal, fixture.messages, World.CLOCK);
    }

    @After
    public void close() {
        fixture.world.requireConsistency();
        fixture.close();
    }

    private static Caller ada(long member) {
        return new Caller(
                7,
                "Ada",
                OptionalLong.of(member),
                Set.of(Role.GLOBAL_ADMIN),
                Language.EN,
                Optional.empty(),
                "127.0.0.1");
    }

    private List<Holders.Seat> seats(long member, long user) {
        return holders.seats(member, user, Language.EN);
    }

    private int delete(long member, long user) {
        return fixture.plainStore()
                .global()
                .transact(sql -> holders.endSeats(sql.connection(), ada(member), member, user));
    }

    private void restore(long member, long user) {
        fixture.plainStore().global().transact(sql -> {
            holders.readmit(sql.connection(), member, user);
            return null;
        });
    }

    /** Some benefits of one member, each of a type that is not there. */
    private List<BenefitRow> benefits(int count, long quantity) {
        var world = fixture.world;
        var member = world.member("one");
        var pack = world.pack("one");
        var bought = world.purchase(member, pack);
        var benefits = new ArrayList<BenefitRow>();
        for (var number = 1; number <= count; number++) {
            var item = world.item(pack, "item-" + number, "absent", OptionalLong.of(quantity), Unit.SEATS, "{}");
            benefits.add(world.benefit(member, bought, item, "absent", OptionalLong.of(quantity), Unit.SEATS));
        }
        return benefits;
    }

    private long count(String from) {
        return fixture.world.count("select count(*) from " + from);
    }

    @Test
    public void endsAllSeatsOfTheUserAndNoOthers() {
        var benefits = benefits(2, 5);
        var member = benefits.get(0).memberId();
        fixture.write(submission(benefits.get(0), new Assign(-1, BO, "{\"n\":1}", 3), new ClaimUnique("c", "bo", -1)));
        fixture.write(assign(benefits.get(1), BO));
        fixture.write(assign(benefits.get(0), CY));
        assertEquals(2, seats(member, BO).size());

        assertEquals(2, delete(member, BO));

        assertEquals(0, seats(member, BO).size());
        assertEquals(1, seats(member, CY).size());
        assertEquals(1, count("benefit where member_id > 0 and used = 1"));
        assertEquals(0, count("unique_claim where member_id > 0"));
        assertEquals(
                2,
                count("history where member_id > 0 and action = 'user-left' and used_delta = -1 and seat_delta = -1"
                        + " and actor_id = 7 and effects like '%why.user-left%'"));
        assertEquals(
                1,
                count("ended_assignment where member_id > 0 and user_id = 12 and data = '{\"n\":1}'"
                        + " and data_version = 3 and ended_by = 7 and ended_by_name = 'Ada'"));
        assertEquals(2, count("ended_assignment where member_id > 0"));
    }

    @Test
    public void whoLeftIsGivenNothingUntilRestored() {
        var benefit = benefits(1, 5).get(0);
        var member = benefit.memberId();
        assertEquals(0, delete(member, BO));
        assertEquals(0, delete(member, BO));

        var refused = (Written.Refused) fixture.write(assign(benefit, BO));
        assertEquals("user-unknown", refused.violation().rule());

        restore(member, BO);
        assertTrue(fixture.write(assign(benefit, BO)) instanceof Written.Applied);
    }

    @Test
    public void doesNothingToOtherMembers() {
        var benefit = benefits(1, 5).get(0);
        fixture.write(assign(benefit, BO));
        assertEquals(0, delete(benefit.memberId() + 1, BO));
        assertEquals(1, seats(benefit.memberId(), BO).size());
    }

    @Test
    public void rollsBackWithTheCallersTransaction() throws SQLException {
        var benefit = benefits(1, 5).get(0);
        fixture.write(assign(benefit, BO));
        try (Connection transaction = fixture.plainStore().connection()) {
            assertEquals(1, holders.endSeats(transaction, ada(benefit.memberId()), benefit.memberId(), BO));
            transaction.rollback();
        }
        assertEquals(1, seats(benefit.memberId(), BO).size());
        assertTrue(fixture.write(assign(benefit, CY)) instanceof Written.Applied);
    }

    @Test
    public void nobodyDeletedKeepsASeatThatWasGivenAtTheSameMoment() {
        var benefits = benefits(4, 100);
        var member = benefits.get(0).memberId();
        for (var user = 100L; user < 140; user++) {
            var somebody = user;
            fixture.write(assign(benefits.get(0), somebody));
            var calls = new ArrayList<Callable<Object>>();
            for (var benefit : benefits) {
                calls.add(() -> fixture.write(assign(benefit, somebody)));
            }
            calls.add(1, () -> tried(member, somebody));
            Crowd.together(calls);
        }
        assertEquals(
                0,
                count("assignment where member_id > 0 and user_id in (select user_id from departed_user"
                        + " where member_id > 0)"));
        assertTrue("most are deleted", count("departed_user where member_id > 0") > 30);
    }

    private Object tried(long member, long user) {
        try {
            return delete(member, user);
        } catch (BusyException e) {
            return e; // the caller would say so, and nothing was done
        }
    }
}
