package org.bestow.identity.internal.signin;

import static org.bestow.api.testing.Answers.given;
import static org.bestow.identity.internal.signin.House.OPERATOR;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.bestow.api.Language;
import org.bestow.api.Secret;
import org.bestow.identity.internal.Installation;
import org.bestow.store.Dialect;
import org.bestow.store.fixture.TestDatabase;
import org.junit.Rule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The one user of an installation without demo data. */
@RunWith(Parameterized.class)
public class FirstOperatorTest {

    private static final Secret CHOSEN = Secret.of("violet-tractor-umbrella-93");

    @Parameters(name = "{0}")
    public static List<Object[]> databases() {
        return TestDatabase.both();
    }

    @Rule
    public final Installation empty;

    public FirstOperatorTest(Dialect dialect) {
        empty = Installation.withoutDemo(dialect);
    }

    @Test
    public void changesTheOneTimePassword() throws Exception {
        var password = empty.password(OPERATOR);
        var started = given(empty.signIn.signIn(OPERATOR, password, "10.0.0.1", "curl", Language.EN));
        assertTrue(started.caller().access().mustChangePassword());
        assertEquals(
                "to be read once more",
                password.reveal(),
                empty.password(OPERATOR).reveal());
        given(empty.account.changePassword(started.caller(), password, CHOSEN));
        var later = empty.signIn.caller(started.token(), "x").orElseThrow();
        assertFalse(later.access().mustChangePassword());
        assertFalse("of no use any more", Files.exists(empty.firstRunFile()));
    }
}
