package org.bestow.core.internal.benefit;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.testing.NoUsers;
import org.bestow.core.internal.fixture.World;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.Sql;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class BenefitPagesTest {

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private TestDatabase database;
    private World world;
    private long member;
    private long other;
    private long benefit;
    private BenefitPages pages;

    /** Everybody but number 5, who left. */
    private static final class Everybody extends NoUsers {
        @Override
        public Map<Long, Person> find(Collection<Long> numbers) {
            return numbers.stream()
                    .filter(number -> number != 5)
                    .collect(Collectors.toMap(
                            Function.identity(),
                            number -> new Person(
                                    number,
                                    OptionalLong.of(1),
                                    "User " + number,
                                    number + "@one.example",
                                    Language.EN,
                                    Set.of(Role.USER),
                                    true)));
        }
    }

    @Before
    public void open() {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        var row = world.simple("one", "software", OptionalLong.of(10), Unit.KEYS);
        member = row.memberId();
        benefit = row.id();
        other = world.simple("two", "software", OptionalLong.of(10), Unit.KEYS).memberId();
        pages = new BenefitPages(world.store(), new Everybody());
        var pool = world.pool("pool", KeyKind.RETAIL, 0);
        world.store().forMember(member).transact(sql -> {
            for (var number = 1; number <= 9; number++) {
                insert(sql, number, pool);
            }
            return null;
        });
    }

    private void insert(Sql sql, long number, long pool) {
        sql.update("insert into assignment (id, member_id, benefit_id, user_id, data, data_version, since, version)"
                        + " values (:id, :member, :benefit, :id, '{\"n\":1}', 1, :at, 1)")
                .bind("id", number)
                .bind("benefit", benefit)
                .bind("at", World.NOW)
                .execute();
        sql.update("insert into claimed_key (id, member_id, benefit_id, pool_id, sealed_as, mac, sealed, masked, kind,"
                        + " claimed_at, claimed_by) values (:id, :member, :benefit, :pool, :id, :mac, :mac, :masked,"
                        + " 'RETAIL', :at, :id)")
                .bind("id", number)
                .bind("benefit", benefit)
                .bind("pool", pool)
                .bind("mac", new byte[] {1})
                .bind("masked", "•••••" + number)
                .bind("at", World.NOW)
                .execute();
        sql.update(
                        "insert into history (id, member_id, benefit_id, purchase_id, type, action, actor_id, actor_name, reason,"
                                + " at, used_delta, seat_delta, key_delta, effects, result) values (:id, :member, :benefit, 1,"
                                + " 'software', 'get-keys', :id, 'Ada', :reason, :at, 1, 0, 1, '[]', '{}')")
                .bind("id", number)
                .bind("benefit", benefit)
                .bind("reason", number % 2 == 0 ? Optional.of("asked") : Optional.<String>empty())
                .bind("at", World.NOW)
                .execute();
    }

    @After
    public void close() {
        assertEquals(Set.of(), database.untenanted());
        database.close();
    }

    private static <T> List<T> all(Function<Page.Request, Answer<Page<T>>> list) {
        var all = new ArrayList<T>();
        var after = Optional.<String>empty();
        do {
            var page = given(list.apply(new Page.Request(after, 4)));
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    @Test
    public void seatsComeNewestFirstWithTheirHolders() {
        var seats = all(page -> pages.assignments(member, Language.EN, benefit, OptionalLong.empty(), page));
        assertEquals(
                List.of(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L),
                seats.stream().map(seat -> seat.row().id()).toList());
        assertEquals("User 9", seats.get(0).holder().orElseThrow().name());
        assertEquals(Optional.empty(), seats.get(4).holder());
        assertEquals(World.NOW, seats.get(0).row().since());
    }

    @Test
    public void keysComeMaskedAndNothingElse() {
        var keys = all(page -> pages.keys(member, Language.EN, benefit, page));
        assertEquals(9, keys.size());
        assertEquals("•••••9", keys.get(0).row().masked());
        assertEquals(KeyKind.RETAIL, keys.get(0).row().kind());
        for (var text : database.statements().ever()) {
            assertFalse(text, text.startsWith("select") && text.contains("sealed"));
        }
    }

    @Test
    public void historyComesNewestFirst() {
        var history = all(page -> pages.history(member, Language.EN, benefit, page));
        assertEquals(9, history.size());
        assertEquals(9, history.get(0).id());
        assertEquals(Optional.empty(), history.get(0).reason());
        assertEquals(Optional.of("asked"), history.get(1).reason());
    }

    @Test
    public void anotherMembersBenefitIsNotThere() {
        for (var answer : List.of(
                pages.assignments(other, Language.EN, benefit, OptionalLong.empty(), Page.Request.first(5)),
                pages.keys(other, Language.EN, benefit, Page.Request.first(5)),
                pages.history(other, Language.EN, benefit, Page.Request.first(5)),
                pages.history(member, Language.EN, 999, Page.Request.first(5)))) {
            assertEquals(Problem.Kind.NOT_FOUND, denied(answer).kind());
        }
    }

    @Test
    public void aCursorThatIsNoneNamesItsField() {
        for (var bad : List.of("", "!", "PDEyeA", cursor("history<2"), cursor("keys<"), cursor("keys<-2"))) {
            var problem = denied(pages.keys(member, Language.EN, benefit, new Page.Request(Optional.of(bad), 5)));
            assertEquals("after", problem.errors().get(0).path());
        }
        var ended = new EndedSeats(database.store(), new Everybody());
        for (var bad :
                List.of("", "e999999999999999999.0:1", "e31556889864403199.0:1", "e253402300800.0:1", "e-5.0:1")) {
            var page = new Page.Request(Optional.of(cursor(bad)), 5);
            var problem = denied(ended.page(member, Language.EN, benefit, page));
            assertEquals("after", problem.errors().get(0).path());
        }
    }

    private static String cursor(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
