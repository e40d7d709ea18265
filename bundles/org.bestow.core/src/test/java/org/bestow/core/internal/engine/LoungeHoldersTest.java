package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.LoungeGuests.FIRST;
import static org.bestow.core.internal.engine.LoungeGuests.letIn;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.caller;
import static org.bestow.core.internal.engine.Platform.id;
import static org.bestow.core.internal.engine.Platform.onSeat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What those who hold seats see of them, and who asks for theirs. */
@RunWith(Parameterized.class)
public class LoungeHoldersTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final LoungeGuests guests;
    private final Platform platform;

    public LoungeHoldersTest(Dialect dialect) {
        platform = new Platform(dialect);
        guests = new LoungeGuests(platform);
    }

    @After
    public void close() {
        platform.close();
    }

    @Test
    public void refusalsNameWhoHoldsWhatWasAskedFor() {
        var lounge = guests.lounge("one", 1, Unit.SEATS);
        var bo = guests.hire(12, lounge, "Bo", Language.EN);
        var cy = guests.hire(13, lounge, "Cy", Language.EN);
        given(platform.perform(lounge, letIn(lounge, bo, "")));
        var full = denied(platform.perform(lounge, letIn(lounge, cy, "")));
        assertEquals("no-unit-left", full.rule());
        assertEquals("Not enough is left: 1 asked for, 0 left. Assigned to Bo.", full.detail());
        assertEquals(
                "Bo has been assigned already.",
                denied(platform.perform(lounge, letIn(lounge, bo, ""))).detail());

        var big = guests.lounge("two", 7, Unit.SEATS);
        for (var number = 21; number < 28; number++) {
            given(platform.perform(big, letIn(big, guests.hire(number, big, "P" + number, Language.EN), "")));
        }
        assertEquals(
                "Not enough is left: 1 asked for, 0 left. Assigned to P27, P26, P25, P24, P23 and 2 more.",
                denied(platform.perform(big, letIn(big, guests.hire(30, big, "Zo", Language.EN), "")))
                        .detail());
    }

    @Test
    public void aViewShowsWhoHoldsAClaimAndWhoHeldASeatBefore() {
        var lounge = guests.lounge("one", 5, Unit.SEATS);
        var bo = guests.hire(12, lounge, "Bo", Language.EN);
        var input = "{\"user\":\"" + bo + "\"}";
        given(platform.perform(lounge, call(lounge, "credit", input)));
        var other = platform.world.benefit(
                lounge.memberId(), lounge.purchaseId(), lounge.itemId(), "lounge", OptionalLong.of(5), Unit.SEATS);
        var claimed = denied(platform.perform(other, call(other, "credit", input)));
        assertEquals("claimed", claimed.rule());
        assertEquals("This is held by Bo already, for “one-item”.", claimed.detail());
        var found = given(platform.perform(other, call(other, "who-has-credit", input)));
        assertEquals(Map.of("holder", "Bo at one-item"), found.texts());

        given(platform.perform(lounge, onSeat(guests.seats(lounge).get(0).id(), call(lounge, "show-out", "{}"))));
        given(platform.perform(lounge, letIn(lounge, bo, ",\"nick\":\"B\"")));
        given(platform.perform(lounge, onSeat(guests.seats(lounge).get(0).id(), call(lounge, "show-out", "{}"))));
        found = given(platform.perform(lounge, call(lounge, "who-has-credit", input)));
        assertEquals(Map.of("previous", "Bo, B: Shown out by Anna"), found.texts());

        var ended = given(platform.benefits()
                .endedAssignments(
                        caller(lounge, Role.GLOBAL_ADMIN), id(lounge), new Page.Request(Optional.empty(), 1)));
        assertEquals("Shown out", ended.items().get(0).why());
        assertEquals("Anna", ended.items().get(0).endedByName());
        assertEquals(Map.of("nick", "B"), ended.items().get(0).data());
        var rest = given(platform.benefits()
                .endedAssignments(caller(lounge, Role.GLOBAL_ADMIN), id(lounge), new Page.Request(ended.next(), 1)));
        assertEquals(Map.of("nick", ""), rest.items().get(0).data());
        assertEquals(Optional.empty(), rest.next());
    }

    @Test
    public void holdersSeeTheirOwnSeatsAndDoWhatIsOpenedToThem() {
        var lounge = guests.lounge("one", 5, Unit.SEATS);
        var closed = platform.world.benefit(
                lounge.memberId(), lounge.purchaseId(), lounge.itemId(), "lounge", OptionalLong.of(5), Unit.SEATS);
        var bo = guests.hire(12, lounge, "Bo", Language.EN);
        var cy = guests.hire(13, lounge, "Cy", Language.EN);
        given(platform.perform(lounge, letIn(lounge, bo, "")));
        var others = given(platform.perform(lounge, letIn(lounge, cy, "")))
                .assignment()
                .orElseThrow();
        var holder = caller(lounge, 12, Role.USER);
        var stranger = caller(lounge, 14, Role.USER);
        var benefits = platform.benefits();

        var listed = given(benefits.list(holder, Benefits.Query.all(), FIRST));
        assertEquals(
                List.of(id(lounge)),
                listed.items().stream().map(Benefits.Row::id).toList());
        var sheet = given(benefits.get(holder, id(lounge)));
        assertTrue(sheet.actions().stream().allMatch(offer -> offer.refusal().isPresent()));
        assertEquals(
                Problem.Kind.NOT_FOUND, denied(benefits.get(holder, id(closed))).kind());
        var seats = given(benefits.assignments(holder, id(lounge), FIRST)).items();
        assertEquals(List.of("Bo"), seats.stream().map(Benefits.Seat::userName).toList());
        var offers = seats.get(0).actions().stream()
                .collect(Collectors.toMap(
                        Benefits.Offer::name, offer -> offer.refusal().isEmpty()));
        assertEquals(Map.of("resend", true, "show-out", false), offers);
        var resend = call(lounge, "resend", "{}");
        given(benefits.perform(holder, onSeat(seats.get(0).id(), resend)));
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(benefits.perform(holder, onSeat(others, resend))).kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(benefits.perform(holder, onSeat(seats.get(0).id(), call(lounge, "show-out", "{}"))))
                        .kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(benefits.keys(holder, id(lounge), FIRST)).kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(benefits.history(holder, id(lounge), FIRST)).kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(benefits.endedAssignments(holder, id(lounge), FIRST)).kind());

        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(benefits.list(stranger, Benefits.Query.all(), FIRST)).kind());
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(benefits.get(stranger, id(lounge))).kind());
        var foreign = caller(guests.lounge("two", 1, Unit.SEATS), 12, Role.USER);
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(benefits.get(foreign, id(lounge))).kind());
        assertEquals(
                Problem.Kind.NOT_FOUND,
                denied(benefits.perform(foreign, onSeat(others, resend))).kind());
        for (var role : Role.values()) {
            if (role != Role.OPERATOR && role != Role.GLOBAL_ADMIN) {
                var other = caller(lounge, 12, role);
                assertEquals(
                        role.name(),
                        List.of("Bo"),
                        given(benefits.assignments(other, id(lounge), FIRST)).items().stream()
                                .map(Benefits.Seat::userName)
                                .toList());
            }
        }
    }

    @Test
    public void aDeletedUsersSeatShowsNoMore() {
        var lounge = guests.lounge("one", 1, Unit.SEATS);
        var bo = guests.hire(12, lounge, "Bo", Language.EN);
        given(platform.perform(lounge, letIn(lounge, bo, "")));
        platform.database.store().global().transact(sql -> platform.holders()
                .endSeats(sql.connection(), caller(lounge, Role.GLOBAL_ADMIN), lounge.memberId(), 12));
        assertEquals(List.of(), guests.seats(lounge));
        assertEquals("who", denied(dismissed(lounge, bo)).rule());
        assertTrue(guests.history(lounge).contains("Assignment ended: The user was deleted."));
    }

    private Answer<Benefits.Done> dismissed(BenefitRow lounge, String bo) {
        platform.staff.dismiss(12);
        return platform.perform(lounge, letIn(lounge, bo, ""));
    }
}
