package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.caller;
import static org.bestow.core.internal.engine.Platform.dry;
import static org.bestow.core.internal.engine.Platform.id;
import static org.bestow.core.internal.engine.Platform.on;
import static org.bestow.core.internal.engine.Platform.onSeat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Check;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.core.internal.fixture.Crowd;
import org.bestow.core.internal.lifecycle.LedgerCheck;
import org.bestow.core.internal.schema.Schema;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What a type decides on what people hold, as the platform applies and shows it. */
@RunWith(Parameterized.class)
public class LoungeTest {

    private static final Page.Request FIRST = new Page.Request(Optional.empty(), 50);

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Platform platform;

    public LoungeTest(Dialect dialect) {
        platform = new Platform(dialect);
    }

    @After
    public void close() {
        platform.close();
    }

    private BenefitRow lounge(String name, long quantity, Unit unit) {
        return platform.world.simple(name, "lounge", OptionalLong.of(quantity), unit);
    }

    private String hire(long number, BenefitRow benefit, String name, Language language) {
        return platform.staff.hire(number, benefit.memberId(), name, language).id();
    }

    private static Benefits.Call letIn(BenefitRow benefit, String user, String more) {
        return call(benefit, "let-in", "{\"user\":\"" + user + "\"" + more + "}");
    }

    private List<Benefits.Seat> seats(BenefitRow benefit) {
        return given(platform.benefits().assignments(caller(benefit, Role.GLOBAL_ADMIN), id(benefit), FIRST))
                .items();
    }

    private List<Benefits.TakenKey> keys(BenefitRow benefit) {
        return given(platform.benefits().keys(caller(benefit, Role.GLOBAL_ADMIN), id(benefit), FIRST))
                .items();
    }

    private List<String> history(BenefitRow benefit) {
        return given(platform.benefits().history(caller(benefit, Role.GLOBAL_ADMIN), id(benefit), FIRST))
                .items()
                .stream()
                .flatMap(entry -> entry.summary().stream())
                .toList();
    }

    @Test
    public void aDocumentHoldsOnWhatTheDecisionSaw() {
        var lounge = lounge("one", 5, Unit.SEATS);
        var answers = Crowd.together(IntStream.range(0, 6)
                .<Callable<Answer<Benefits.Done>>>mapToObj(
                        number -> () -> platform.perform(lounge, call(lounge, "move", "{}")))
                .toList());
        var counted = answers.stream()
                .flatMap(answer -> answer.fold(done -> Stream.of(done.texts().get("moves")), problem -> Stream.empty()))
                .sorted()
                .toList();
        assertEquals(
                "nobody counts what another did", counted.stream().distinct().toList(), counted);
        var next = given(platform.perform(lounge, call(lounge, "move", "{}")));
        assertEquals(Integer.toString(counted.size() + 1), next.texts().get("moves"));
        answers.stream()
                .filter(Answer.Denied.class::isInstance)
                .forEach(no -> assertEquals("busy", denied(no).rule()));
    }

    @Test
    public void aKeyIsReplacedOnceForTheSameUnit() {
        var lounge = lounge("one", 1, Unit.KEYS);
        platform.pool("lounge", KeyKind.RETAIL, 3);
        var taken = given(platform.perform(lounge, call(lounge, "get-keys", "{}")))
                .keys()
                .get(0);
        var old = taken.id().orElseThrow();
        given(platform.perform(lounge, on(old, call(lounge, "redeem", "{\"tenant\":\"works\"}"))));
        var preview = given(platform.perform(lounge, dry(on(old, call(lounge, "replace", "{}")))));
        assertEquals(1, preview.keys().size());

        var replaced = given(platform.perform(lounge, on(old, call(lounge, "replace", "{}"))));

        var fresh = replaced.keys().get(0);
        assertFalse(fresh.value()
                .orElseThrow()
                .reveal()
                .equals(taken.value().orElseThrow().reveal()));
        assertEquals(1, replaced.benefit().used());
        var again = denied(platform.perform(lounge, on(old, call(lounge, "replace", "{}"))));
        assertEquals("key-replaced", again.rule());

        var listed = keys(lounge);
        assertEquals(
                List.of(fresh.id().orElseThrow(), old),
                listed.stream().map(Benefits.TakenKey::id).toList());
        assertEquals(fresh.id(), listed.get(1).replacedBy());
        assertEquals(Optional.of(old), listed.get(0).replaces());
        assertEquals(
                List.of(new Benefits.Fact("Tenant", "works")), listed.get(1).facts());
        assertEquals(List.of(), listed.get(0).facts());
        var shown = given(platform.perform(lounge, on(old, call(lounge, "show", "{}"))));
        assertEquals(
                taken.value().orElseThrow().reveal(),
                shown.keys().get(0).value().orElseThrow().reveal());
        assertTrue(history(lounge).contains("Key replaced: The key did not work"));
        assertEquals(
                Check.Level.OK,
                new LedgerCheck(new Schema(platform.database.store())).run().level());
    }

    @Test
    public void mailIsWrittenInItsReadersLanguageWhenItIsQueued() {
        var lounge = lounge("one", 5, Unit.SEATS);
        var bo = hire(12, lounge, "Bo", Language.ZH_CN);
        var preview = given(platform.perform(lounge, dry(letIn(lounge, bo, ",\"nick\":\"B\""))));
        assertTrue(platform.messages.queued.isEmpty());
        assertEquals(
                List.of("Sends mail to bo@works.example.", "Cannot be changed again before August 2, 2026."),
                preview.consequences().stream()
                        .filter(effect -> !effect.kind().equals("uses-units"))
                        .map(Benefits.Effect::text)
                        .toList());

        var done = given(platform.perform(lounge, letIn(lounge, bo, ",\"nick\":\"B\"")));

        assertEquals(1, platform.messages.queued.size());
        var message = platform.messages.queued.get(0);
        assertEquals("bo@works.example", message.to().address());
        assertEquals(Language.ZH_CN, message.language());
        assertEquals("lounge-welcome", message.purpose());
        assertEquals(done.assignment().orElseThrow(), message.about().id());
        assertEquals("欢迎来到the <Lounge>", message.body().subject());
        assertTrue(message.body().text(), message.body().text().startsWith("Bo，您好！\n\n您可以进来了。\n"));
        assertTrue(message.body().text().contains("https://lounge.example/door"));
        assertTrue(message.body().html().contains("the &lt;Lounge&gt;"));
        assertTrue(history(lounge).contains("Mail sent to bo@works.example"));
    }

    @Test
    public void nothingIsDoneWhenMailCannotBeSentThere() {
        var lounge = lounge("one", 5, Unit.SEATS);
        var bo = hire(12, lounge, "Bo", Language.EN);
        var refused = denied(platform.perform(lounge, letIn(lounge, bo, ",\"address\":\"bo(at)home\"")));
        assertEquals("mail-address", refused.rule());
        assertEquals("Mail cannot be sent to Bo at bo(at)home. Correct the address first.", refused.detail());
        assertEquals(List.of(), seats(lounge));
        assertEquals(List.of(), history(lounge));
    }

    @Test
    public void refusalsNameWhoHoldsWhatWasAskedFor() {
        var lounge = lounge("one", 1, Unit.SEATS);
        var bo = hire(12, lounge, "Bo", Language.EN);
        var cy = hire(13, lounge, "Cy", Language.EN);
        given(platform.perform(lounge, letIn(lounge, bo, "")));
        var full = denied(platform.perform(lounge, letIn(lounge, cy, "")));
        assertEquals("no-unit-left", full.rule());
        assertEquals("Not enough is left: 1 asked for, 0 left. Assigned to Bo.", full.detail());
        assertEquals(
                "Bo has been assigned already.",
                denied(platform.perform(lounge, letIn(lounge, bo, ""))).detail());

        var big = lounge("two", 7, Unit.SEATS);
        for (var number = 21; number < 28; number++) {
            given(platform.perform(big, letIn(big, hire(number, big, "P" + number, Language.EN), "")));
        }
        assertEquals(
                "Not enough is left: 1 asked for, 0 left. Assigned to P27, P26, P25, P24, P23 and 2 more.",
                denied(platform.perform(big, letIn(big, hire(30, big, "Zo", Language.EN), "")))
                        .detail());
    }

    @Test
    public void aViewShowsWhoHoldsAClaimAndWhoHeldASeatBefore() {
        var lounge = lounge("one", 5, Unit.SEATS);
        var bo = hire(12, lounge, "Bo", Language.EN);
        var input = "{\"user\":\"" + bo + "\"}";
        given(platform.perform(lounge, call(lounge, "credit", input)));
        var other = platform.world.benefit(
                lounge.memberId(), lounge.purchaseId(), lounge.itemId(), "lounge", OptionalLong.of(5), Unit.SEATS);
        var claimed = denied(platform.perform(other, call(other, "credit", input)));
        assertEquals("claimed", claimed.rule());
        assertEquals("This is held by Bo already, for “one-item”.", claimed.detail());
        var found = given(platform.perform(other, call(other, "who-has-credit", input)));
        assertEquals(Map.of("holder", "Bo at one-item"), found.texts());

        given(platform.perform(lounge, onSeat(seats(lounge).get(0).id(), call(lounge, "show-out", "{}"))));
        given(platform.perform(lounge, letIn(lounge, bo, ",\"nick\":\"B\"")));
        given(platform.perform(lounge, onSeat(seats(lounge).get(0).id(), call(lounge, "show-out", "{}"))));
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
        var lounge = lounge("one", 5, Unit.SEATS);
        var closed = platform.world.benefit(
                lounge.memberId(), lounge.purchaseId(), lounge.itemId(), "lounge", OptionalLong.of(5), Unit.SEATS);
        var bo = hire(12, lounge, "Bo", Language.EN);
        var cy = hire(13, lounge, "Cy", Language.EN);
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
        var foreign = caller(lounge("two", 1, Unit.SEATS), 12, Role.USER);
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
        var lounge = lounge("one", 1, Unit.SEATS);
        var bo = hire(12, lounge, "Bo", Language.EN);
        given(platform.perform(lounge, letIn(lounge, bo, "")));
        platform.database.store().global().transact(sql -> platform.holders()
                .endSeats(sql.connection(), caller(lounge, Role.GLOBAL_ADMIN), lounge.memberId(), 12));
        assertEquals(List.of(), seats(lounge));
        assertEquals("who", denied(dismissed(lounge, bo)).rule());
        assertTrue(history(lounge).contains("Assignment ended: The user was deleted."));
    }

    private Answer<Benefits.Done> dismissed(BenefitRow lounge, String bo) {
        platform.staff.dismiss(12);
        return platform.perform(lounge, letIn(lounge, bo, ""));
    }
}
