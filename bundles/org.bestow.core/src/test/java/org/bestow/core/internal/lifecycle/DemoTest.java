package org.bestow.core.internal.lifecycle;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bestow.api.Check;
import org.bestow.api.KeyPools;
import org.bestow.api.Standing;
import org.bestow.core.internal.catalog.CatalogService;
import org.bestow.core.internal.catalog.TestCatalog;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.KeptUsers;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.keys.KeyPoolService;
import org.bestow.core.internal.keys.Pools;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.keys.TestKeyring;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.MemberService;
import org.bestow.core.internal.member.Standings;
import org.bestow.core.internal.purchase.Grant;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class DemoTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    /** The power goes off. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final TestDatabase database;
    private final Schema schema;
    private final KeptUsers users = new KeptUsers();
    private final AtomicInteger writesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final DemoData data;
    private final KeyPools pools;

    public DemoTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        schema = new Schema(database.store());
        var journal = new KeptJournal() {
            @Override
            public void write(
                    Connection transaction, List<AuditRow> audit, List<OutboxRow> outbox, List<IdempotencyRow> twins) {
                if (writesLeft.decrementAndGet() < 0) {
                    throw new Killed();
                }
                super.write(transaction, audit, outbox, twins);
            }
        };
        var access = new Access(new SeedPolicy(), users);
        var known = new Pools(schema);
        var standings = new Standings(schema, "", "");
        var ring = TestKeyring.create();
        var seal = new SettingsSeal(schema, ring, World.CLOCK);
        pools = new KeyPoolService(schema, ring, access, known, journal, World.CLOCK);
        data = new DemoData(
                schema,
                new CatalogService(schema, TestCatalog.checks(schema, known, seal), seal, access, journal, World.CLOCK),
                new MemberService(schema, standings, journal, World.CLOCK),
                standings,
                new Grant(schema, journal, World.CLOCK),
                pools,
                users,
                journal,
                World.CLOCK);
    }

    @After
    public void close() {
        database.close();
    }

    /** The items of all packages that the demonstration buys. */
    private static long bought() {
        try {
            var items = new HashMap<String, Integer>();
            for (var pack : new ObjectMapper().readTree(DemoPlan.catalogue()).get("packages")) {
                items.put(pack.get("code").asText(), pack.get("items").size());
            }
            return DemoPlan.load().members().stream()
                    .flatMap(company -> company.purchases().stream())
                    .mapToLong(purchase -> items.get(purchase.code()))
                    .sum();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    public void setsUpMembersUsersPurchasesAndKeys() {
        assertEquals(DemoData.Outcome.COMPLETE, data.complete(() -> false));
        assertEquals(5, number("select count(*) from member"));
        assertEquals(6, number("select count(*) from (select member_id from purchase) bought"));
        assertEquals(bought(), number("select count(*) from (select member_id from benefit) granted"));
        var memberRoles = EnumSet.complementOf(EnumSet.of(Role.OPERATOR));
        var elsewhere = EnumSet.noneOf(Standing.Kind.class);
        for (var company : DemoPlan.load().members()) {
            var roles = new HashSet<Role>();
            users.created.values().stream()
                    .filter(user -> user.memberName().equals(company.name()))
                    .forEach(user -> roles.addAll(user.roles()));
            var member = company.standing() == Standing.Kind.MEMBER;
            assertEquals(company.name(), member ? memberRoles : EnumSet.of(Role.GLOBAL_ADMIN), roles);
            if (!member) {
                elsewhere.add(company.standing());
            }
        }
        assertEquals(EnumSet.of(Standing.Kind.MANAGED_ELSEWHERE, Standing.Kind.NOT_A_MEMBER), elsewhere);
        assertTrue(users.created.containsKey("global.admin@northlight.example"));
        var found = given(pools.list(OPERATOR));
        assertEquals(13, found.size());
        assertTrue(found.stream().allMatch(pool -> pool.available() > 0));
        assertEquals(Check.Level.OK, new LedgerCheck(schema).run().level());
    }

    @Test
    public void aSecondStartAddsNothing() {
        data.complete(() -> false);
        var before = counts();
        users.created.remove("user@northlight.example"); // as if an admin had deleted the user
        assertEquals(DemoData.Outcome.COMPLETE, data.complete(() -> false));
        assertEquals(before, counts());
        assertFalse(users.created.containsKey("user@northlight.example"));
    }

    @Test
    public void aKilledStartIsCompletedByTheNext() {
        var kills = 0;
        for (int survived = 0; ; survived++) {
            writesLeft.set(survived);
            try {
                data.complete(() -> false);
                break;
            } catch (Killed e) {
                kills++;
            }
        }
        assertTrue("killed " + kills, kills > 9);
        assertEquals(5, number("select count(*) from member"));
        assertEquals(bought(), number("select count(*) from (select member_id from benefit) granted"));
        assertEquals(789, number("select count(*) from pool_key"));
        assertEquals(26, users.created.size());
    }

    @Test
    public void stopsBetweenStepsAndGoesOnLater() {
        assertEquals(DemoData.Outcome.STOPPED, data.complete(() -> true));
        assertEquals(0, users.created.size());
        assertEquals(DemoData.Outcome.COMPLETE, data.complete(() -> false));
        assertEquals(26, users.created.size());
    }

    @Test
    public void leavesAnInstallationWithMembersAlone() {
        new World(database.store()).member("Somebody");
        assertEquals(DemoData.Outcome.NOT_EMPTY, data.complete(() -> false));
        assertEquals(0, number("select count(*) from catalog_version"));
    }

    @Test
    public void readinessWaitsForTheEnd() {
        var check = new DemoCheck(true);
        assertEquals(Check.Level.CRITICAL, check.run().level());
        check.demo = new Demo(data);
        assertEquals(Check.Level.CRITICAL, check.run().level());
        check.demo.run();
        assertEquals(Check.Level.OK, check.run().level());
        assertEquals(Check.Level.OK, new DemoCheck(false).run().level());
    }

    @Test
    public void aFailureIsSaidByTheCheck() {
        writesLeft.set(0);
        var demo = new Demo(data);
        demo.run();
        assertEquals(Check.Level.CRITICAL, demo.result().level());
        assertThrows(Killed.class, () -> data.complete(() -> false));
    }

    private List<Long> counts() {
        var counts = new ArrayList<Long>();
        for (var table : Set.of("member", "pool_key", "key_pool", "package_item", "catalog_version")) {
            counts.add(number("select count(*) from " + table));
        }
        counts.add(number("select count(*) from (select member_id from benefit) granted"));
        return counts;
    }

    private long number(String query) {
        return database.store()
                .global()
                .read(sql -> sql.query(query).mapTo(Long.class).one());
    }
}
