package org.bestow.health.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Set;
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
                new PlatformCheck(ALL::contains, () -> true).run().level());
    }

    @Test
    public void waitsForTheLastBundle() {
        var result = new PlatformCheck(ALL::contains, () -> false).run();

        assertEquals(Check.Level.CRITICAL, result.level());
        assertTrue(result.message(), result.message().startsWith("starting:"));
    }

    @Test
    public void namesWhatIsMissing() {
        var some = Set.<Class<?>>of(Catalog.class, Types.class, Users.class);

        var result = new PlatformCheck(some::contains, () -> true).run();

        assertEquals(Check.Level.CRITICAL, result.level());
        assertTrue(result.message(), result.message().startsWith("starting: waiting for Benefits, SignIn."));
    }
}
