package org.bestow.mail.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.bestow.api.Check;
import org.bestow.api.Deliveries;
import org.junit.Test;

public class MailCheckTest {

    private final MailWorld world = new MailWorld();
    private final Circuit circuit = new Circuit(() -> 0);

    private Check.Result check(Optional<String> mistake, boolean configured) {
        var found = configured ? Optional.of(circuit) : Optional.<Circuit>empty();
        return new MailCheck(world.deliveries, world.clock, mistake, found).run();
    }

    private static void assertSays(Check.Level level, String words, Check.Result result) {
        assertEquals(result.message(), level, result.level());
        assertTrue(result.message(), result.message().contains(words));
    }

    @Test
    public void withoutServerItDependsOnWhatWaits() {
        assertSays(Check.Level.OK, "nothing waits", check(Optional.empty(), false));
        world.deliveries.queue(3);
        var result = check(Optional.empty(), false);
        assertSays(Check.Level.WARN, "No mail server is configured", result);
        assertSays(Check.Level.WARN, "wait: 3, the oldest since 2026-05-04T10:00:00Z", result);
    }

    @Test
    public void aMistakeIsTold() {
        assertSays(Check.Level.WARN, "port must be a number", check(Optional.of("port must be a number"), false));
    }

    @Test
    public void aDeadServerBecomesCritical() {
        world.deliveries.queue(1);
        assertSays(Check.Level.OK, "Mail leaves", check(Optional.empty(), true));
        circuit.fault(Deliveries.Fault.of("unreachable"), world.clock.instant());
        assertSays(Check.Level.WARN, "since 2026-05-04T10:00:00Z (unreachable)", check(Optional.empty(), true));
        world.clock.move(Duration.ofMinutes(61));
        circuit.fault(Deliveries.Fault.of("unreachable"), world.clock.instant());
        assertSays(Check.Level.CRITICAL, "since 2026-05-04T10:00:00Z", check(Optional.empty(), true));
    }

    @Test
    public void failedAndLateOnesAreTold() {
        world.deliveries.queue(1);
        world.clock.move(Duration.ofMinutes(61));
        assertSays(Check.Level.WARN, "takes some messages later", check(Optional.empty(), true));
        world.deliveries.claim("me", 1);
        world.deliveries.begin("me", 0, "id@example");
        world.deliveries.settle("me", 0, new Deliveries.Refused(Deliveries.Fault.of("recipient-refused")));
        assertSays(Check.Level.WARN, "failed: 1", check(Optional.empty(), true));
    }
}
