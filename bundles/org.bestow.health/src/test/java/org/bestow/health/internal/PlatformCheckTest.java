package org.bestow.health.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bestow.api.Benefits;
import org.bestow.api.Catalog;
import org.bestow.api.Check;
import org.bestow.api.SignIn;
import org.bestow.api.Types;
import org.bestow.api.Users;
import org.junit.Test;

public class PlatformCheckTest {

    private static final Set<Class<?>> ALL =
            Set.of(Benefits.class, Catalog.class, SignIn.class, Types.class, Users.class);

    @Test
    public void isFineWhenAllPartsAreThere() {
        assertEquals(
                Check.Level.OK,
                new PlatformCheck(ALL::contains, () -> true, () -> true).run().level());
    }

    @Test
    public void waitsForTheLastBundle() {
        var result = new PlatformCheck(ALL::contains, () -> true, () -> false).run();

        assertEquals(Check.Level.CRITICAL, result.level());
        assertTrue(result.message(), result.message().startsWith("starting:"));
    }

    @Test
    public void isNotReadyWhileNobodyServesTheApi() {
        var served = new AtomicBoolean();
        var check = new PlatformCheck(ALL::contains, served::get, () -> true);

        assertEquals(Check.Level.CRITICAL, check.run().level());
        assertTrue(check.run().message(), check.run().message().startsWith("starting: the API is not served yet."));

        served.set(true);
        assertEquals(Check.Level.OK, check.run().level());

        served.set(false);
        assertEquals("stopped again", Check.Level.CRITICAL, check.run().level());
    }

    @Test
    public void asksOfEachPathWhoAnswersThere() {
        var wanted = Map.of("/api/v1/", "/api/v1/*", "/api/v1/events", "/api/v1/events");

        assertTrue(PlatformCheck.answered(wanted, path -> List.of(wanted.get(path), "/alias")));
        assertFalse("another has it still", PlatformCheck.answered(wanted, path -> List.of("/api/v1/*")));
        assertFalse("nobody has it", PlatformCheck.answered(wanted, path -> List.of()));
    }

    @Test
    public void namesWhatIsMissing() {
        var some = Set.<Class<?>>of(Catalog.class, Types.class, Users.class);

        var result = new PlatformCheck(some::contains, () -> true, () -> true).run();

        assertEquals(Check.Level.CRITICAL, result.level());
        assertTrue(result.message(), result.message().startsWith("starting: waiting for Benefits, SignIn."));
    }
}
