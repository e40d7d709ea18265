package org.bestow.identity.internal.account;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.Callers.caller;
import static org.bestow.identity.internal.Callers.operator;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.FABRIKAM;
import static org.bestow.identity.internal.Installation.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.UserAccounts.Filter;
import org.bestow.api.Users.NewUser;
import org.bestow.identity.internal.Installation;
import org.bestow.identity.internal.TableJournal;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class UserDirectoryTest {

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final Installation house;

    public UserDirectoryTest(Dialect dialect) {
        house = new Installation(dialect);
    }

    @Test
    public void anOperatorIsThereFromTheStart() throws Exception {
        assertEquals(List.of("Operator"), house.names(operator(), Optional.empty()));
        assertEquals(1, house.accounts.activeOperators());
        house.start(true);
        assertEquals("a restart makes no second one", 1, house.accounts.operators());
        assertEquals(20, house.password("operator@bestow.example").reveal().length());
    }

    @Test
    public void createsUsersOnce() throws Exception {
        var anne = new NewUser(
                OptionalLong.of(CONTOSO),
                "Contoso",
                "Anne Wàng",
                "Anne.Wang@Contoso.example",
                Language.ZH_TW,
                Set.of(Role.GLOBAL_ADMIN, Role.USER));
        house.users.createFirst(List.of(anne, user(CONTOSO, "Bob", Role.USER), anne));
        var first = house.password("Anne.Wang@Contoso.example");
        var renamed = new NewUser(
                anne.member(), "Contoso", "Other", "anne.wang@contoso.EXAMPLE", Language.EN, Set.of(Role.USER));
        house.users.createFirst(List.of(renamed, user(CONTOSO, "Carl", Role.USER)));
        assertEquals(first.reveal(), house.password("Anne.Wang@Contoso.example").reveal());
        assertEquals(4, house.firstRun().get("users").size());
        var caller = caller(CONTOSO, Role.GLOBAL_ADMIN);
        var found = given(house.administration.list(caller, Filter.present(Optional.of("ANNE")), Page.Request.first(1)))
                .items();
        assertEquals(1, found.size());
        var person = found.get(0).person();
        assertEquals("Anne Wàng", person.name());
        assertEquals("Anne.Wang@Contoso.example", person.email());
        assertEquals(Language.ZH_TW, person.language());
        assertEquals(anne.roles(), person.roles());
        assertTrue(person.active());
        assertEquals(4, house.journal.count("user-created"));
    }

    @Test
    public void passwordsAreInTheFileAlone() throws Exception {
        house.users.createFirst(List.of(user(CONTOSO, "Anne", Role.USER), user(CONTOSO, "Bob", Role.USER)));
        var passwords = house.firstRun().findValuesAsText("password");
        assertEquals(3, Set.copyOf(passwords).size());
        for (var value : house.everything()) {
            passwords.forEach(password -> assertFalse(value, value.contains(password)));
        }
    }

    @Test
    public void aStartThatWasCutOffIsRepeated() throws Exception {
        house.journal.fail();
        var users = List.of(user(CONTOSO, "Anne", Role.USER));
        assertThrows(RuntimeException.class, () -> house.users.createFirst(users));
        assertEquals(List.of(), house.users.search(CONTOSO, "anne"));
        var lost = house.password("anne@member7.example");
        house.database.reopen();
        // the store is another one now: this is a new process
        try (var next = new Restarted()) {
            next.users.createFirst(users);
            assertNotEquals(lost.reveal(), next.password("anne@member7.example"));
        }
    }

    /** The same data with a journal that works. */
    private final class Restarted implements AutoCloseable {
        final UserDirectory users;

        Restarted() throws Exception {
            house.run("drop table heard");
            var journal = new TableJournal(house.database);
            var accounts = new Accounts(house.database.store());
            var file = new FirstRunFile(house.directory.resolve("data"), "http://127.0.0.1:4712", true);
            users = new UserDirectory(house.database.store(), accounts, house.passwords, file, journal, house.clock);
        }

        String password(String email) throws Exception {
            return house.password(email).reveal();
        }

        @Override
        public void close() {}
    }

    @Test
    public void refusesUsersThatCannotBe() {
        var none = OptionalLong.empty();
        var some = OptionalLong.of(CONTOSO);
        for (var wrong : List.of(
                new NewUser(some, "M", "A", "a@b.example", Language.EN, Set.of(Role.OPERATOR)),
                new NewUser(none, "", "A", "a@b.example", Language.EN, Set.of(Role.USER)),
                new NewUser(some, "M", "A", "a@b.example", Language.EN, Set.of()),
                new NewUser(some, "M", " ", "a@b.example", Language.EN, Set.of(Role.USER)),
                new NewUser(some, "M", "A", "a", Language.EN, Set.of(Role.USER)))) {
            assertThrows(IllegalArgumentException.class, () -> house.users.createFirst(List.of(wrong)));
        }
    }

    @Test
    public void findsManyByOneStatement() {
        house.users.createFirst(
                List.of(user(CONTOSO, "Anne", Role.USER, Role.BILLING_ADMIN), user(FABRIKAM, "Bob", Role.USER)));
        var anne = house.users.search(CONTOSO, "anne").get(0);
        var bob = house.users.search(FABRIKAM, "BOB@").get(0);
        house.database.statements().clear();
        var found = house.users.find(List.of(anne, bob, anne, 0L, 999_999_999L));
        assertEquals(1, house.database.statements().count());
        assertEquals(Set.of(anne, bob), found.keySet());
        assertEquals(Set.of(Role.USER, Role.BILLING_ADMIN), found.get(anne).roles());
        assertEquals(OptionalLong.of(FABRIKAM), found.get(bob).member());
        house.users.find(List.of());
        assertEquals(
                "nothing asked, nothing run", 1, house.database.statements().count());
    }

    @Test
    public void findsHelpersOfTheMemberAlone() throws Exception {
        var many = new ArrayList<NewUser>();
        IntStream.range(0, 25).forEach(i -> many.add(user(CONTOSO, "Helper " + i, Role.GLOBAL_ADMIN)));
        many.add(user(CONTOSO, "A Partner", Role.PARTNER_ADMIN, Role.USER));
        many.add(user(FABRIKAM, "Foreign", Role.GLOBAL_ADMIN));
        house.users.createFirst(many);
        assertEquals(
                20, house.users.withAnyRole(CONTOSO, Set.of(Role.GLOBAL_ADMIN)).size());
        var partners = house.users.withAnyRole(CONTOSO, Set.of(Role.PARTNER_ADMIN, Role.OPERATOR));
        assertEquals(1, partners.size());
        assertEquals(Set.of(Role.PARTNER_ADMIN, Role.USER), partners.get(0).roles());
        assertEquals(List.of(), house.users.withAnyRole(CONTOSO, Set.of()));
        house.run("update account set active = false where name = 'A Partner'");
        assertEquals(List.of(), house.users.withAnyRole(CONTOSO, Set.of(Role.PARTNER_ADMIN)));
    }

    @Test
    public void searchTakesTextLiterally() {
        house.users.createFirst(List.of(
                user(CONTOSO, "Zoë 100%", Role.USER),
                user(CONTOSO, "Under_score", Role.USER),
                user(CONTOSO, "Ünder score!", Role.USER),
                user(FABRIKAM, "Zoë", Role.USER)));
        assertEquals(1, house.users.search(CONTOSO, "zoË").size());
        assertEquals(1, house.users.search(CONTOSO, "%").size());
        assertEquals(1, house.users.search(CONTOSO, "r_s").size());
        assertEquals(1, house.users.search(CONTOSO, "e!").size());
        assertEquals(3, house.users.search(CONTOSO, "member7").size());
        assertEquals(0, house.users.search(CONTOSO, "member8").size());
    }
}
