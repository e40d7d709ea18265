package org.bestow.identity.internal.administration;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.FABRIKAM;
import static org.bestow.identity.internal.Installation.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.UserAccounts.Filter;
import org.bestow.api.UserImports.Order;
import org.bestow.api.UserImports.Report;
import org.bestow.api.Users.State;
import org.bestow.identity.internal.Callers;
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
public class UserImportTest {

    private static final String GOOD = "Name,E-mail,Roles,Language,Status\n"
            + "Nora New,nora@new.example,Global admin; REPORT_VIEWER,zh-TW,\n"
            + "\"Baker, Bo\",bo@new.example,,,\n"
            + "王小明,ming@new.example,用户,zh_cn,\n";

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final Installation house;

    public UserImportTest(Dialect dialect) {
        house = new Installation(
                dialect,
                user(CONTOSO, "Greta Global", Role.GLOBAL_ADMIN),
                user(FABRIKAM, "Fay Foreign", Role.GLOBAL_ADMIN));
    }

    private static Caller caller(Role... roles) {
        return Callers.caller(CONTOSO, roles);
    }

    private Answer<Report> run(String csv, boolean dryRun, Optional<String> key) {
        return house.imports.importUsers(caller(Role.GLOBAL_ADMIN), new Order(csv, dryRun, key));
    }

    private List<String> errors(Answer<Report> answer) {
        return given(answer).rows().stream()
                .flatMap(row -> row.errors().stream().map(error -> row.line() + error.path()))
                .toList();
    }

    private Set<String> invited() {
        var filter = new Filter(Optional.empty(), Optional.empty(), Set.of(State.INVITED));
        return given(house.administration.list(
                        caller(Role.GLOBAL_ADMIN), filter, org.bestow.api.Page.Request.first(200)))
                .items()
                .stream()
                .map(account -> account.person().name())
                .collect(Collectors.toSet());
    }

    @Test
    public void aDryRunReportsAndLeavesNoTrace() throws Exception {
        var report = given(run(GOOD, true, Optional.of("k")));
        assertTrue(report.dryRun());
        assertEquals(List.of("Status"), report.ignoredColumns());
        assertEquals(List.of(), errors(run(GOOD, true, Optional.empty())));
        assertEquals(
                List.of(Set.of(Role.GLOBAL_ADMIN, Role.REPORT_VIEWER), Set.of(Role.USER), Set.of(Role.USER)),
                report.rows().stream().map(row -> row.roles()).toList());
        assertEquals(
                List.of(Language.ZH_TW, Language.EN, Language.ZH_CN),
                report.rows().stream().map(row -> row.language().orElseThrow()).toList());
        assertEquals(Set.of(), invited());
        assertEquals(List.of(), house.messages.all());
    }

    @Test
    public void allAreMadeAndInvitedInTheirLanguages() throws Exception {
        var report = given(run(GOOD, false, Optional.empty()));
        assertEquals(Set.of("Nora New", "Baker, Bo", "王小明"), invited());
        assertTrue(report.rows().stream().allMatch(row -> row.user().isPresent()));
        assertEquals(
                List.of("邀請您使用 Contoso 的權益", "You are invited to the benefits of Contoso", "邀请你使用 Contoso 的权益"),
                house.messages.all().stream().map(mail -> mail.subject()).toList());
        assertEquals(
                3,
                house.journal.lines().stream()
                        .filter(line -> line.contains("action=user-created") && line.contains("actorName=Greta Global"))
                        .count());
        assertEquals("no password is hashed", 0, house.runs.get());
    }

    @Test
    public void everyWrongRowIsNamedAndNothingIsMade() throws Exception {
        var wrong = "email;name;role;language\n"
                + "nora@new.example;" + "x".repeat(51) + ";;\n"
                + "no mail;Bo;;\n"
                + "NORA@new.example;Nora again;;\n"
                + "fay.foreign@member8.example;Fay;;\n"
                + "kim@new.example;Kim;king;\n"
                + "otto@new.example;Otto;operator;\n"
                + "gus@new.example;Gus;;de\n"
                + "ok@new.example;Ok;;\n";
        var expected = List.of("2/name", "3/email", "4/email", "5/email", "6/roles", "7/roles", "8/language");
        assertEquals(expected, errors(run(wrong, true, Optional.empty())));
        var problem = denied(run(wrong, false, Optional.empty()));
        assertEquals(Problem.Kind.INVALID, problem.kind());
        assertEquals(
                expected.stream().map(place -> "/rows/" + place).toList(),
                problem.errors().stream().map(Problem.FieldError::path).toList());
        assertEquals(Set.of(), invited());
        assertEquals(List.of(), house.messages.all());
    }

    @Test
    public void onlyRolesThatTheCallerMayGive() {
        var csv = "name,email,roles\nNora,nora@new.example,GLOBAL_ADMIN\nBo,bo@new.example,\n";
        for (var role : EnumSet.complementOf(EnumSet.of(Role.OPERATOR))) {
            var answer = house.imports.importUsers(caller(role), new Order(csv, true, Optional.empty()));
            switch (role) {
                case GLOBAL_ADMIN -> assertEquals(List.of(), errors(answer));
                case USER_ADMIN, ACCOUNT_ADMIN -> assertEquals(List.of("2/roles"), errors(answer));
                default -> assertEquals(Problem.Kind.FORBIDDEN, denied(answer).kind());
            }
        }
    }

    @Test
    public void aRepetitionIsAnsweredAsTheFirstAndSendsNothing() throws Exception {
        var key = Optional.of("k1");
        var first = given(run(GOOD, false, key));
        var again = given(run(GOOD, false, key));
        assertFalse(first.replayed());
        assertTrue(again.replayed());
        assertEquals(first.rows(), again.rows());
        assertEquals(3, house.messages.all().size());
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(run("name,email\nA,a@new.example\n", false, key)).kind());
        assertEquals(3, denied(run(GOOD, false, Optional.empty())).errors().size());
    }

    @Test
    public void tablesComeInManyForms() {
        for (var csv : List.of(
                "\ufeffname\temail\nNora\tnora@new.example\n",
                "\n\nFirst name;Last name;E-Mail Address\r\nNora;New;nora@new.example\r\n",
                "姓名,电子邮件\nNora,nora@new.example",
                "\"email\",\"name\"\n\"nora@new.example\",\"Nora\"\n,,\n")) {
            assertEquals(csv, List.of(), errors(run(csv, true, Optional.empty())));
        }
    }

    @Test
    public void aTableThatCannotBeReadIsRefusedWithoutQuotingIt() {
        var many = IntStream.rangeClosed(1, 101)
                .mapToObj(number -> "N" + number + ",n" + number + "@new.example")
                .collect(Collectors.joining("\n"));
        for (var csv : List.of(
                "",
                "name,email",
                "Nora,nora@new.example\n",
                "name,name,email\nA,B,c@x.example",
                "name,email\n" + many)) {
            var problem = denied(run(csv, true, Optional.empty()));
            assertEquals(csv, "/csv", problem.errors().get(0).path());
            assertFalse(problem.toString().contains("@"));
        }
    }
}
