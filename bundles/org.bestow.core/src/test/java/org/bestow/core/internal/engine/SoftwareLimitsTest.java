package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.Platform.activation;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.caller;
import static org.bestow.core.internal.engine.Platform.dry;
import static org.bestow.core.internal.engine.Platform.id;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Problem;
import org.bestow.api.testing.Crowd;
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

/** However many ask at once, nobody gets more than a limit allows. */
@RunWith(Parameterized.class)
public class SoftwareLimitsTest {

    private static final int THREADS = 64;
    private static final String SEVEN_A_DAY = ",\"dailyLimits\":[{\"per\":\"PRODUCT\",\"keys\":7}]";
    private static final String TEN_A_DAY_TOGETHER = ",\"dailyLimits\":[{\"per\":\"PACKAGE\",\"keys\":10}]";

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Platform platform;

    public SoftwareLimitsTest(Dialect dialect) {
        platform = new Platform(dialect);
    }

    @After
    public void close() {
        platform.close();
    }

    @Test
    public void sixtyFourThreadsTakeNoMoreThanADaysKeys() {
        var product = platform.product("office", KeyKind.RETAIL, 100, Unit.KEYS, SEVEN_A_DAY);
        platform.pool("office", KeyKind.RETAIL, 100);

        assertTaken(7, "daily-limit", getKeys(List.of(product)));
        assertEquals(7, platform.used(product));

        platform.clock.move(Duration.ofHours(13)); // it was 10:00, and its member's day is that of UTC
        var late = denied(platform.perform(product, call(product, "get-keys", "{}")));
        assertEquals("daily-limit", late.rule());
        assertEquals(Optional.of(Instant.parse("2026-05-05T00:00:00Z")), late.nextAllowedAt());
        assertEquals(7L, late.facts().get("taken"));

        platform.clock.move(Duration.ofHours(1));
        assertTaken(7, "daily-limit", getKeys(List.of(product)));
    }

    @Test
    public void sixtyFourThreadsOnTwoProductsTakeNoMoreThanTheirPackagesKeys() {
        var first = platform.product("office", KeyKind.RETAIL, 100, Unit.KEYS, TEN_A_DAY_TOGETHER);
        var pack = platform.world.count(
                "select package_id from purchase where member_id > 0 and id = ?", first.purchaseId());
        var second = platform.product(
                first.memberId(),
                pack,
                first.purchaseId(),
                "visio",
                KeyKind.RETAIL,
                100,
                Unit.KEYS,
                TEN_A_DAY_TOGETHER);
        var other = platform.product("other", KeyKind.RETAIL, 100, Unit.KEYS, TEN_A_DAY_TOGETHER);
        for (var pool : List.of("office", "visio", "other")) {
            platform.pool(pool, KeyKind.RETAIL, 100);
        }

        assertTaken(10, "package-daily-limit", getKeys(List.of(first, second)));
        assertEquals(10, platform.used(first) + platform.used(second));
        given(platform.perform(other, call(other, "get-keys", "{\"count\":10}")));
        var shown = given(platform.benefits().get(caller(first, Role.GLOBAL_ADMIN), id(first)));
        assertEquals(
                "the button says so beforehand",
                Optional.of("package-daily-limit"),
                shown.actions().get(0).refusal().map(Problem::rule));
    }

    @Test
    public void aLimitHoldsInAPreviewToo() {
        var product = platform.product("office", KeyKind.RETAIL, 100, Unit.KEYS, TEN_A_DAY_TOGETHER);
        platform.pool("office", KeyKind.RETAIL, 100);
        given(platform.perform(product, call(product, "get-keys", "{\"count\":9}")));

        given(platform.perform(product, dry(call(product, "get-keys", "{}"))));
        var refused = denied(platform.perform(product, dry(call(product, "get-keys", "{\"count\":2}"))));
        assertEquals("package-daily-limit", refused.rule());
        assertEquals(9L, refused.facts().get("taken"));
        assertTrue(refused.detail(), refused.detail().startsWith("9 of 10 software keys a day"));
    }

    @Test
    public void sixtyFourThreadsRecordNoMoreActivationsThanThereAre() {
        var product = platform.product("server", KeyKind.MULTIPLE_ACTIVATION, 20, Unit.ACTIVATIONS, "");
        platform.pool("server", KeyKind.MULTIPLE_ACTIVATION, 1);
        var key = platform.takeKey(product);
        var calls = IntStream.range(0, THREADS)
                .<Callable<Answer<Benefits.Done>>>mapToObj(number ->
                        () -> platform.perform(product, activation(product, key, "NEW_MACHINE", "build-" + number)))
                .toList();

        assertTaken(20, "activations-exhausted", Crowd.together(calls));
        assertEquals(20, platform.used(product));
        given(platform.perform(product, activation(product, key, "SAME_MACHINE", "build-1")));
        assertEquals(20, platform.used(product));
    }

    private List<Answer<Benefits.Done>> getKeys(List<BenefitRow> products) {
        var calls = new ArrayList<Callable<Answer<Benefits.Done>>>();
        for (var number = 0; number < THREADS; number++) {
            var product = products.get(number % products.size());
            calls.add(() -> platform.perform(product, call(product, "get-keys", "{}")));
        }
        return Crowd.together(calls);
    }

    private static void assertTaken(int expected, String rule, List<Answer<Benefits.Done>> answers) {
        var rules = answers.stream()
                .map(answer -> answer.fold(done -> "done", Problem::rule))
                .toList();
        assertEquals(
                rules.toString(),
                expected,
                rules.stream().filter("done"::equals).count());
        assertEquals(
                rules.toString(),
                answers.size() - expected,
                rules.stream().filter(rule::equals).count());
    }
}
