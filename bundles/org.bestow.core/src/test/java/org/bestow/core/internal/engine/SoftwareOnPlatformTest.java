package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.Platform.activation;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.caller;
import static org.bestow.core.internal.engine.Platform.id;
import static org.bestow.core.internal.engine.Platform.on;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Benefits;
import org.bestow.api.Page;
import org.bestow.core.internal.benefit.Snapshot.BenefitRow;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What the software type decides, as the platform applies it. */
@RunWith(Parameterized.class)
public class SoftwareOnPlatformTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Platform platform;

    public SoftwareOnPlatformTest(Dialect dialect) {
        platform = new Platform(dialect);
    }

    @After
    public void close() {
        platform.close();
    }

    @Test
    public void historyShowsEachActivationAndItIsTakenBackOnTheSameKey() {
        var product = platform.product("server", KeyKind.MULTIPLE_ACTIVATION, 20, Unit.ACTIVATIONS, "");
        platform.pool("server", KeyKind.MULTIPLE_ACTIVATION, 1);
        var key = platform.takeKey(product);

        var recorded = given(platform.perform(product, activation(product, key, "NEW_MACHINE", "build-{used}")));
        assertEquals(1, recorded.benefit().used());
        assertEquals("uses-units", recorded.consequences().get(0).kind());
        var undo = recorded.undo().orElseThrow();
        given(platform.perform(product, activation(product, key, "SAME_MACHINE", "build-{used}")));
        var undone = given(platform.perform(product, on(key, call(product, undo.action(), undo.input()))));
        assertEquals(0, undone.benefit().used());
        var nothing = denied(platform.perform(product, on(key, call(product, undo.action(), undo.input()))));
        assertEquals("no-activation", nothing.rule());

        var lines = given(platform.benefits()
                        .history(caller(product, Role.GLOBAL_ADMIN), id(product), Page.Request.first(50)))
                .items();
        assertEquals(
                List.of("Units given back: 1", "Activation taken back: build-{used}"),
                lines.get(0).summary());
        assertEquals(
                List.of("Activation recorded, not counted: build-{used}, same hardware"),
                lines.get(1).summary());
        assertEquals(
                List.of("Units used: 1", "Activation recorded: build-{used}, new"),
                lines.get(2).summary());
        assertEquals("Record activation", lines.get(2).title());
    }

    @Test
    public void asksForNothingThatHasNoPlace() {
        var cal = platform.product("cal", KeyKind.NONE, 10, Unit.LICENSES, "");
        var retail = platform.product("office", KeyKind.RETAIL, 10, Unit.KEYS, "");
        var counted = platform.product("server", KeyKind.MULTIPLE_ACTIVATION, 10, Unit.ACTIVATIONS, "");
        platform.pool("office", KeyKind.RETAIL, 10);
        platform.pool("server", KeyKind.MULTIPLE_ACTIVATION, 1);

        assertEquals(
                List.of(),
                offers(given(platform.benefits().get(caller(cal, Role.GLOBAL_ADMIN), id(cal)))
                        .actions()));
        assertEquals(
                "no-keys",
                denied(platform.perform(cal, call(cal, "get-keys", "{}"))).rule());
        var key = platform.takeKey(retail);
        assertEquals(List.of("show-key", "note-key"), keyOffers(retail, Role.GLOBAL_ADMIN));
        assertEquals(
                "not-counted",
                denied(platform.perform(retail, activation(retail, key, "NEW_MACHINE", "pc")))
                        .rule());
        platform.takeKey(counted);
        var all = List.of("show-key", "record-activation", "withdraw-activation", "note-key");
        assertEquals(all, keyOffers(counted, Role.GLOBAL_ADMIN));
        var schema = given(platform.benefits().get(caller(retail, Role.GLOBAL_ADMIN), id(retail)))
                .actions()
                .get(0)
                .inputSchema();
        assertTrue(schema, schema.contains("\"count\"") && !schema.contains("\"edition\""));
    }

    @Test
    public void aSecondKeyOfAKindWithOneKeyIsRefusedAndPointsToTheFirst() {
        for (var kind : List.of(KeyKind.MULTIPLE_ACTIVATION, KeyKind.STATIC, KeyKind.CUSTOM)) {
            var name = "p-" + kind.ordinal();
            var product = platform.product(name, kind, 10, Unit.LICENSES, "");
            platform.pool(name, kind, 1);
            var key = platform.takeKey(product);
            var refused = denied(platform.perform(product, call(product, "get-keys", "{}")));
            assertEquals(kind.name(), "key-taken", refused.rule());
            assertTrue(refused.detail(), refused.detail().contains("Choose Show"));
            var shown = given(platform.perform(product, on(key, call(product, "show-key", "{}"))));
            assertEquals(name + "-1", Platform.values(shown).get(key));
            assertEquals("a key is not an activation", 0, platform.used(product));
            assertEquals(
                    "who saw it stands in the benefit's audit",
                    2,
                    platform.world.count(
                            "select count(*) from audit where member_id > 0 and within_id = ? and subject_id = ?",
                            id(product),
                            key));
        }
    }

    @Test
    public void takesKeysOfAnEditionAndNotesThem() {
        var editions = ",\"editionKeys\":[{\"edition\":\"Developer\",\"pool\":\"office-dev\"}]";
        var product = platform.product("office", KeyKind.RETAIL, 10, Unit.KEYS, editions);
        platform.pool("office", KeyKind.RETAIL, 5);
        platform.pool("office-dev", KeyKind.RETAIL, 5);

        var done = given(platform.perform(
                product, call(product, "get-keys", "{\"edition\":\"Developer\",\"note\":\"laptops\"}")));
        var key = done.keys().get(0).id().orElseThrow();
        assertEquals("office-dev-1", Platform.values(done).get(key));
        assertEquals(
                Optional.of("Developer · laptops"),
                keys(product, Role.GLOBAL_ADMIN).get(0).note());
        var unknown = denied(platform.perform(product, call(product, "get-keys", "{\"edition\":\"Gold\"}")));
        assertEquals("choice-unknown", unknown.rule());

        given(platform.perform(product, on(key, call(product, "note-key", "{\"note\":\" Berlin, 3rd floor \"}"))));
        assertEquals(
                Optional.of("Berlin, 3rd floor"),
                keys(product, Role.GLOBAL_ADMIN).get(0).note());
        given(platform.perform(product, on(key, call(product, "note-key", "{}"))));
        assertEquals(Optional.empty(), keys(product, Role.GLOBAL_ADMIN).get(0).note());
        var history = given(platform.benefits()
                        .history(caller(product, Role.GLOBAL_ADMIN), id(product), Page.Request.first(50)))
                .items();
        assertEquals(List.of("Note on a key removed"), history.get(0).summary());
        assertEquals(List.of("Note on a key: Berlin, 3rd floor"), history.get(1).summary());
    }

    @Test
    public void afterTheEndTakenKeysAreShownAndNoNewOnesTaken() {
        var product = platform.product("server", KeyKind.MULTIPLE_ACTIVATION, 20, Unit.ACTIVATIONS, "");
        platform.pool("server", KeyKind.MULTIPLE_ACTIVATION, 1);
        var key = platform.takeKey(product);
        platform.clock.move(Duration.ofDays(400));

        assertEquals(
                "keys-over",
                denied(platform.perform(product, call(product, "get-keys", "{}")))
                        .rule());
        assertEquals(
                "activations-over",
                denied(platform.perform(product, activation(product, key, "NEW_MACHINE", "pc")))
                        .rule());
        given(platform.perform(product, on(key, call(product, "show-key", "{}"))));
        var notice = given(platform.benefits().get(caller(product, Role.GLOBAL_ADMIN), id(product)))
                .details()
                .get(0);
        assertEquals("warning", notice.get("tone"));
        assertTrue(notice.toString(), notice.get("text").toString().contains("can still be shown"));
    }

    private List<Benefits.TakenKey> keys(BenefitRow product, Role role) {
        return given(platform.benefits().keys(caller(product, role), id(product), Page.Request.first(50)))
                .items();
    }

    private List<String> keyOffers(BenefitRow product, Role role) {
        return offers(keys(product, role).get(0).actions());
    }

    private static List<String> offers(List<Benefits.Offer> offers) {
        return offers.stream().map(Benefits.Offer::name).toList();
    }
}
