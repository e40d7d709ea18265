package org.bestow.identity.internal.administration;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.Callers.caller;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.Installation.user;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Problem;
import org.bestow.api.Secret;
import org.bestow.api.UserAccounts.Account;
import org.bestow.api.UserAccounts.Draft;
import org.bestow.api.Users.State;
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
public class InvitationTest {

    private static final String EMAIL = "ines@new.example";
    private static final Secret PASSWORD = Secret.of("plum harbour twelve cranes");

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final Installation house;

    public InvitationTest(Dialect dialect) {
        house = new Installation(dialect, user(CONTOSO, "Greta Global", Role.GLOBAL_ADMIN));
    }

    private static Caller admin() {
        return caller(CONTOSO, Role.GLOBAL_ADMIN);
    }

    private static Draft draft(Language language, Optional<String> key) {
        return new Draft("Ines Invited", EMAIL, language, Set.of(Role.USER), true, key);
    }

    private Account invite() {
        return given(house.administration.create(admin(), draft(Language.ZH_TW, Optional.empty())))
                .account();
    }

    private Secret token() throws Exception {
        return Secret.of(house.messages.last().token());
    }

    private Answer<?> signIn() {
        return house.signIn.signIn(EMAIL, PASSWORD, "test", "JUnit", Language.EN);
    }

    @Test
    public void theLetterIsInTheInviteesLanguageAndHoldsTheOnlyToken() throws Exception {
        var created = given(house.administration.create(admin(), draft(Language.ZH_TW, Optional.empty())));
        assertEquals(Optional.empty(), created.oneTimePassword());
        assertEquals(State.INVITED, created.account().person().state());
        var invitation = created.account().invitation().orElseThrow();
        assertEquals(house.clock.instant().plus(Duration.ofDays(7)), invitation.expires());
        assertEquals(EMAIL, invitation.delivery().orElseThrow().address());
        var mail = house.messages.last();
        assertEquals("邀請您使用 Contoso 的權益", mail.subject());
        assertTrue(mail.text(), mail.text().contains("Greta Global"));
        assertTrue(mail.text(), mail.text().contains("https://bestow.example/invitation#" + mail.token()));
        assertEquals(43, mail.token().length());
        assertFalse(house.everything().stream().anyMatch(text -> text.contains(mail.token())));
        assertEquals("no password is hashed", 0, house.runs.get());
    }

    @Test
    public void whoAcceptsChoosesAPasswordAndSignsIn() throws Exception {
        invite();
        denied(signIn());
        denied(house.signIn.signIn(EMAIL, Secret.of(""), "test", "JUnit", Language.EN));
        var shown = given(house.invitations.read(token(), "10.0.0.1", Language.EN));
        assertEquals("Ines Invited", shown.name());
        assertEquals(EMAIL, shown.email());
        assertEquals(Language.ZH_TW, shown.language());
        assertEquals(Optional.of("Contoso"), shown.company());
        assertEquals(shown, given(house.invitations.accept(token(), PASSWORD, "10.0.0.1", Language.EN)));
        given(signIn());
        var audit = house.journal.lines().stream()
                .filter(line -> line.contains("invitation-accepted"))
                .toList();
        assertEquals(1, audit.size());
        assertTrue(audit.get(0), audit.get(0).contains("actorName=Ines Invited"));
        assertEquals(
                "invitation-ended",
                denied(house.invitations.accept(token(), PASSWORD, "10.0.0.1", Language.EN))
                        .rule());
    }

    @Test
    public void aWeakPasswordIsRefusedAndTheInvitationStaysOpen() throws Exception {
        invite();
        for (var weak : List.of("short", "Ines Invited!!", "password1234", EMAIL)) {
            var problem = denied(house.invitations.accept(token(), Secret.of(weak), "10.0.0.1", Language.EN));
            assertEquals(weak, "/password", problem.errors().get(0).path());
        }
        given(house.invitations.accept(token(), PASSWORD, "10.0.0.1", Language.EN));
    }

    @Test
    public void anInvitationEndsAfterAWeek() throws Exception {
        invite();
        house.clock.move(Duration.ofDays(7).minusSeconds(1));
        given(house.invitations.read(token(), "10.0.0.1", Language.EN));
        house.clock.move(Duration.ofSeconds(1));
        assertEquals(
                "invitation-ended",
                denied(house.invitations.read(token(), "10.0.0.1", Language.EN)).rule());
        assertEquals(
                "invitation-ended",
                denied(house.invitations.accept(token(), PASSWORD, "10.0.0.1", Language.EN))
                        .rule());
    }

    @Test
    public void anotherInvitationReplacesTheFirstAndEachWaitsLonger() throws Exception {
        var user = invite().person().id();
        var first = token();
        for (var minutes : List.of(1, 2, 4)) {
            var early = denied(house.administration.invite(admin(), user, Optional.empty()));
            assertEquals(Problem.Kind.TOO_MANY_ATTEMPTS, early.kind());
            assertEquals(Optional.of(Duration.ofMinutes(minutes)), early.retryAfter());
            house.clock.move(Duration.ofMinutes(minutes));
            given(house.administration.invite(admin(), user, Optional.empty()));
        }
        assertEquals(4, house.messages.all().size());
        assertNotEquals(first.reveal(), token().reveal());
        assertEquals(
                "invitation-ended",
                denied(house.invitations.read(first, "10.0.0.1", Language.EN)).rule());
        given(house.invitations.accept(token(), PASSWORD, "10.0.0.1", Language.EN));
        assertEquals(
                "not-invited",
                denied(house.administration.invite(admin(), user, Optional.empty()))
                        .rule());
    }

    @Test
    public void aRepeatedRequestSendsOneLetter() throws Exception {
        var key = Optional.of("k1");
        var first = given(house.administration.create(admin(), draft(Language.EN, key)));
        var second = given(house.administration.create(admin(), draft(Language.EN, key)));
        assertFalse(first.replayed());
        assertTrue(second.replayed());
        assertEquals(first.account(), second.account());
        house.clock.move(Duration.ofMinutes(1));
        var user = first.account().person().id();
        assertFalse(given(house.administration.invite(admin(), user, Optional.of("k2")))
                .replayed());
        assertTrue(given(house.administration.invite(admin(), user, Optional.of("k2")))
                .replayed());
        assertEquals(
                Problem.Kind.IDEMPOTENCY_MISMATCH,
                denied(house.administration.invite(admin(), user, key)).kind());
        assertEquals(2, house.messages.all().size());
    }

    @Test
    public void guessingClosesTheAddressAndNoOther() throws Exception {
        invite();
        for (var number = 0; number < 20; number++) {
            var guess = Secret.of(String.valueOf(number).repeat(43).substring(0, 43));
            assertEquals(
                    "invitation-ended",
                    denied(house.invitations.read(guess, "10.0.0.9", Language.EN))
                            .rule());
        }
        assertEquals(
                Problem.Kind.TOO_MANY_ATTEMPTS,
                denied(house.invitations.read(token(), "10.0.0.9", Language.EN)).kind());
        given(house.invitations.read(token(), "10.0.0.1", Language.EN));
    }

    @Test
    public void mailThatCannotBeSentIsToldBeforehand() {
        var draft = new Draft("Jörg", "jörg@new.example", Language.EN, Set.of(Role.USER), true, Optional.empty());
        assertEquals(
                "/email",
                denied(house.administration.create(admin(), draft))
                        .errors()
                        .get(0)
                        .path());
    }

    @Test
    public void operatorsAreInvitedToo() throws Exception {
        var operator = new Caller(
                9, "Olga", OptionalLong.empty(), Set.of(Role.OPERATOR), Language.EN, Optional.empty(), "shell");
        var draft = new Draft("Otto", EMAIL, Language.EN, Set.of(Role.OPERATOR), true, Optional.empty());
        given(house.administration.create(operator, draft));
        assertEquals(
                Optional.empty(),
                given(house.invitations.accept(token(), PASSWORD, "10.0.0.1", Language.EN))
                        .company());
        given(signIn());
    }
}
