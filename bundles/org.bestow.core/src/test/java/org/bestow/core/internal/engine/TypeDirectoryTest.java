package org.bestow.core.internal.engine;

import static org.bestow.core.internal.fixture.Operators.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Language;
import org.bestow.api.Types;
import org.bestow.api.testing.Answers;
import org.bestow.core.internal.fixture.Operators;
import org.bestow.core.internal.fixture.SeedPolicy;
import org.bestow.core.internal.fixture.World;
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
public class TypeDirectoryTest {

    @Parameterized.Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    private final TestDatabase database;
    private final World world;
    private final Texts texts = new Texts();
    private final Aftermath aftermath;
    private final TypeRegistry registry;
    private final TypeDirectory directory;

    public TypeDirectoryTest(Dialect dialect) {
        database = TestDatabase.of(dialect);
        world = new World(database.store());
        aftermath = new Aftermath(new TypeRecords(database.store())::seen, type -> {}, List::of);
        registry = new TypeRegistry(texts, World.CLOCK, aftermath);
        directory = new TypeDirectory(new Schema(database.store()), registry, texts, new SeedPolicy());
    }

    @After
    public void close() {
        aftermath.stop();
        database.close();
    }

    private List<Types.Info> list(Caller caller) {
        return Answers.given(directory.list(caller));
    }

    @Test
    public void listsDeployedOnesAndThoseThatAreGone() {
        var benefit = world.simple("a", "gym", OptionalLong.of(3), Unit.SEATS);
        world.simple("b", "gym", OptionalLong.of(3), Unit.SEATS);
        world.simple("c", "cloud", OptionalLong.of(3), Unit.SEATS);
        registry.arrive(new PlugIn().candidate(1, "gym", "1.0.0", "Gym"));
        assertTrue(directory.live("gym"));
        var admin = Operators.of(benefit.memberId(), Role.GLOBAL_ADMIN, Language.ZH_CN);
        assertEquals(List.of(new Types.Info("gym", "健身房", Optional.of("1.0.0"), true, 1, List.of())), list(admin));
        assertEquals(
                List.of(
                        new Types.Info("cloud", "Cloud", Optional.empty(), false, 1, List.of()),
                        new Types.Info("gym", "Gym", Optional.of("1.0.0"), true, 2, List.of())),
                list(OPERATOR));
        var user = Operators.of(benefit.memberId(), Role.USER, Language.EN);
        assertEquals(0, list(user).get(0).benefits());
        database.store().global().transact(sql -> sql.update(
                        "insert into assignment (id, member_id, benefit_id, user_id, data, data_version, since, version)"
                                + " values (1, :member, :benefit, :user, '{}', 1, :now, 1)")
                .bind("member", benefit.memberId())
                .bind("benefit", benefit.id())
                .bind("user", user.user())
                .bind("now", World.NOW)
                .execute());
        assertEquals(
                "a holder counts what is assigned to him", 1, list(user).get(0).benefits());
        registry.leave(1);
        assertFalse(directory.live("gym"));
        assertEquals(List.of(new Types.Info("gym", "健身房", Optional.empty(), false, 1, List.of())), list(admin));
    }

    @Test
    public void saysWhatToReadAboutACategory() {
        registry.arrive(new PlugIn().candidate(1, "gym", "1.0.0", "Gym"));
        database.store().global().transact(sql -> sql.update(
                        "insert into category_link (type, links) values ('gym', :links)")
                .bind("links", "[{\"href\":\"https://gym.example/\",\"label\":{\"en\":\"Plan\"}}]")
                .execute());
        assertEquals(
                List.of(new Catalog.Link("Plan", URI.create("https://gym.example/"))),
                list(OPERATOR).get(0).seeAlso());
    }

    @Test
    public void remembersTypesAndTheirTextsOverARestart() {
        registry.arrive(new PlugIn().candidate(1, "gym", "1.0.0", "Gym"));
        registry.leave(1);
        registry.arrive(new PlugIn().candidate(2, "gym", "1.1.0", "Gym"));
        aftermath.stop();
        var later = new Texts();
        new TypeRecords(database.store()).teach(later);
        assertEquals("健身房", later.title("gym", Language.ZH_CN));
        assertEquals(List.of("gym"), new TypeRecords(database.store()).ids());
        assertEquals(1, world.count("select count(*) from type_record where version = '1.1.0'"));
        assertEquals(1, world.count("select count(*) from type_settings where type = 'gym' and version = 2"));
    }
}
