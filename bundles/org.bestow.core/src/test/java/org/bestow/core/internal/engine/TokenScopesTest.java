package org.bestow.core.internal.engine;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Benefits;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.KeyPools;
import org.bestow.api.Language;
import org.bestow.api.MemberAccounts;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.PublicId;
import org.bestow.api.Purchases;
import org.bestow.api.Standing;
import org.bestow.api.TokenScope;
import org.bestow.api.Types;
import org.bestow.api.testing.Answers;
import org.bestow.core.internal.catalog.CatalogFixture;
import org.bestow.core.internal.fixture.KeptAccounts;
import org.bestow.core.internal.fixture.KeptJournal;
import org.bestow.core.internal.fixture.KeptMessages;
import org.bestow.core.internal.fixture.KeptUsers;
import org.bestow.core.internal.fixture.MadeUsers;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
import org.bestow.core.internal.keys.KeyPoolService;
import org.bestow.core.internal.keys.Pools;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.keys.TestKeyring;
import org.bestow.core.internal.member.Access;
import org.bestow.core.internal.member.MemberAdministration;
import org.bestow.core.internal.member.MemberService;
import org.bestow.core.internal.member.Standings;
import org.bestow.core.internal.purchase.Grant;
import org.bestow.core.internal.purchase.PurchaseService;
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

/** Every call of the engine's services, present and future, with every scope that a token can have. */
@RunWith(Parameterized.class)
public class TokenScopesTest {

    private static final List<Set<TokenScope>> TOKENS = List.of(
            Set.of(),
            Set.of(TokenScope.READ),
            Set.of(TokenScope.EVERY_ACTION),
            Set.of(TokenScope.actions("gym")),
            Set.of(TokenScope.actions("software")),
            Set.of(TokenScope.USERS),
            Set.of(TokenScope.OPERATOR),
            Set.of(TokenScope.READ, TokenScope.actions("gym"), TokenScope.OPERATOR));

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final Aftermath aftermath;
    private final Benefits benefits;
    private final Types types;
    private final Catalog catalog;
    private final KeyPools keyPools;
    private final MemberAccounts members;
    private final Purchases purchases;
    private final long member;
    private final String benefit;
    private final TypeRegistry registry;

    public TokenScopesTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        var world = new World(database.store());
        var row = world.simple("a", "gym", OptionalLong.of(3), Unit.SEATS);
        member = row.memberId();
        benefit = PublicId.of(PublicId.Kind.BENEFIT, member, row.id());
        var schema = new Schema(database.store());
        var users = new KeptUsers();
        var policy = new SeedPolicy();
        var access = new Access(policy, users);
        var standings = new Standings(schema, "", "");
        var journal = new KeptJournal();
        var texts = new Texts();
        var ring = TestKeyring.create();
        var seal = new SettingsSeal(schema, ring, World.CLOCK);
        aftermath = new Aftermath(new TypeRecords(database.store())::seen, type -> {}, List::of);
        registry = new TypeRegistry(texts, World.CLOCK, aftermath);
        registry.arrive(new PlugIn().candidate(1, "gym", "1.0.0", "Gym"));
        var gate = new Gate(policy, access, standings, users, schema);
        benefits = new BenefitService(
                schema,
                journal,
                new KeptMessages(),
                users,
                World.CLOCK,
                registry,
                gate,
                texts,
                new Pools(schema),
                ring,
                seal);
        types = new TypeDirectory(schema, registry, texts, policy);
        catalog = new CatalogFixture(database.store(), seal).service;
        var members = new MemberService(schema, standings, journal, World.CLOCK);
        var accounts = new KeptAccounts();
        this.members = new MemberAdministration(
                schema, members, standings, accounts, new MadeUsers(accounts), access, journal, World.CLOCK);
        purchases = new PurchaseService(
                schema, new Grant(schema, journal, World.CLOCK), members, standings, access, journal, World.CLOCK);
        keyPools = new KeyPoolService(schema, ring, access, new Pools(schema), journal, World.CLOCK);
    }

    @After
    public void close() {
        ((BenefitService) benefits).stop();
        aftermath.stop();
        database.close();
    }

    private Caller caller(boolean operator, Set<TokenScope> scopes) {
        return new Caller(
                8,
                "Mara (token CI)",
                operator ? OptionalLong.empty() : OptionalLong.of(member),
                Set.of(operator ? Role.OPERATOR : Role.GLOBAL_ADMIN),
                Language.EN,
                Optional.empty(),
                "test",
                Caller.Access.token(5, scopes));
    }

    /** What a call needs: a new call of a service falls under its service's rule, and is tested like the others. */
    private static TokenScope needed(Class<?> service, Method call) {
        var reading =
                switch (service.getSimpleName()) {
                    case "Catalog" -> call.getName().equals("packages");
                    case "Purchases" -> call.getName().equals("list");
                    case "KeyPools", "MemberAccounts" -> false;
                    default -> true;
                };
        if (!reading) {
            return TokenScope.OPERATOR;
        }
        return call.getName().equals("perform") ? TokenScope.actions("gym") : TokenScope.READ;
    }

    private List<String> wrong(Class<?> service, Object implementation, boolean operator) {
        var wrong = new ArrayList<String>();
        var tried = 0;
        for (var call : service.getMethods()) {
            var takes = call.getParameterTypes();
            if (takes.length == 0 || takes[0] != Caller.class || call.getReturnType() != Answer.class) {
                continue;
            }
            for (var scopes : TOKENS) {
                var needed = needed(service, call);
                var refused = refused(implementation, call, caller(operator, scopes), needed);
                if (refused == scopes.stream().anyMatch(scope -> scope.covers(needed))) {
                    wrong.add(service.getSimpleName() + "." + call.getName() + " with " + scopes);
                }
                tried++;
            }
        }
        assertTrue(service + " has calls", tried > 0);
        return wrong;
    }

    private boolean refused(Object implementation, Method call, Caller caller, TokenScope needed) {
        var takes = call.getParameterTypes();
        var arguments = new Object[takes.length];
        arguments[0] = caller;
        for (var position = 1; position < takes.length; position++) {
            arguments[position] = any(takes[position]);
        }
        try {
            var answer = (Answer<?>) call.invoke(implementation, arguments);
            return answer.fold(
                    value -> false,
                    problem -> problem.kind() == Problem.Kind.FORBIDDEN
                            && problem.detail().equals("lacks " + needed.code()));
        } catch (InvocationTargetException e) {
            return false; // it was let through, and did not like the arguments
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object any(Class<?> type) {
        if (type == String.class) {
            return benefit;
        } else if (type == Optional.class) {
            return Optional.empty();
        } else if (type == List.class) {
            return List.of();
        } else if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == Page.Request.class) {
            return Page.Request.first(10);
        } else if (type == Benefits.Query.class) {
            return Benefits.Query.all();
        } else if (type == Benefits.Call.class) {
            return new Benefits.Call(benefit, Optional.empty(), "nothing", "{}", true, Optional.empty());
        } else if (type == Purchases.Order.class) {
            return new Purchases.Order(benefit, "none", Optional.empty(), Optional.empty());
        } else if (type == MemberAccounts.Draft.class) {
            var admin = new MemberAccounts.Admin("A", "a@a.example", Language.EN);
            return new MemberAccounts.Draft("", "UTC", "b@a.example", admin, Standing.Wish.member(), Optional.empty());
        }
        return null;
    }

    @Test
    public void aTokenDoesWhatItsScopesCoverAndNothingElse() {
        var wrong = new ArrayList<String>();
        wrong.addAll(wrong(Benefits.class, benefits, false));
        wrong.addAll(wrong(Types.class, types, false));
        wrong.addAll(wrong(Catalog.class, catalog, true));
        wrong.addAll(wrong(KeyPools.class, keyPools, true));
        wrong.addAll(wrong(MemberAccounts.class, members, true));
        wrong.addAll(wrong(Purchases.class, purchases, true));
        assertEquals(List.of(), wrong);
    }

    @Test
    public void scopesAddNothingToTheRoles() {
        var user = Operators.of(member, Role.USER, Language.EN);
        var token = new Caller(
                user.user(),
                user.name(),
                user.member(),
                user.roles(),
                user.language(),
                user.onBehalf(),
                user.from(),
                Caller.Access.token(
                        5, Set.of(TokenScope.READ, TokenScope.EVERY_ACTION, TokenScope.USERS, TokenScope.OPERATOR)));
        var nothing = new Benefits.Call(benefit, Optional.empty(), "nothing", "{}", false, Optional.empty());
        assertEquals(Answers.denied(benefits.perform(user, nothing)), Answers.denied(benefits.perform(token, nothing)));
        assertEquals(Answers.denied(benefits.get(user, benefit)), Answers.denied(benefits.get(token, benefit)));
        assertEquals(
                Problem.Kind.FORBIDDEN, Answers.denied(keyPools.list(token)).kind());
    }

    @Test
    public void aSheetSaysWhatTheTokenLacks() {
        var sheet = Answers.given(benefits.get(caller(false, Set.of(TokenScope.READ)), benefit));
        assertTrue(!sheet.actions().isEmpty());
        for (var offer : sheet.actions()) {
            assertEquals("lacks act:gym", offer.refusal().orElseThrow().detail());
        }
    }

    @Test
    public void aTokenWithoutReadMayActWhereTheTypeIsAway() {
        registry.leave(1);
        var nothing = new Benefits.Call(benefit, Optional.empty(), "nothing", "{}", false, Optional.empty());
        var acting = caller(false, Set.of(TokenScope.actions("gym")));
        assertEquals(
                Problem.Kind.TYPE_UNAVAILABLE,
                Answers.denied(benefits.perform(acting, nothing)).kind());
    }
}
