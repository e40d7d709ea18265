package org.bestow.journal.internal;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Deliveries;
import org.bestow.api.Messages;
import org.bestow.api.Messages.State;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class StoredMessagesTest {

    private static final Caller OPERATOR = MessageWorld.OPERATOR;

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Parameter
    public Dialect dialect;

    private MessageWorld world;

    @Before
    public void open() {
        world = new MessageWorld(dialect);
    }

    @After
    public void close() {
        assertEquals(Set.of(), world.database.untenanted());
        world.close();
    }

    private List<Messages.Item> all(Caller caller, Optional<State> state, int limit) {
        var items = new ArrayList<Messages.Item>();
        var after = Optional.<String>empty();
        do {
            var page = given(world.messages.list(caller, state, new Page.Request(after, limit)));
            items.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return items;
    }

    private Messages.Item only() {
        var items = all(OPERATOR, Optional.empty(), 10);
        assertEquals(1, items.size());
        return items.get(0);
    }

    private void attempt(Deliveries.Outcome outcome) {
        var deliveries = world.deliveries();
        for (var due : deliveries.claim("me", 100)) {
            deliveries.begin("me", due.number(), "id@example");
            deliveries.settle("me", due.number(), outcome);
        }
    }

    private List<String> audited() {
        return world.schema.store().global().read(sql -> sql.query(
                        "select summary from audit where member_id >= 0 order by id")
                .mapTo(String.class)
                .list());
    }

    @Test
    public void isOfTheCallersTransaction() throws SQLException {
        try (var connection = world.schema.store().connection()) {
            world.messages.queue(connection, List.of(world.message(1, 1)));
            connection.rollback();
        }
        assertEquals(List.of(), all(OPERATOR, Optional.empty(), 10));
        assertEquals(0, world.bodies());
    }

    @Test
    public void twoStatementsForAnyNumber() {
        world.queue(world.message(1, 0));
        world.database.statements().clear();
        world.queue(world.message(1, 1), world.message(1, 2), world.message(0, 3));
        assertEquals(
                2,
                world.database.statements().texts().stream()
                        .filter(text -> text.startsWith("insert"))
                        .count());
    }

    @Test
    public void tellsHowFarTheNewestMessageAboutEachThingIs() {
        world.queue(0, 2);
        attempt(new Deliveries.Refused(Deliveries.Fault.of("recipient-refused")));
        world.queue(world.message(1, 1), world.message(2, 0));
        world.database.statements().clear();
        var newest = world.messages.newest(1, "invitation", "user", List.of("u1-0", "u1-1", "u1-2"));
        assertEquals(1, world.database.statements().texts().size());
        assertEquals(Set.of("u1-0", "u1-1"), newest.keySet());
        assertEquals(State.FAILED, newest.get("u1-0").state());
        assertEquals("ada0@one.example", newest.get("u1-0").address());
        assertEquals(Optional.of("recipient-refused"), newest.get("u1-0").error());
        assertEquals(State.QUEUED, newest.get("u1-1").state());
        assertEquals(
                Set.of(),
                world.messages.newest(1, "seat", "user", List.of("u1-0")).keySet());
        assertEquals(
                Set.of(),
                world.messages.newest(1, "invitation", "seat", List.of("u1-0")).keySet());
        assertEquals(
                Set.of(),
                world.messages.newest(3, "invitation", "user", List.of("u1-0")).keySet());
        var ofAnyPurpose = world.messages.newest(1, "user", List.of("u1-0", "u1-1", "u1-2"));
        assertEquals(newest.keySet(), ofAnyPurpose.keySet());
        ofAnyPurpose.forEach((id, found) -> assertEquals(new Messages.Newest("invitation", newest.get(id)), found));
    }

    @Test
    public void operatorsSeeAllButWhatIsSaid() {
        world.queue(0, 3);
        world.queue(world.message(2, 3), world.message(0, 4));
        for (var limit : List.of(1, 2, 50)) {
            var items = all(OPERATOR, Optional.empty(), limit);
            assertEquals(
                    List.of("u1-4", "u1-3", "u1-2", "u1-1", "u1-0"),
                    items.stream().map(Messages.Item::subjectId).toList());
            assertFalse(items.toString(), items.toString().contains("hush"));
            assertEquals(Optional.empty(), items.get(0).member());
            assertEquals(Optional.of("m0-2"), items.get(1).member());
        }
        assertEquals(
                1, all(OPERATOR.actingFor(2, "by phone"), Optional.empty(), 9).size());
        attempt(new Deliveries.Sent());
        world.queue(5, 6);
        assertEquals(5, all(OPERATOR, Optional.of(State.SENT), 2).size());
        assertEquals(1, all(OPERATOR, Optional.of(State.QUEUED), 2).size());
        assertEquals(0, all(OPERATOR, Optional.of(State.FAILED), 2).size());
    }

    @Test
    public void othersSeeNothing() {
        world.queue(0, 1);
        var admin = MessageWorld.caller(OptionalLong.of(1), Role.GLOBAL_ADMIN);
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(world.messages.list(admin, Optional.empty(), Page.Request.first(5)))
                        .kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(world.messages.retry(admin, only().id())).kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(world.messages.retryFailed(admin)).kind());
    }

    @Test
    public void aRetryGivesAllAttemptsAgainAndIsAudited() {
        world.queue(0, 1);
        attempt(new Deliveries.Unknown(MessageWorld.BUSY));
        world.clock.move(Duration.ofHours(1));
        attempt(new Deliveries.Unknown(MessageWorld.BUSY));
        assertEquals(State.FAILED, only().state());
        var item = given(world.messages.retry(OPERATOR, only().id()));
        assertEquals(State.QUEUED, item.state());
        assertEquals(0, item.attempts());
        assertEquals(Optional.of(world.clock.instant()), item.nextAttemptAt());
        assertEquals(Optional.empty(), item.finishedAt());
        // again does no harm, and is no second change
        given(world.messages.retry(OPERATOR, item.id()));
        assertEquals(List.of("Sends a failed message again"), audited());
        attempt(new Deliveries.Unknown(MessageWorld.BUSY));
        assertEquals("its doubts are forgotten", State.QUEUED, only().state());
    }

    @Test
    public void aWaitingOneIsSentAtOnce() {
        world.queue(0, 1);
        attempt(new Deliveries.Postponed(MessageWorld.BUSY));
        assertEquals(List.of(), world.deliveries().claim("me", 1));
        var item = given(world.messages.retry(OPERATOR, only().id()));
        assertEquals(1, item.attempts());
        assertEquals(1, world.deliveries().claim("me", 1).size());
    }

    @Test
    public void whatWasSentOrIsOnItsWayStaysAsItIs() {
        world.queue(0, 1);
        var deliveries = world.deliveries();
        var due = deliveries.claim("me", 1).get(0);
        given(world.messages.retry(OPERATOR, only().id()));
        assertTrue("the claim holds", deliveries.begin("me", due.number(), "id@example"));
        assertEquals(
                State.SENDING,
                given(world.messages.retry(OPERATOR, only().id())).state());
        deliveries.settle("me", due.number(), new Deliveries.Sent());
        assertEquals(
                State.SENT, given(world.messages.retry(OPERATOR, only().id())).state());
        assertEquals(List.of(), audited());
    }

    @Test
    public void unknownAndForeignOnesAreNotFound() {
        world.queue(world.message(1, 0));
        for (var id : List.of("", "x", "e1-zzz", "u1-1", only().id().replace("e1-", "e2-"))) {
            assertEquals(
                    id,
                    Problem.Kind.NOT_FOUND,
                    denied(world.messages.retry(OPERATOR, id)).kind());
        }
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(world.messages.retry(OPERATOR.actingFor(2, "by phone"), only().id()))
                        .kind());
    }

    @Test
    public void allThatFailedAtOnce() {
        world.queue(0, 3);
        world.queue(world.message(2, 3));
        attempt(new Deliveries.Refused(MessageWorld.BUSY));
        world.queue(4, 5);
        assertEquals(1, (int) given(world.messages.retryFailed(OPERATOR.actingFor(2, "by phone"))));
        assertEquals(3, (int) given(world.messages.retryFailed(OPERATOR)));
        assertEquals(0, (int) given(world.messages.retryFailed(OPERATOR)));
        assertEquals(5, all(OPERATOR, Optional.of(State.QUEUED), 50).size());
        assertEquals(List.of("Sends 1 failed messages again", "Sends 3 failed messages again"), audited());
    }

    @Test
    public void whatLongFailedOnesSaidIsForgotten() {
        world.queue(0, 1);
        attempt(new Deliveries.Refused(MessageWorld.BUSY));
        var cleaner = new BodyCleaner(world.schema, world.clock);
        try {
            assertEquals(0, cleaner.clean());
            world.clock.move(BodyCleaner.KEPT.plusSeconds(1));
            world.queue(1, 2);
            assertEquals(1, cleaner.clean());
        } finally {
            cleaner.stop();
        }
        assertEquals(1, world.bodies());
        assertEquals(0, (int) given(world.messages.retryFailed(OPERATOR)));
        var failed = all(OPERATOR, Optional.of(State.FAILED), 5).get(0);
        assertFalse(failed.retryable());
        assertEquals(
                State.FAILED, given(world.messages.retry(OPERATOR, failed.id())).state());
    }

    @Test
    public void aBadCursorNamesItsField() {
        var problem =
                denied(world.messages.list(OPERATOR, Optional.empty(), new Page.Request(Optional.of("nonsense"), 5)));
        assertEquals("after", problem.errors().get(0).path());
    }
}
