package org.bestow.identity.internal.administration;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.Callers.caller;
import static org.bestow.identity.internal.Callers.operator;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.FABRIKAM;
import static org.bestow.identity.internal.Installation.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Language;
import org.bestow.api.Page;
import org.bestow.api.Problem;
import org.bestow.api.UserAccounts.Filter;
import org.bestow.identity.internal.Installation;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

@RunWith(Parameterized.class)
public class UserListTest {

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final Installation house;

    public UserListTest(Dialect dialect) {
        house = new Installation(dialect);
    }

    @Test
    public void listsByNameInPages() {
        house.users.createFirst(List.of(
                user(CONTOSO, "émile", Role.USER),
                user(CONTOSO, "Zoe", Role.USER, Role.USER_ADMIN, Role.BILLING_ADMIN),
                user(CONTOSO, "adam", Role.USER, Role.REPORT_VIEWER),
                user(CONTOSO, "Emily", Role.USER),
                user(CONTOSO, "Eve", Role.USER),
                user(FABRIKAM, "Bob", Role.USER)));
        var caller = caller(CONTOSO, Role.USER_ADMIN);
        var all = List.of("adam", "émile", "Emily", "Eve", "Zoe");
        assertEquals(all, house.names(caller, Optional.empty()));
        for (var limit = 1; limit <= 5; limit++) {
            var seen = new ArrayList<String>();
            var after = Optional.<String>empty();
            do {
                var page = given(house.administration.list(
                        caller, Filter.present(Optional.of(" ")), new Page.Request(after, limit)));
                assertTrue(page.items().size() <= limit);
                page.items().forEach(account -> seen.add(account.person().name()));
                after = page.next();
            } while (after.isPresent());
            assertEquals(all, seen);
        }
        assertEquals(List.of("émile", "Emily"), house.names(caller, Optional.of("mil")));
        var acting = operator().actingFor(FABRIKAM, "they asked");
        assertEquals(List.of("Bob"), house.names(acting, Optional.empty()));
    }

    @Test
    public void aForeignCursorIsInvalid() {
        for (var cursor : List.of("x", "!!", "dTp6ejox", "", "dTo6MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMg")) {
            var answer = house.administration.list(
                    caller(CONTOSO, Role.GLOBAL_ADMIN),
                    Filter.present(Optional.empty()),
                    new Page.Request(Optional.of(cursor), 10));
            var problem = denied(answer);
            assertEquals(cursor, Problem.Kind.INVALID, problem.kind());
            assertEquals("after", problem.errors().get(0).path());
        }
    }

    @Test
    public void whoMayNotSeeUsersHearsWhoCan() {
        house.users.createFirst(List.of(
                user(CONTOSO, "Anne", Role.GLOBAL_ADMIN),
                user(CONTOSO, "Bob", Role.USER),
                user(FABRIKAM, "Carl", Role.GLOBAL_ADMIN)));
        for (var role : List.of(Role.USER, Role.ADMIN_AGENT, Role.BILLING_ADMIN, Role.REPORT_VIEWER)) {
            var problem = denied(house.administration.list(
                    caller(CONTOSO, role).withLanguage(Language.ZH_CN),
                    Filter.present(Optional.empty()),
                    Page.Request.first(10)));
            assertEquals(Problem.Kind.FORBIDDEN, problem.kind());
            assertEquals("没有权限", problem.title());
            assertEquals(List.of(new Problem.Helper("Anne", "anne@member7.example")), problem.whoCanHelp());
        }
    }
}
