package org.bestow.core.internal.engine;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.TokenScope;
import org.bestow.api.TypeStates.State;
import org.bestow.api.testing.NoUsers;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.schema.Schema;
import org.bestow.core.internal.text.Texts;
import org.bestow.spi.Role;
import org.bestow.spi.Unit;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class TypeOverviewTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final Aftermath aftermath;
    private final TypeRegistry registry;
    private final TypeOverview overview;

    public TypeOverviewTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        var texts = new Texts();
        new World(database.store()).simple("c", "cloud", OptionalLong.of(3), Unit.SEATS);
        aftermath = new Aftermath(new TypeRecords(database.store())::seen, type -> {}, List::of);
        registry = new TypeRegistry(texts, World.CLOCK, aftermath);
        var directory = new TypeDirectory(new Schema(database.store()), registry, texts, new SeedPolicy());
        var access = new Access(new SeedPolicy(), new NoUsers());
        overview = new TypeOverview(directory, registry, access, type -> Optional.of("org.example." + type));
    }

    @After
    public void close() {
        aftermath.stop();
        database.close();
    }

    @Test
    public void showsWhatServesWhatIsGoneAndWhatIsRefused() {
        registry.arrive(new PlugIn().candidate(1, "gym", "1.0.0", "Gym"));
        registry.arrive(new PlugIn().candidate(2, "No Name", "2.0.0", "Gym"));
        var states = given(overview.list(OPERATOR));
        assertEquals(
                List.of("cloud", "gym", "No Name"),
                states.stream().map(state -> state.info().id()).toList());
        assertEquals(
                List.of(State.MISSING, State.LIVE, State.REFUSED),
                states.stream().map(state -> state.state()).toList());
        assertEquals(Optional.empty(), states.get(0).bundle());
        assertEquals(Optional.of("org.example.gym"), states.get(1).bundle());
        assertTrue(states.get(1).actions().toString(), states.get(1).actions().size() > 1);
        assertEquals(Optional.of("2.0.0"), states.get(2).version());
        assertTrue(states.get(2).faults().get(0), states.get(2).faults().get(0).startsWith("2.0.0 is refused: "));
    }

    @Test
    public void isForOperators() {
        var admin = Operators.of(1, Role.GLOBAL_ADMIN, Language.EN);
        assertEquals(Problem.Kind.FORBIDDEN, denied(overview.list(admin)).kind());
    }

    @Test
    public void aTokenNeedsTheScopeOfOperatorsAndNoOther() {
        assertEquals(given(overview.list(OPERATOR)), given(overview.list(withToken(TokenScope.OPERATOR))));
        assertEquals(
                Problem.Kind.FORBIDDEN,
                denied(overview.list(withToken(TokenScope.READ))).kind());
    }

    private static Caller withToken(TokenScope scope) {
        return new Caller(
                OPERATOR.user(),
                OPERATOR.name(),
                OPERATOR.member(),
                OPERATOR.roles(),
                OPERATOR.language(),
                OPERATOR.onBehalf(),
                OPERATOR.from(),
                Caller.Access.token(1, Set.of(scope)));
    }
}
