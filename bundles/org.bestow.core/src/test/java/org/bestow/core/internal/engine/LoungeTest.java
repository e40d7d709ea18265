package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.LoungeGuests.FIRST;
import static org.bestow.core.internal.engine.LoungeGuests.letIn;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.caller;
import static org.bestow.core.internal.engine.Platform.dry;
import static org.bestow.core.internal.engine.Platform.id;
import static org.bestow.core.internal.engine.Platform.on;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Check;
import org.bestow.api.Language;
import org.bestow.api.testing.Crowd;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
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

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final LoungeGuests guests;
    private final Platform platform;

    public LoungeTest(Dialect dialect) {
        platform = new Platform(dialect);
        guests = new LoungeGuests(platform);
    }

    @After
    public void close() {
        platform.close();
    }

    private List<Benefits.TakenKey> keys(BenefitRow benefit) {
        return given(platform.benefits().keys(caller(benefit, Role.GLOBAL_ADMIN), id(benefit), FIRST))
                .items();
    }

    @Test
    public void aDocumentHoldsOnWhatTheDecisionSaw() {
        var lounge = guests.lounge("one", 5, Unit.SEATS);
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
        var lounge = guests.lounge("one", 1, Unit.KEYS);
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
        assertTrue(guests.history(lounge).contains("Key replaced: The key did not work"));
        assertEquals(
                Check.Level.OK,
                new LedgerCheck(new Schema(platform.database.store())).run().level());
    }

    @Test
    public void mailIsWrittenInItsReadersLanguageWhenItIsQueued() {
        var lounge = guests.lounge("one", 5, Unit.SEATS);
        var bo = guests.hire(12, lounge, "Bo", Language.ZH_CN);
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
        assertTrue(guests.history(lounge).contains("Mail sent to bo@works.example"));
    }

    @Test
    public void nothingIsDoneWhenMailCannotBeSentThere() {
        var lounge = guests.lounge("one", 5, Unit.SEATS);
        var bo = guests.hire(12, lounge, "Bo", Language.EN);
        var refused = denied(platform.perform(lounge, letIn(lounge, bo, ",\"address\":\"bo(at)home\"")));
        assertEquals("mail-address", refused.rule());
        assertEquals("Mail cannot be sent to Bo at bo(at)home. Correct the address first.", refused.detail());
        assertEquals(List.of(), guests.seats(lounge));
        assertEquals(List.of(), guests.history(lounge));
    }
}
