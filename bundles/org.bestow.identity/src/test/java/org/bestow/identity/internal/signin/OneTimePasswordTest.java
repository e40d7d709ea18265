package org.bestow.identity.internal.signin;

import static org.bestow.api.testing.Answers.denied;
import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.Installation.CONTOSO;
import static org.bestow.identity.internal.signin.House.ANNE;
import static org.bestow.identity.internal.signin.House.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.bestow.api.Caller;
import org.bestow.api.Language;
import org.bestow.api.Secret;
import org.bestow.api.SignIn.Started;
import org.bestow.api.UserAccounts.Draft;
import org.bestow.spi.Role;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Whose password somebody else handed over is told to choose another, and what ends that. */
@RunWith(Parameterized.class)
public class OneTimePasswordTest {

    private static final String NORA = "nora@new.example";
    private static final Secret CHOSEN = Secret.of("violet-tractor-umbrella-93");

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final House house;

    public OneTimePasswordTest(Dialect dialect) {
        house = new House(dialect);
    }

    private Caller admin() throws Exception {
        return house.caller(ANNE);
    }

    private Secret handedOver() throws Exception {
        var draft = new Draft("Nora", NORA, Language.EN, Set.of(Role.USER), Optional.empty());
        return given(house.of.administration.create(admin(), draft))
                .oneTimePassword()
                .orElseThrow();
    }

    private boolean mustChange(Started session) {
        return house.of
                .signIn
                .caller(session.token(), "x")
                .orElseThrow()
                .access()
                .mustChangePassword();
    }

    @Test
    public void whatAnAdminHandsOverHasToBeChanged() throws Exception {
        var password = handedOver();
        var session = house.signIn(NORA, password, "10.0.0.1");
        assertTrue("told at the sign-in", session.caller().access().mustChangePassword());
        assertTrue("and afterwards", mustChange(session));
        house.of.clock.move(Duration.ofMinutes(1));
        assertTrue("also when it is read again", mustChange(session));
        assertTrue(mustChange(house.signIn(NORA, password, "10.0.0.1")));
    }

    @Test
    public void theOwnPasswordOpensTheSessionAtOnceAndEndsTheOthers() throws Exception {
        var password = handedOver();
        var mine = house.signIn(NORA, password, "10.0.0.1");
        var other = house.signIn(NORA, password, "10.0.0.2");
        assertTrue(mustChange(mine) && mustChange(other));
        assertEquals(1, (int) given(house.of.account.changePassword(mine.caller(), password, CHOSEN)));
        assertFalse(mustChange(mine));
        assertEquals(Optional.empty(), house.of.signIn.caller(other.token(), "x"));
        assertFalse(mustChange(house.signIn(NORA, CHOSEN, "10.0.0.1")));
    }

    @Test
    public void theSamePasswordAndAWrongOneLeaveItAsItIs() throws Exception {
        var password = handedOver();
        var mine = house.signIn(NORA, password, "10.0.0.1");
        var same = denied(house.of.account.changePassword(mine.caller(), password, password));
        assertEquals("/password", same.errors().get(0).path());
        var wrong =
                denied(house.of.account.changePassword(mine.caller(), CHOSEN, Secret.of("another-lantern-forest-48")));
        assertEquals("wrong-password", wrong.rule());
        house.of.clock.move(Duration.ofMinutes(1));
        assertTrue(mustChange(mine));
    }

    @Test
    public void whoWasDeletedAndRestoredStillHasToChangeIt() throws Exception {
        var password = handedOver();
        var id = house.of
                .signIn
                .profile(house.signIn(NORA, password, "10.0.0.1").caller())
                .orElseThrow()
                .id();
        given(house.of.removal.remove(admin(), id, false));
        given(house.of.removal.restore(admin(), id));
        assertTrue(mustChange(house.signIn(NORA, password, "10.0.0.1")));
    }

    @Test
    public void theUsersOfADemonstrationKeepTheirs() throws Exception {
        assertFalse(mustChange(house.signIn(ANNE)));
        assertFalse(mustChange(house.signIn(OPERATOR)));
    }

    @Test
    public void whoWasInvitedHasChosenAlready() throws Exception {
        var draft = new Draft("Nora", NORA, Language.EN, Set.of(Role.USER), true, Optional.empty());
        given(house.of.administration.create(admin(), draft));
        var token = Secret.of(house.of.messages.last().token());
        given(house.of.invitations.accept(token, CHOSEN, "10.0.0.1", Language.EN));
        assertFalse(mustChange(house.signIn(NORA, CHOSEN, "10.0.0.1")));
    }

    @Test
    public void anOperatorFromTheShellHandsOverOnesToo() throws Exception {
        var shell = new Caller(
                0, "shell", OptionalLong.empty(), Set.of(Role.OPERATOR), Language.EN, Optional.empty(), "shell");
        var draft = new Draft("Nora", NORA, Language.EN, Set.of(Role.USER), Optional.empty());
        var password = given(house.of.administration.create(shell.actingFor(CONTOSO, "asked for"), draft))
                .oneTimePassword()
                .orElseThrow();
        assertTrue(mustChange(house.signIn(NORA, password, "10.0.0.1")));
    }
}
