package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.engine.Platform.call;
import static org.bestow.core.internal.engine.Platform.caller;
import static org.bestow.core.internal.engine.Platform.id;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Page;
import org.bestow.spi.KeyKind;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Benefits of companies that are no members, or manage them elsewhere. */
@RunWith(Parameterized.class)
public class StandingTest {

    private static final Page.Request FIRST = Page.Request.first(10);
    private static final Benefits.Query ALL = Benefits.Query.all();

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final Platform platform;

    public StandingTest(Dialect dialect) {
        platform = new Platform(dialect);
    }

    @After
    public void close() {
        platform.close();
    }

    @Test
    public void nothingIsSeenOrDoneUntilTheCompanyIsAMember() {
        var row = platform.product("office", KeyKind.RETAIL, 10, Unit.KEYS, "");
        var other = platform.product("visio", KeyKind.RETAIL, 10, Unit.KEYS, "");
        platform.pool("office", KeyKind.RETAIL, 10);
        platform.pool("visio", KeyKind.RETAIL, 10);
        var admin = caller(row, Role.GLOBAL_ADMIN);
        var benefits = platform.benefits();
        given(benefits.perform(admin, call(row, "get-keys", "{}")));

        platform.standing(row.memberId(), "MANAGED_ELSEWHERE", "https://pmc.example/");
        List<Supplier<Answer<?>>> calls = List.of(
                () -> benefits.list(admin, ALL, FIRST),
                () -> benefits.get(admin, id(row)),
                () -> benefits.keys(admin, id(row), FIRST),
                () -> benefits.assignments(admin, id(row), FIRST),
                () -> benefits.history(admin, id(row), FIRST),
                () -> benefits.perform(admin, call(row, "get-keys", "{}")));
        for (var each : calls) {
            var problem = denied(each.get());
            assertEquals("managed-elsewhere", problem.rule());
            assertEquals(Map.of("link", "https://pmc.example/"), problem.facts());
        }
        given(platform.perform(other, call(other, "get-keys", "{}")));

        platform.standing(row.memberId(), "MEMBER", "");
        assertEquals(1, given(benefits.list(admin, ALL, FIRST)).items().get(0).used());
        given(benefits.perform(admin, call(row, "get-keys", "{}")));
    }

    @Test
    public void anOperatorLooksAndDoesNothing() {
        var row = platform.product("office", KeyKind.RETAIL, 10, Unit.KEYS, "");
        platform.standing(row.memberId(), "NOT_A_MEMBER", "");
        var operator = OPERATOR.actingFor(row.memberId(), "looking after a mistake");
        assertEquals(
                1, given(platform.benefits().list(operator, ALL, FIRST)).items().size());
        var problem = denied(platform.benefits().perform(operator, call(row, "get-keys", "{}")));
        assertEquals("not-a-member", problem.rule());
        assertEquals(Map.of(), problem.facts());
        assertEquals(Optional.empty(), problem.nextAllowedAt());
    }
}
